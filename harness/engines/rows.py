"""Rows of a Transformers cache: sequences of different lengths that decode side by side, joining and leaving.

Every row ends in the last column; a shorter one begins later, and the columns before it are masked. Keys and
values therefore join by padding on the left; states that are updated in place (convolutions, linear
attention) have no columns and are only put side by side.

    rows = join([running, Rows(cache, [len(prompt)])])     # copies: the parts stay as they were
    model(ids, past_key_values=rows.cache, attention_mask=rows.mask(d), position_ids=rows.positions(d))
    rows.grown()
    rows.keep([0, 2])
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor
from transformers import cache_utils
from transformers.cache_utils import Cache, DynamicLayer, DynamicSlidingWindowLayer, LinearAttentionLayer

KNOWN = tuple(
    getattr(cache_utils, name)
    for name in (
        "DynamicLayer",
        "DynamicSlidingWindowLayer",
        "LinearAttentionLayer",
        "LinearAttentionAndFullAttentionLayer",
        "LinearAttentionAndSlidingWindowAttentionLayer",
        "DummyLayer",  # not yet in Transformers 5.19
    )
    if hasattr(cache_utils, name)
)
"""Kinds of layers whose whole state this file knows."""


@dataclass
class Rows:
    """A cache and the number of tokens that each of its rows holds."""

    cache: Cache
    lengths: list[int]

    def mask(self, device: torch.device) -> Tensor:
        """The attention mask of the next token, [B, columns + 1]: 0 before a row's first token."""
        columns = max(self.lengths)
        starts = columns - torch.tensor(self.lengths, device=device)
        return (torch.arange(columns + 1, device=device) >= starts[:, None]).long()

    def positions(self, device: torch.device) -> Tensor:
        """The position of the next token in each row, [B, 1]."""
        return torch.tensor(self.lengths, device=device)[:, None]

    def grown(self) -> None:
        """Every row has got one more token."""
        self.lengths = [length + 1 for length in self.lengths]

    def keep(self, places: Sequence[int]) -> None:
        """Drop all other rows, and the columns that no row needs any longer. At least one must stay."""
        spare = max(self.lengths)
        self.lengths = [self.lengths[place] for place in places]
        spare -= max(self.lengths)
        self.cache.reorder_cache(torch.LongTensor(places))
        for layer in self.cache.layers:
            if isinstance(layer, DynamicLayer) and layer.is_initialized:
                _trim(layer, spare)


def beginning(rows: Rows, length: int) -> Rows | None:
    """The first `length` tokens of a lone sequence; None where a layer folds its tokens into one state."""
    layers: list[Any] = [copy(layer) for layer in rows.cache.layers]
    if any(type(layer) is not DynamicLayer for layer in layers):
        return None
    for layer in layers:
        layer.keys, layer.values = layer.keys[..., :length, :], layer.values[..., :length, :]
    cache = copy(rows.cache)
    cache.layers = layers
    return Rows(cache, [length])


def unknown_layers(cache: Cache) -> list[str]:
    """Names of the kinds of layers in a cache that cannot be joined here."""
    return sorted({type(layer).__name__ for layer in cache.layers if type(layer) not in KNOWN})


def join(parts: Sequence[Rows]) -> Rows:
    """All rows of the parts, in order, in a cache of their own; a part may occur more than once."""
    lengths = [length for part in parts for length in part.lengths]
    cache = copy(parts[0].cache)
    stacks = zip(*(part.cache.layers for part in parts), strict=True)
    cache.layers = [_joined(layers, max(lengths)) for layers in stacks]
    return Rows(cache, lengths)


def _joined(layers: Sequence[Any], columns: int) -> Any:
    made = copy(layers[0])
    if isinstance(made, DynamicLayer) and made.is_initialized:
        made.keys = _side_by_side([layer.keys for layer in layers])
        made.values = _side_by_side([layer.values for layer in layers])
        if isinstance(made, DynamicSlidingWindowLayer):
            made.cumulative_length = columns
    if isinstance(made, LinearAttentionLayer):
        for name in ("conv_states", "recurrent_states"):
            states = [getattr(layer, name) for layer in layers]
            together = {
                index: None if first is None else torch.cat([state[index] for state in states])
                for index, first in states[0].items()
            }
            setattr(made, name, together)
    return made


def _side_by_side(states: Sequence[Tensor]) -> Tensor:
    """[B_i, heads, columns_i, d] -> [sum of B_i, heads, the most columns, d], zeros on the left."""
    width = max(state.shape[-2] for state in states)
    return torch.cat([F.pad(state, (0, 0, width - state.shape[-2], 0)) for state in states])


def _trim(layer: DynamicLayer, spare: int) -> None:
    """Cut columns off the left; a sliding window may have lost some of them already."""
    keys, values = layer.keys, layer.values
    assert keys is not None and values is not None
    if isinstance(layer, DynamicSlidingWindowLayer):
        layer.cumulative_length -= spare
        spare = max(0, keys.shape[-2] - layer.cumulative_length)
    layer.keys, layer.values = keys[..., spare:, :], values[..., spare:, :]
