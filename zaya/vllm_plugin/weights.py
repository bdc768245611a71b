"""From the names of a checkpoint, of either layout, to those of the modules here.

The two halves of the values are one projection to vLLM: the current half comes first, and the heads of a rank
are consecutive rows. So they are joined, also when they arrive in separate calls, from a trainer that sends
tensors one by one.

    loader.load_weights(Names(config, legacy=False)(weights), mapper=MAPPER)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import torch
from torch import Tensor
from vllm.model_executor.models.utils import WeightsMapper

from zaya.config import ZayaConfig
from zaya.legacy import stream_legacy
from zaya.model import Zaya

MAPPER = WeightsMapper(
    orig_to_new_substr={".qkv_proj.conv_": ".conv_"},
    orig_to_new_stacked={f".qkv_proj.{part}_proj.": (".qkv_proj.", part) for part in "qkv"},
)
_HALVES = ("v_proj_current", "v_proj_delayed")


class Names:
    """weights -> weights under the names of the Hugging Face layout, the values joined."""

    def __init__(self, config: ZayaConfig, legacy: bool) -> None:
        self.config, self.legacy = config, legacy
        with torch.device("meta"):
            self.known = frozenset(Zaya(config).state_dict())
        self.came: set[str] = set()
        self.waiting: dict[str, Tensor] = {}
        """Halves whose other half has not come yet, by name."""

    def __call__(self, weights: Iterable[tuple[str, Tensor]]) -> Iterator[tuple[str, Tensor]]:
        """Raises ValueError for biases that the model lacks, and for missing experts of the older layout."""
        for name, tensor in stream_legacy(weights, self.config) if self.legacy else weights:
            if name.endswith(".bias") and name not in self.known:
                # vLLM would drop it without a word.
                raise ValueError(f"the weights do not fit the config: unexpected {name}")
            self.came.add(name)
            half = next((half for half in _HALVES if half in name), None)
            if half is None:
                yield name, tensor
                continue
            self.waiting[name] = tensor
            names = [name.replace(half, other) for other in _HALVES]
            if all(other in self.waiting for other in names):
                yield name.replace(half, "v_proj"), torch.cat([self.waiting.pop(other) for other in names])

    def check(self) -> None:
        """Raises ValueError where a part of the tensors, but not all of them, has come."""
        missing = sorted(self.known - self.came)
        if missing and self.came:
            more = f", and {len(missing) - 4} more" if len(missing) > 4 else ""
            raise ValueError(f"the weights do not fit the config: missing {', '.join(missing[:4])}{more}")
