"""The shape of a ZAYA1 model, with the field names of the Hugging Face `config.json`.

One frozen dataclass whose defaults are ZAYA1-8B. It reads and writes the Hugging Face dictionary, refuses
what the model cannot do, and adds one field of its own, `skip`: what a token gets that no expert takes.

    ZayaConfig.from_dict(json.load(open("config.json")))
    replace(PRESETS["zaya1-nano"], num_hidden_layers=6, layer_types=())
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, cast

Skip = Literal["zero", "identity"]
_POSITIVE = (
    "vocab_size",
    "hidden_size",
    "num_hidden_layers",
    "num_attention_heads",
    "num_key_value_heads",
    "head_dim",
    "num_experts",
    "moe_intermediate_size",
    "router_hidden_size",
    "cca_time0",
    "cca_time1",
    "max_position_embeddings",
)
LAYER_TYPES = ("hybrid", "hybrid_sliding")


class ConfigError(ValueError):
    """A configuration that no ZAYA1 model can have."""


@dataclass(frozen=True)
class Rope:
    """Rotary embedding of one layer type: the first `partial_rotary_factor` of every head turns."""

    rope_theta: float
    partial_rotary_factor: float = 0.5


def _default_rope() -> dict[str, Rope]:
    return {"hybrid": Rope(5e6), "hybrid_sliding": Rope(1e4)}


@dataclass(frozen=True)
class ZayaConfig:
    """Everything that decides the shapes and the arithmetic of the model (ZAYA1 report, section II)."""

    vocab_size: int = 262272
    hidden_size: int = 2048
    num_hidden_layers: int = 40
    num_attention_heads: int = 8
    num_key_value_heads: int = 2
    head_dim: int = 128
    num_experts: int = 16
    moe_intermediate_size: int = 2048
    router_hidden_size: int = 256
    cca_time0: int = 2
    cca_time1: int = 2
    rms_norm_eps: float = 1e-5
    max_position_embeddings: int = 131072
    rope_parameters: Mapping[str, Rope] = field(default_factory=_default_rope)
    layer_types: tuple[str, ...] = ()
    """One of "hybrid" (full attention) and "hybrid_sliding" a layer; empty means "hybrid" everywhere."""
    sliding_window: int | None = None
    """Positions that a token of a sliding layer sees, itself included."""
    tie_word_embeddings: bool = True
    attention_bias: bool = False
    lm_head_bias: bool = False
    initializer_range: float = 0.02
    pad_token_id: int = 0
    bos_token_id: int = 2
    eos_token_id: int = 106
    skip: Skip = "zero"
    """What the skip class gives: "zero" (Transformers) or "identity" (p * y, how ZAYA1 was trained)."""

    def __post_init__(self) -> None:
        if not self.layer_types:
            object.__setattr__(self, "layer_types", ("hybrid",) * self.num_hidden_layers)
        for wrong, message in self._faults():
            if wrong:
                raise ConfigError(message)

    @property
    def heads(self) -> int:
        """Query heads plus key heads: the channels of the convolutions are `heads * head_dim`."""
        return self.num_attention_heads + self.num_key_value_heads

    @property
    def taps(self) -> int:
        """Past positions that one token's queries, keys and values draw on (convolutions and value delay)."""
        return max(self.cca_time0 + self.cca_time1 - 2, 1)

    def window(self, layer: int) -> int | None:
        """Positions visible in this layer, or None where it sees all of the past."""
        return self.sliding_window if self.layer_types[layer] == "hybrid_sliding" else None

    def rope(self, layer: int) -> Rope:
        """Rotary parameters of this layer."""
        return self.rope_parameters[self.layer_types[layer]]

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> ZayaConfig:
        """Read a Hugging Face config; keys of the trainer and of other stacks are dropped.

        Raises ConfigError for another architecture, another activation, or more than one expert a token.
        """
        fixed = {"model_type": "zaya", "hidden_act": "silu", "num_experts_per_tok": 1, "attention_dropout": 0}
        for name, value in fixed.items():
            if name in row and row[name] != value:
                raise ConfigError(f"{name} is {row[name]!r}, and ZAYA1 only has {name}={value!r}")
        known = {f.name: row[f.name] for f in fields(cls) if row.get(f.name) is not None}
        if "layer_types" in known:
            known["layer_types"] = tuple(known["layer_types"])
        if "rope_parameters" in known:
            known["rope_parameters"] = _read_rope(known["rope_parameters"])
        if isinstance(known.get("eos_token_id"), list):
            known["eos_token_id"] = known["eos_token_id"][0]
        return cls(**known)

    def to_dict(self) -> dict[str, Any]:
        """The Hugging Face config.json (plus `skip`, which Transformers ignores)."""
        row = {f.name: getattr(self, f.name) for f in fields(self)}
        row["layer_types"] = list(self.layer_types)
        row["rope_parameters"] = {
            kind: {"rope_type": "default", **vars(rope)} for kind, rope in self.rope_parameters.items()
        }
        return {
            "architectures": ["ZayaForCausalLM"],
            "model_type": "zaya",
            "hidden_act": "silu",
            "num_experts_per_tok": 1,
            "attention_dropout": 0.0,
            **row,
        }

    def _faults(self) -> list[tuple[bool, str]]:
        queries, keys = self.num_attention_heads, self.num_key_value_heads
        faults = [
            (getattr(self, n) < 1, f"{n} is {getattr(self, n)}; it must be at least 1") for n in _POSITIVE
        ]
        faults += [
            (keys < 1 or queries % keys != 0, f"{queries} query heads cannot share {keys} key-value heads"),
            (
                not 0 <= self.pad_token_id < self.vocab_size,
                f"pad_token_id {self.pad_token_id} is outside the vocabulary of {self.vocab_size}",
            ),
            (keys * self.head_dim % 2 != 0, f"{keys} value heads of {self.head_dim} have no two halves"),
            (
                len(self.layer_types) != self.num_hidden_layers,
                f"layer_types has {len(self.layer_types)} entries for {self.num_hidden_layers} layers",
            ),
            (self.skip not in ("zero", "identity"), f"skip is {self.skip!r}; choose 'zero' or 'identity'"),
            (
                "hybrid_sliding" in self.layer_types and not self.sliding_window,
                "hybrid_sliding layers need a sliding_window of at least 1",
            ),
        ]
        for kind in sorted(set(self.layer_types)):
            known = kind in LAYER_TYPES and kind in self.rope_parameters
            faults.append((not known, f"layer type {kind!r} is unknown or has no rope_parameters"))
            turning = self.head_dim * self.rope_parameters[kind].partial_rotary_factor if known else 0
            faults.append(
                (turning % 2 != 0, f"{turning} of {self.head_dim} dimensions cannot turn in pairs ({kind})")
            )
        return faults


