"""Registration, and a sentence for everything that ZAYA1 on vLLM cannot do or has not been given."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("vllm", reason="needs the environment of `make test-vllm`")

import torch
import vllm
from safetensors.torch import load_file, save_file
from torch import Tensor
from vllm.config import CompilationConfig
from vllm.engine.arg_utils import EngineArgs

from zaya import save, vllm_plugin
from zaya.checkpoint import load_model
from zaya.config import PRESETS
from zaya.vllm_plugin.config import OP
from zaya.vllm_plugin.experts import Chosen
from zaya.vllm_plugin.weights import Names


@pytest.fixture
def log() -> Iterator[list[logging.LogRecord]]:
    """What the plugin logs; vLLM's loggers may not hand it on."""
    records: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = records.append  # type: ignore[method-assign]
    logger = logging.getLogger("vllm.zaya")
    logger.addHandler(handler)
    yield records
    logger.removeHandler(handler)


def test_registering_twice_changes_nothing(log: list[logging.LogRecord]) -> None:
    vllm_plugin.register()
    vllm_plugin.register()
    assert CompilationConfig._attention_ops.count(OP) == 1
    assert "ZayaForCausalLM" in vllm.ModelRegistry.get_supported_archs()
    assert not log


def test_another_version_gets_a_warning_that_names_the_tested_ones(
    log: list[logging.LogRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vllm, "__version__", "9.9.9")
    vllm_plugin.register()
    (record,) = log
    assert record.levelname == "WARNING"
    assert "not tested on vLLM 9.9.9, only on " + ", ".join(vllm_plugin.TESTED) in record.getMessage()


def test_a_version_without_the_interfaces_gets_an_error_and_serves_other_models(
    log: list[logging.LogRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(CompilationConfig, "_attention_ops")
    vllm_plugin.register()
    (record,) = log
    assert record.levelname == "ERROR"
    assert "_attention_ops" in record.getMessage() and "Install a version" in record.getMessage()


NGRAMS = {"method": "ngram", "num_speculative_tokens": 2, "prompt_lookup_max": 3}


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"pipeline_parallel_size": 2}, "ZAYA1 does not run in pipeline stages"),
        ({"speculative_config": NGRAMS}, "ZAYA1 does not run with speculative decoding"),
        ({"hf_overrides": {"skip": "none"}}, "skip is 'none'; choose 'zero' or 'identity'"),
        ({"hf_overrides": {"num_experts_per_tok": 2}}, "num_experts_per_tok"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(options: dict[str, Any], sentence: str, tiny: Path) -> None:
    with pytest.raises(Exception, match=sentence):
        EngineArgs(str(tiny), dtype="float32", skip_tokenizer_init=True, **options).create_engine_config()


def test_heads_that_ranks_cannot_share_are_refused(lab: SimpleNamespace, tmp_path: Path) -> None:
    config = replace(lab.TINY, num_attention_heads=6, num_key_value_heads=3)
    save(lab.invent(config, gain=1), tmp_path)
    arguments = EngineArgs(str(tmp_path), dtype="float32", skip_tokenizer_init=True, tensor_parallel_size=2)
    with pytest.raises(ValueError, match="3 key-value heads cannot be shared out to 2 ranks"):
        arguments.create_engine_config()


@pytest.mark.parametrize(
    "lost",
    ["mlp.gate.balancing_biases", "self_attn.qkv_proj.v_proj_delayed.weight", "self_attn.o_proj.weight"],
)
def test_a_checkpoint_with_a_hole_is_refused(
    lost: str, tiny: Path, lab: SimpleNamespace, tmp_path: Path
) -> None:
    tensors = load_file(tiny / "model.safetensors")
    del tensors[f"model.layers.1.{lost}"]
    with pytest.raises(ValueError, match=f"missing model.layers.1.{lost}"):
        _serve(tiny, tensors, lab, tmp_path)


def test_a_checkpoint_with_a_bias_too_many_is_refused(
    tiny: Path, lab: SimpleNamespace, tmp_path: Path
) -> None:
    name = "model.layers.0.self_attn.o_proj.bias"
    tensors = load_file(tiny / "model.safetensors") | {name: torch.ones(64)}
    with pytest.raises(ValueError, match=f"unexpected {name}"):
        _serve(tiny, tensors, lab, tmp_path)


def _serve(source: Path, tensors: dict[str, Tensor], lab: SimpleNamespace, folder: Path) -> None:
    """Serve the model of `source` with these weights."""
    save_file(tensors, folder / "model.safetensors")
    (folder / "config.json").write_bytes((source / "config.json").read_bytes())
    with lab.serving(folder):
        pass


def test_weights_that_vllm_makes_up_run(tiny: Path, lab: SimpleNamespace) -> None:
    with lab.serving(tiny, load_format="dummy") as llm:
        assert [len(row) for row in lab.generate(llm, [[5, 6, 7]], 4)] == [4]


def test_new_convolutions_and_temperatures_take_effect(tiny: Path, lab: SimpleNamespace) -> None:
    """What a trainer sends, tensor by tensor, of the weights whose form here is our own."""
    model = load_model(tiny)
    changed: dict[str, Tensor] = {
        name: tensor + 0.3
        for name, tensor in model.state_dict().items()
        if "conv_qk" in name or "temp" in name or ".gate." in name
    }
    given = lab.prompts((20, 33), seed=3)
    with lab.serving(tiny) as llm:
        before = lab.generate(llm, given, 8)
        for name, tensor in changed.items():
            llm.apply_model(lambda served, name=name, tensor=tensor: served.load_weights([(name, tensor)]))
        after = lab.generate(llm, given, 8)
    model.load_state_dict(changed, strict=False)
    assert before != after == [_greedy(model, prompt, 8) for prompt in given]


@torch.no_grad()
def _greedy(model: Callable[..., Tensor], prompt: list[int], new: int) -> list[int]:
    ids = list(prompt)
    for _ in range(new):
        ids.append(int(model(torch.tensor([ids]), last_only=True).argmax()))
    return ids[len(prompt) :]


def test_the_halves_of_the_values_are_joined_whenever_they_come() -> None:
    names = Names(PRESETS["zaya1-nano"], legacy=False)
    prefix = "model.layers.0.self_attn.qkv_proj"
    current, delayed = torch.zeros(2, 3), torch.ones(2, 3)
    assert list(names([(f"{prefix}.v_proj_delayed.weight", delayed)])) == []
    ((name, joined),) = names([(f"{prefix}.v_proj_current.weight", current)])
    assert name == f"{prefix}.v_proj.weight"
    assert torch.equal(joined, torch.cat([current, delayed]))


def test_those_who_replay_the_routing_see_the_skip_class() -> None:
    router = Chosen(experts=4)
    seen: list[Tensor] = []
    router.set_capture_fn(seen.append)
    packed = torch.tensor([[0.7, 3.0], [0.4, 4.0], [0.9, 0.0]])
    weights, experts = router.select_experts(torch.zeros(3, 8), packed, torch.int32)
    assert seen[0].flatten().tolist() == [3, 4, 0]
    assert experts.flatten().tolist() == [3, 0, 0]
    assert weights.flatten().tolist() == pytest.approx([0.7, 0.0, 0.9])
