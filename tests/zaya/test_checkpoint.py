"""Checkpoints: both layouts in, one out, and a sentence for everything that is wrong with a folder."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from zaya import checkpoint
from zaya.checkpoint import CheckpointError, load_model, save
from zaya.config import PRESETS, ConfigError, Rope, ZayaConfig
from zaya.legacy import convert_legacy, legacy_config
from zaya.model import Zaya

TINY = ZayaConfig(
    vocab_size=40,
    hidden_size=24,
    num_hidden_layers=2,
    num_attention_heads=4,
    num_key_value_heads=2,
    head_dim=8,
    num_experts=3,
    moe_intermediate_size=16,
    router_hidden_size=8,
)


def model_of(config: ZayaConfig) -> Zaya:
    torch.manual_seed(0)
    model = Zaya(config).eval()
    for tensor in model.state_dict().values():
        tensor.normal_()
    return model


def equal(found: Zaya, wanted: Zaya) -> bool:
    a, b = found.state_dict(), wanted.state_dict()
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in b)


@pytest.mark.parametrize(
    "config",
    [
        TINY,
        replace(TINY, tie_word_embeddings=False, lm_head_bias=True, attention_bias=True, skip="identity"),
        replace(TINY, layer_types=("hybrid", "hybrid_sliding"), sliding_window=3, cca_time0=3),
    ],
)
def test_what_is_saved_is_loaded(config: ZayaConfig, tmp_path: Path) -> None:
    model = model_of(config)
    save(model, tmp_path)
    loaded = load_model(tmp_path)
    assert loaded.config == config
    assert not loaded.training
    assert equal(loaded, model)


def test_shards_are_written_with_an_index_and_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = model_of(TINY)
    monkeypatch.setattr(checkpoint, "SHARD_BYTES", 9000)
    save(model, tmp_path)
    index = json.loads((tmp_path / "model.safetensors.index.json").read_text())
    files = sorted(set(index["weight_map"].values()))
    assert len(files) > 2
    assert all((tmp_path / file).stat().st_size < 9000 + 20000 for file in files)
    assert set(index["weight_map"]) == set(model.state_dict())
    assert index["metadata"]["total_size"] == sum(t.numel() * 4 for t in model.state_dict().values())
    assert equal(load_model(tmp_path), model)
    (tmp_path / files[1]).unlink()
    with pytest.raises(CheckpointError, match=f"no complete model: {files[1]} is missing"):
        load_model(tmp_path)


def test_bfloat16_keeps_the_balancing_biases_in_fp32(tmp_path: Path) -> None:
    model = model_of(TINY)
    save(model, tmp_path)
    loaded = load_model(tmp_path, dtype=torch.bfloat16)
    for name, tensor in loaded.state_dict().items():
        exact = name.endswith("balancing_biases")
        assert tensor.dtype == (torch.float32 if exact else torch.bfloat16)
        assert torch.equal(tensor, model.state_dict()[name]) or not exact
    save(loaded, tmp_path / "half")
    assert load_model(tmp_path / "half").model.embed_tokens.weight.dtype == torch.bfloat16
    assert equal(load_model(tmp_path / "half"), loaded)


def test_skip_is_overridden_on_loading(tmp_path: Path) -> None:
    save(model_of(TINY), tmp_path)
    assert load_model(tmp_path).config.skip == "zero"
    assert load_model(tmp_path, skip="identity").config.skip == "identity"
    assert load_model(tmp_path, skip="identity").model.layers[1].mlp.experts.skip == "identity"


def test_transformers_reads_what_is_saved(tmp_path: Path) -> None:
    transformers = pytest.importorskip("transformers", minversion="5.23")
    model = model_of(TINY)
    save(model, tmp_path)
    theirs, report = transformers.ZayaForCausalLM.from_pretrained(tmp_path, output_loading_info=True)
    assert not report["missing_keys"] and not report["unexpected_keys"] and not report["mismatched_keys"]
    state = theirs.state_dict()
    for name, tensor in model.state_dict().items():
        # from_pretrained of Transformers 5.23 overwrites the last balancing bias of every layer with -1.
        kept = slice(-1) if name.endswith("balancing_biases") else slice(None)
        assert torch.equal(state[name][kept], tensor[kept]), name


def test_the_fixture_loads_as_it_is_on_disk(shared: Callable[[str], Path]) -> None:
    folder = shared("fixtures/zaya_tiny")
    state, file = load_model(folder).state_dict(), load_file(folder / "model.safetensors")
    assert state.keys() == file.keys()
    assert all(torch.equal(state[name], file[name]) for name in file)


def test_the_8b_preset_has_the_published_tensors_and_size() -> None:
    with torch.device("meta"):
        model = Zaya(PRESETS["zaya1-8b"])
    state = {name: list(tensor.shape) for name, tensor in model.state_dict().items()}
    assert len(state) == 1283
    assert sum(p.numel() for p in model.parameters()) == 8_840_488_784
    layer = "model.layers.39."
    published = {
        "model.embed_tokens.weight": [262272, 2048],
        "model.input_hidden_states_scale": [2048],
        "model.input_hidden_states_bias": [2048],
        "model.norm.weight": [2048],
        layer + "input_layernorm.weight": [2048],
        layer + "post_attention_layernorm.weight": [2048],
        layer + "post_attention_residual_scale.residual_bias": [2048],
        layer + "post_mlp_residual_scale.hidden_states_scale": [2048],
        layer + "self_attn.qkv_proj.q_proj.weight": [1024, 2048],
        layer + "self_attn.qkv_proj.k_proj.weight": [256, 2048],
        layer + "self_attn.qkv_proj.v_proj_current.weight": [128, 2048],
        layer + "self_attn.qkv_proj.v_proj_delayed.weight": [128, 2048],
        layer + "self_attn.qkv_proj.conv_qk_depthwise.weight": [1280, 1, 2],
        layer + "self_attn.qkv_proj.conv_qk_depthwise.bias": [1280],
        layer + "self_attn.qkv_proj.conv_qk_grouped.weight": [1280, 128, 2],
        layer + "self_attn.qkv_proj.conv_qk_grouped.bias": [1280],
        layer + "self_attn.qk_norm.temp": [2],
        layer + "self_attn.o_proj.weight": [2048, 1024],
        layer + "mlp.gate.down_proj.weight": [256, 2048],
        layer + "mlp.gate.down_proj.bias": [256],
        layer + "mlp.gate.router_states_scale": [256],
        layer + "mlp.gate.balancing_biases": [17],
        layer + "mlp.gate.router_mlp.norm.weight": [256],
        layer + "mlp.gate.router_mlp.fc1.weight": [256, 256],
        layer + "mlp.gate.router_mlp.fc2.bias": [256],
        layer + "mlp.gate.router_mlp.out_proj.weight": [17, 256],
        layer + "mlp.experts.gate_up_proj": [16, 4096, 2048],
        layer + "mlp.experts.down_proj": [16, 2048, 2048],
    }
    assert {name: state.get(name) for name in published} == published
    assert "lm_head.weight" not in state
    assert "model.layers.0.mlp.gate.router_states_scale" not in state


def to_legacy(tensors: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """The inverse conversion, written from the layout's description, one line a tensor family."""
    old: dict[str, Tensor] = {
        "model.embed_tokens.weight": tensors["model.embed_tokens.weight"],
        "model.final_norm.weight": tensors["model.norm.weight"],
        "model.layers.0.res_scale.hidden_states_scale": tensors["model.input_hidden_states_scale"],
        "model.layers.0.res_scale.hidden_states_bias": tensors["model.input_hidden_states_bias"],
    }
    qkv = {
        "linear_q.weight": "q_proj.weight",
        "linear_k.weight": "k_proj.weight",
        "val_proj1.weight": "v_proj_current.weight",
        "val_proj2.weight": "v_proj_delayed.weight",
        "conv_qk.0.weight": "conv_qk_depthwise.weight",
        "conv_qk.0.bias": "conv_qk_depthwise.bias",
        "conv_qk.1.weight": "conv_qk_grouped.weight",
        "conv_qk.1.bias": "conv_qk_grouped.bias",
    }
    router = {
        "down_proj.weight": "down_proj.weight",
        "down_proj.bias": "down_proj.bias",
        "router_states_scale": "router_states_scale",
        "balancing_biases": "balancing_biases",
        "rmsnorm_eda.weight": "router_mlp.norm.weight",
        "router_mlp.0.weight": "router_mlp.fc1.weight",
        "router_mlp.0.bias": "router_mlp.fc1.bias",
        "router_mlp.2.weight": "router_mlp.fc2.weight",
        "router_mlp.2.bias": "router_mlp.fc2.bias",
        "router_mlp.4.weight": "router_mlp.out_proj.weight",
    }
    for layer in range(layers):
        new, even, odd = (f"model.layers.{n}." for n in (layer, 2 * layer, 2 * layer + 1))
        after = f"model.layers.{2 * layer + 2}.res_scale." if layer + 1 < layers else "model.res_scale."
        old[even + "input_norm.weight"] = tensors[new + "input_layernorm.weight"]
        old[odd + "input_norm.weight"] = tensors[new + "post_attention_layernorm.weight"]
        old[even + "self_attn.o_proj.weight"] = tensors[new + "self_attn.o_proj.weight"]
        old[even + "self_attn.qkv.temp"] = tensors[new + "self_attn.qk_norm.temp"]
        for leaf in ("hidden_states_scale", "hidden_states_bias", "residual_scale", "residual_bias"):
            old[odd + "res_scale." + leaf] = tensors[new + "post_attention_residual_scale." + leaf]
            old[after + leaf] = tensors[new + "post_mlp_residual_scale." + leaf]
        for a, b in qkv.items():
            old[even + "self_attn.qkv." + a] = tensors[new + "self_attn.qkv_proj." + b]
        for a, b in router.items():
            if layer or a != "router_states_scale":
                old[odd + "zaya_block.router." + a] = tensors[new + "mlp.gate." + b]
        for a, b in (("linear_fc1", "gate_up_proj"), ("linear_fc2", "down_proj")):
            for expert, weight in enumerate(tensors[new + "mlp.experts." + b]):
                old[odd + f"zaya_block.experts.local_experts.{expert}.{a}.weight"] = weight
    return old


