"""Zyphra's older checkpoint layout: 80 alternating layers, attention at even places and experts at odd ones.

Each half layer carries the residual scaling that stands *before* it, so they move back by one half layer; the
one of layer 0 becomes the affine of the embedding, and the model's own becomes the last layer's.

    config = legacy_config(tensors, row)
    tensors = convert_legacy(tensors, config)         # 2,483 tensors of ZAYA1-8B -> 1,283
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import torch
from torch import Tensor

from zaya.config import ConfigError, Rope, ZayaConfig

_ATTENTION = {
    "linear_q": "qkv_proj.q_proj",
    "linear_k": "qkv_proj.k_proj",
    "val_proj1": "qkv_proj.v_proj_current",
    "val_proj2": "qkv_proj.v_proj_delayed",
    "conv_qk.0": "qkv_proj.conv_qk_depthwise",
    "conv_qk.1": "qkv_proj.conv_qk_grouped",
    "temp": "qk_norm.temp",
}
_ROUTER = {"rmsnorm_eda": "norm", "router_mlp.0": "fc1", "router_mlp.2": "fc2", "router_mlp.4": "out_proj"}
_EXPERT = {"linear_fc1": "gate_up_proj", "linear_fc2": "down_proj"}
_NAME = re.compile(r"model\.layers\.(\d+)\.(.+)")


def is_legacy(names: Mapping[str, Any]) -> bool:
    """Whether these tensor names are of the older layout."""
    return any(".zaya_block." in name or ".self_attn.qkv." in name for name in names)


def legacy_config(tensors: Mapping[str, Tensor], row: Mapping[str, Any]) -> ZayaConfig:
    """The config of an older checkpoint: shapes from the tensors, the rest from its config.json.

    `skip` is "zero", as Transformers converts it; the code that came with this layout computed "identity".
    Raises ConfigError for the clamped key temperatures that some older models have.
    """
    if row.get("clamp_temp"):
        raise ConfigError(
            "clamp_temp is set: this model scales its keys by exp(temp), which ZAYA1-8B does not"
        )
    attention, block = "model.layers.0.self_attn", "model.layers.1.zaya_block"

    def shape(name: str) -> torch.Size:
        if name not in tensors:
            raise ConfigError(f"the older layout needs {name}, which is missing")
        return tensors[name].shape

    halves = 1 + max(int(match[1]) for match in map(_NAME.match, tensors) if match)
    keys = shape(f"{attention}.qkv.temp")[0]
    d = shape(f"{attention}.qkv.linear_k.weight")[0] // keys
    own = {
        name: row[name]
        for name in ("pad_token_id", "bos_token_id", "eos_token_id")
        if row.get(name) is not None
    }
    base = ZayaConfig.from_dict(own)
    vocabulary, hidden = shape("model.embed_tokens.weight")
    router = shape(f"{block}.router.router_mlp.4.weight")
    theta = float(row.get("rope_theta", base.rope_parameters["hybrid"].rope_theta))
    sliding = _sliding(row, halves // 2)
    return replace(
        base,
        vocab_size=vocabulary,
        hidden_size=hidden,
        num_hidden_layers=halves // 2,
        layer_types=tuple("hybrid_sliding" if window else "hybrid" for window in sliding),
        sliding_window=max(sliding) or None,
        num_attention_heads=shape(f"{attention}.qkv.linear_q.weight")[0] // d,
        num_key_value_heads=keys,
        head_dim=d,
        num_experts=router[0] - 1,
        router_hidden_size=router[1],
        moe_intermediate_size=shape(f"{block}.experts.local_experts.0.linear_fc2.weight")[1],
        cca_time0=shape(f"{attention}.qkv.conv_qk.0.weight")[2],
        cca_time1=shape(f"{attention}.qkv.conv_qk.1.weight")[2],
        rms_norm_eps=float(row.get("norm_epsilon", row.get("rms_norm_eps", base.rms_norm_eps))),
        max_position_embeddings=int(row.get("max_position_embeddings", base.max_position_embeddings)),
        rope_parameters={
            **base.rope_parameters,
            "hybrid": Rope(theta, float(row.get("partial_rotary_factor", 0.5))),
        },
        attention_bias=f"{attention}.qkv.linear_q.bias" in tensors,
        lm_head_bias="lm_head.bias" in tensors,
        tie_word_embeddings="lm_head.weight" not in tensors,
    )


def convert_legacy(tensors: Mapping[str, Tensor], config: ZayaConfig) -> dict[str, Tensor]:
    """Tensors under their Hugging Face names, experts stacked; unknown names are kept as they are."""
    return dict(stream_legacy(tensors.items(), config))


def stream_legacy(tensors: Iterable[tuple[str, Tensor]], config: ZayaConfig) -> Iterator[tuple[str, Tensor]]:
    """The same one tensor at a time: the experts of a layer follow when the last of them has come.

    Raises ConfigError at the end where some never came.
    """
    waiting: dict[str, dict[int, Tensor]] = {}
    for name, tensor in tensors:
        new = _rename(name, config.num_hidden_layers)
        head, found, number = new.rpartition("#")
        if not found:
            yield new, tensor
            continue
        parts = waiting.setdefault(head, {})
        parts[int(number)] = tensor
        if sorted(parts) == list(range(config.num_experts)):
            yield head, torch.stack([parts[expert] for expert in sorted(parts)])
            del waiting[head]
    if waiting:
        name, parts = next(iter(waiting.items()))
        raise ConfigError(f"{name} has experts {sorted(parts)} where there should be {config.num_experts}")


def _rename(name: str, layers: int) -> str:
    """The new name; a tensor that is one expert's gets its number behind a '#'."""
    if name.startswith("model.final_norm."):
        return name.replace("final_norm", "norm")
    if name.startswith("model.res_scale."):
        return name.replace("res_scale", f"layers.{layers - 1}.post_mlp_residual_scale")
    match = _NAME.match(name)
    if match is None:
        return name
    half, rest = int(match[1]), match[2]
    layer = f"model.layers.{half // 2}"
    if rest.startswith("res_scale."):
        return _scale(half, rest.removeprefix("res_scale."))
    if rest.startswith("input_norm."):
        norm = "post_attention_layernorm" if half % 2 else "input_layernorm"
        return f"{layer}.{norm}.{rest.removeprefix('input_norm.')}"
    if rest.startswith("self_attn.qkv."):
        return f"{layer}.self_attn.{_swap(rest.removeprefix('self_attn.qkv.'), _ATTENTION)}"
    if rest.startswith("zaya_block.router."):
        inner = rest.removeprefix("zaya_block.router.")
        swapped = _swap(inner, _ROUTER)
        return f"{layer}.mlp.gate.{swapped if swapped == inner else 'router_mlp.' + swapped}"
    expert = re.fullmatch(r"zaya_block\.experts\.local_experts\.(\d+)\.(\w+)\.weight", rest)
    if expert and expert[2] in _EXPERT:
        return f"{layer}.mlp.experts.{_EXPERT[expert[2]]}#{expert[1]}"
    return f"{layer}.{rest}"


def _scale(half: int, leaf: str) -> str:
    if half == 0:
        return f"model.input_{leaf}"
    kind = "post_attention" if half % 2 else "post_mlp"
    return f"model.layers.{(half - 1) // 2}.{kind}_residual_scale.{leaf}"


def _swap(name: str, table: Mapping[str, str]) -> str:
    for old, new in table.items():
        if name == old or name.startswith(old + "."):
            return new + name.removeprefix(old)
    return name


def _sliding(row: Mapping[str, Any], layers: int) -> list[int]:
    """Window of each layer, 0 where it sees everything; the older config counts *previous* tokens only."""
    stored = list(row.get("swa_layers") or [0] * layers)
    # One entry a half layer in some files, one an attention layer in others.
    stored = stored[::2] if len(stored) == 2 * layers else stored
    if len(stored) != layers:
        raise ConfigError(f"swa_layers has {len(stored)} entries for {layers} layers")
    return [previous + 1 if previous else 0 for previous in stored]
