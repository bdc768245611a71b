"""Logits of every position, of prompts and decoded: those of Transformers, or of our own model."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("vllm", reason="needs the environment of `make test-vllm`")

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from zaya import save
from zaya.checkpoint import load_model

TOLERANCE = 5e-5
SHAPES: dict[str, dict[str, Any]] = {
    "plain": {},
    "attention bias": {"attention_bias": True},
    "three taps, one key head": {"cca_time0": 3, "num_key_value_heads": 1},
    "one tap": {"cca_time0": 1, "cca_time1": 1},
    "sliding": {"layer_types": ("hybrid_sliding", "hybrid"), "sliding_window": 5},
    "a window that no layer has": {"sliding_window": 5},
    "untied, head bias, whole turns": {
        "tie_word_embeddings": False,
        "lm_head_bias": True,
        "head_dim": 48,
    },
}


def run(lab: SimpleNamespace, folder: Path, **options: Any) -> tuple[Tensor, Tensor]:
    """A prompt in pieces of 7 and 8 greedy tokens: all ids but the last [S], and their logits [S, V]."""
    caught: list[Tensor] = []

    def watch(model: Any) -> None:
        model.register_forward_hook(lambda module, inputs, hidden: caught.append(hidden.clone()))

    (prompt,) = lab.prompts((60,), seed=5)
    with lab.serving(folder, max_num_batched_tokens=7, max_num_seqs=7, **options) as llm:
        llm.apply_model(watch)
        caught.clear()
        (made,) = lab.generate(llm, [prompt], 8)
        assert [len(hidden) for hidden in caught] == [7] * 8 + [4] + [1] * 7
        (logits,) = llm.apply_model(lambda model: model.compute_logits(torch.cat(caught)).float())
    return torch.tensor(prompt + made[:-1]), logits


@torch.no_grad()
def distance(found: Tensor, wanted: Tensor) -> float:
    """The greatest difference."""
    assert found.shape == wanted.shape
    return float((found - wanted).abs().max())


@pytest.fixture(scope="session")
def calm(lab: SimpleNamespace, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """calm(**changes): a checkpoint whose logits rounding hardly moves."""

    def make(**changes: Any) -> Path:
        folder = tmp_path_factory.mktemp("calm")
        save(lab.invent(replace(lab.TINY, **changes), gain=1), folder)
        return folder

    return make


@pytest.mark.parametrize("shape", SHAPES)
def test_logits_equal_those_of_transformers(
    shape: str, calm: Callable[..., Path], lab: SimpleNamespace
) -> None:
    folder = calm(**SHAPES[shape])
    ids, logits = run(lab, folder)
    with torch.no_grad():
        wanted = lab.transformers_model(folder)(ids[None]).logits[0]
    assert distance(logits, wanted) < TOLERANCE


def test_skipped_tokens_pass_as_they_are_where_asked_for(
    calm: Callable[..., Path], lab: SimpleNamespace
) -> None:
    folder = calm()
    ids, logits = run(lab, folder, hf_overrides={"skip": "identity"})
    with torch.no_grad():
        assert distance(logits, load_model(folder, skip="identity")(ids[None])[0]) < TOLERANCE
        assert distance(logits, load_model(folder, skip="zero")(ids[None])[0]) > 0.01


def test_the_older_layout_gives_the_same(
    calm: Callable[..., Path], lab: SimpleNamespace, tmp_path: Path
) -> None:
    folder = calm()
    tensors = load_file(folder / "model.safetensors")
    legacy = _checkpoints().to_legacy(tensors, lab.TINY.num_hidden_layers)
    save_file({name: tensor.contiguous() for name, tensor in legacy.items()}, tmp_path / "model.safetensors")
    row = {
        "architectures": ["ZayaForCausalLM"],
        "model_type": "zaya",
        "num_hidden_layers": 2 * lab.TINY.num_hidden_layers,
        "ffn_hidden_size": 2 * lab.TINY.moe_intermediate_size,
        "rope_theta": 5e6,
        "max_position_embeddings": lab.TINY.max_position_embeddings,
    }
    (tmp_path / "config.json").write_text(json.dumps(row))
    ids, logits = run(lab, tmp_path)
    wanted = run(lab, folder)
    assert torch.equal(ids, wanted[0]) and torch.equal(logits, wanted[1])


def test_half_precision_keeps_the_balancing_biases(calm: Callable[..., Path], lab: SimpleNamespace) -> None:
    folder = calm()
    stored = load_file(folder / "model.safetensors")
    with lab.serving(folder, dtype="bfloat16") as llm:
        (found,) = llm.apply_model(lambda model: dict(model.named_buffers()))
    biases = {name: buffer for name, buffer in found.items() if name.endswith("balancing_biases")}
    assert len(biases) == lab.TINY.num_hidden_layers
    assert all(torch.equal(buffer, stored[name]) for name, buffer in biases.items())


def _checkpoints() -> Any:
    """The tests of checkpoints, which can write the older layout."""
    path = Path(__file__).parents[1] / "zaya" / "test_checkpoint.py"
    spec = spec_from_file_location("zaya_test_checkpoint", path)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