def test_the_legacy_layout_is_converted_on_loading_and_by_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = replace(TINY, rope_parameters={"hybrid": Rope(1e6), "hybrid_sliding": Rope(1e4)})
    model = model_of(config)
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    legacy = to_legacy(model.state_dict(), 2)
    save_file({name: tensor.contiguous() for name, tensor in legacy.items()}, old / "model.safetensors")
    row = {"rope_theta": 1e6, "ffn_hidden_size": 32, "num_hidden_layers": 4, "norm_epsilon": 1e-5}
    (old / "config.json").write_text(json.dumps(row))
    loaded = load_model(old)
    assert loaded.config == config
    assert equal(loaded, model)
    assert checkpoint.main([str(old), str(new), "--skip", "identity"]) == 0
    assert f"{len(model.state_dict())} tensors" in capsys.readouterr().out
    assert load_model(new).config == replace(config, skip="identity")
    assert equal(load_model(new), model)
    assert checkpoint.main([str(tmp_path), str(new)]) == 1
    assert "config.json is missing" in capsys.readouterr().err


def test_the_legacy_8b_has_2483_tensors() -> None:
    with torch.device("meta"):
        state = Zaya(PRESETS["zaya1-8b"]).state_dict()
    legacy = to_legacy(state, 40)
    assert len(legacy) == 2483
    assert legacy["model.layers.1.zaya_block.experts.local_experts.15.linear_fc1.weight"].shape == (
        4096,
        2048,
    )
    back = convert_legacy(legacy, PRESETS["zaya1-8b"])
    assert {n: t.shape for n, t in back.items()} == {n: t.shape for n, t in state.items()}
    assert legacy_config(legacy, {}) == PRESETS["zaya1-8b"]