def _read_rope(row: Mapping[str, Any]) -> dict[str, Rope]:
    """Keep the layer types of a rope dictionary; the hub's config carries a stray `rope_type` beside them."""
    ropes = _default_rope()
    for kind in LAYER_TYPES:
        given = cast(Mapping[str, Any], row.get(kind) or {})
        if given.get("rope_type", "default") != "default":
            raise ConfigError(
                f"rope_type of {kind} is {given['rope_type']!r}; only 'default' exists in ZAYA1"
            )
        if given:
            ropes[kind] = Rope(float(given["rope_theta"]), float(given.get("partial_rotary_factor", 0.5)))
    return ropes


PRESETS: dict[str, ZayaConfig] = {
    "zaya1-8b": ZayaConfig(),
    "zaya1-nano": ZayaConfig(
        vocab_size=960,
        hidden_size=128,
        num_hidden_layers=4,
        num_attention_heads=4,
        num_key_value_heads=2,
        head_dim=24,
        num_experts=4,
        moe_intermediate_size=128,
        router_hidden_size=32,
        rope_parameters={"hybrid": Rope(1e3), "hybrid_sliding": Rope(1e3)},
        max_position_embeddings=2048,
        pad_token_id=768,
        bos_token_id=769,
        eos_token_id=771,
        skip="identity",
    ),
}