def test_a_legacy_sliding_layer_counts_previous_tokens_only() -> None:
    legacy = to_legacy(model_of(TINY).state_dict(), 2)
    config = legacy_config(legacy, {"swa_layers": [0, 7]})
    assert config.layer_types == ("hybrid", "hybrid_sliding")
    assert config.sliding_window == 8


def test_an_incomplete_legacy_layout_names_what_is_missing(tmp_path: Path) -> None:
    legacy = to_legacy(model_of(TINY).state_dict(), 2)
    for name, sentence in (
        (
            "model.layers.0.self_attn.qkv.linear_k.weight",
            "needs model.layers.0.self_attn.qkv.linear_k.weight",
        ),
        (
            "model.layers.3.zaya_block.experts.local_experts.1.linear_fc1.weight",
            r"gate_up_proj has experts \[0, 2\]",
        ),
        ("model.layers.2.self_attn.qkv.temp", "missing model.layers.1.self_attn.qk_norm.temp"),
    ):
        kept = {key: tensor.contiguous() for key, tensor in legacy.items() if key != name}
        save_file(kept, tmp_path / "model.safetensors")
        (tmp_path / "config.json").write_text("{}")
        with pytest.raises(CheckpointError, match=sentence):
            load_model(tmp_path)


def damaged(folder: Path, damage: str) -> None:
    """A good checkpoint with one thing wrong."""
    save(model_of(TINY), folder)
    weights, config = folder / "model.safetensors", folder / "config.json"
    tensors = load_file(weights)
    if damage == "no config":
        config.unlink()
    elif damage == "no weights":
        weights.unlink()
    elif damage == "config is no JSON":
        config.write_text("{")
    elif damage == "another architecture":
        config.write_text(json.dumps({"model_type": "llama"}))
    elif damage == "weights are text":
        weights.write_text("not tensors at all")
    elif damage == "a tensor is missing":
        del tensors["model.norm.weight"]
        save_file(tensors, weights)
    elif damage == "a tensor is too many":
        save_file({**tensors, "model.extra": torch.ones(1)}, weights)
    elif damage == "a tensor has another shape":
        save_file({**tensors, "model.norm.weight": torch.ones(25)}, weights)


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("no config", "holds no model: config.json is missing"),
        ("no weights", "holds no complete model: model.safetensors is missing"),
        ("config is no JSON", "config.json is not JSON"),
        ("another architecture", "model_type is 'llama'"),
        ("weights are text", "damaged or no safetensors"),
        ("a tensor is missing", "missing model.norm.weight"),
        ("a tensor is too many", "unexpected model.extra"),
        ("a tensor has another shape", r"model.norm.weight is \[25\] where the config says \[24\]"),
    ],
)
def test_a_bad_folder_gets_one_sentence(damage: str, sentence: str, tmp_path: Path) -> None:
    damaged(tmp_path, damage)
    with pytest.raises(CheckpointError, match=sentence) as caught:
        load_model(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="nowhere holds no model"):
        load_model(tmp_path / "nowhere")


def test_the_hub_config_reads_and_writes_back() -> None:
    row = PRESETS["zaya1-8b"].to_dict()
    row["rope_parameters"]["rope_type"] = "default"
    row |= {"use_cache": True, "transformers_version": "5.0.0", "sliding_window": None}
    config = ZayaConfig.from_dict(row)
    assert config == PRESETS["zaya1-8b"] == ZayaConfig.from_dict({"model_type": "zaya"})
    assert ZayaConfig.from_dict(json.loads(json.dumps(config.to_dict()))) == config
    assert config.to_dict()["architectures"] == ["ZayaForCausalLM"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"pad_token_id": 262272}, "outside the vocabulary"),
        ({"num_attention_heads": 3}, "3 query heads cannot share 2"),
        ({"num_experts": 0}, "num_experts is 0"),
        ({"num_experts_per_tok": 2}, "num_experts_per_tok is 2"),
        ({"hidden_act": "gelu"}, "hidden_act is 'gelu'"),
        ({"layer_types": ["hybrid"]}, "1 entries for 40 layers"),
        ({"layer_types": ["hybrid_sliding"] * 40}, "need a sliding_window"),
        ({"layer_types": ["full_attention"] * 40}, "'full_attention' is unknown"),
        ({"skip": "none"}, "skip is 'none'"),
        ({"rope_parameters": {"hybrid": {"rope_type": "yarn", "rope_theta": 1.0}}}, "'yarn'"),
        (
            {"rope_parameters": {"hybrid": {"rope_theta": 1e4, "partial_rotary_factor": 0.01}}},
            "turn in pairs",
        ),
    ],
)
def test_a_config_that_no_model_has_is_refused(change: dict[str, object], sentence: str) -> None:
    with pytest.raises(ConfigError, match=sentence):
        ZayaConfig.from_dict(change)


def test_importing_the_room_does_not_import_torch() -> None:
    code = "import sys, zaya, zaya.checkpoint; zaya.ZayaConfig, zaya.load; sys.exit('torch' in sys.modules)"
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
