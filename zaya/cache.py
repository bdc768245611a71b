"""What a sequence must remember between two calls: one slot a sequence.

Per layer: the keys (normalised and turned) and values of every token, and the last few columns of the
projections, which the convolutions and the delayed values of the next token read. Slots have lengths of their
own, so that one call can prefill some sequences and continue others.

    cache = Cache.allocate(config, slots=4, max_length=512)
    logits = model(ids, cache=cache, slots=torch.tensor([2, 0]), last_only=True)   # continues slots 2 and 0
    cache.copy(2, [1, 3])                                                          # share a prefilled prompt
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from zaya.config import ZayaConfig
from zaya.sequences import Group, Sequences

Slots = int | Sequence[int] | Tensor


@dataclass
class Cache:
    """Keys, values [layers, slots, Hk, T, d], projection columns [layers, slots, P, C], lengths [slots]."""

    keys: Tensor
    values: Tensor
    columns: Tensor
    lengths: Tensor

    @classmethod
    def allocate(
        cls,
        config: ZayaConfig,
        slots: int,
        max_length: int,
        dtype: torch.dtype = torch.float32,
        device: torch.device | str = "cpu",
    ) -> Cache:
        """Room for `slots` sequences of up to `max_length` tokens, all empty."""
        layers, heads, d = config.num_hidden_layers, config.num_key_value_heads, config.head_dim
        size = (layers, slots, heads, max_length, d)
        return cls(
            torch.zeros(size, dtype=dtype, device=device),
            torch.zeros(size, dtype=dtype, device=device),
            torch.zeros(layers, slots, config.taps, _width(config), dtype=dtype, device=device),
            torch.zeros(slots, dtype=torch.long, device=device),
        )

    @staticmethod
    def bytes_per_token(config: ZayaConfig, dtype: torch.dtype) -> int:
        """Keys and values of one token over all layers."""
        heads = config.num_key_value_heads * config.head_dim
        return 2 * config.num_hidden_layers * heads * dtype.itemsize

    @staticmethod
    def bytes_per_slot(config: ZayaConfig, dtype: torch.dtype) -> int:
        """What a sequence costs beside its tokens."""
        return config.num_hidden_layers * config.taps * _width(config) * dtype.itemsize

    @property
    def slots(self) -> int:
        """How many sequences fit."""
        return len(self.lengths)

    @property
    def max_length(self) -> int:
        """How many tokens of each fit."""
        return self.keys.shape[3]

    @property
    def bytes(self) -> int:
        """What is allocated for keys, values and columns."""
        return sum(t.numel() * t.element_size() for t in (self.keys, self.values, self.columns))

    def reset(self, slots: Slots) -> None:
        """Forget these sequences."""
        index = self._index(slots)
        self.lengths[index] = 0
        self.columns[:, index] = 0

    def copy(self, source: int, targets: Slots) -> None:
        """Make every target slot continue where `source` stands."""
        index, length = self._index(targets), int(self.lengths[source])
        # Cloned, since torch refuses to write to the memory that it reads from.
        self.keys[:, index, :, :length] = self.keys[:, source : source + 1, :, :length].clone()
        self.values[:, index, :, :length] = self.values[:, source : source + 1, :, :length].clone()
        self.columns[:, index] = self.columns[:, source : source + 1].clone()
        self.lengths[index] = length

    def grow(self, max_length: int) -> None:
        """Make room for longer sequences; what is cached stays."""
        more = max_length - self.max_length
        if more > 0:
            self.keys = F.pad(self.keys, (0, 0, 0, more))
            self.values = F.pad(self.values, (0, 0, 0, more))

    def _index(self, slots: Slots) -> Tensor:
        return torch.as_tensor(slots, device=self.lengths.device).reshape(-1)


def _width(config: ZayaConfig) -> int:
    return config.heads * config.head_dim + config.num_key_value_heads * config.head_dim // 2


class Continuation(Sequences):
    """Sequences that continue slots of a cache: row b of the input continues slot `slots[b]`."""

    def __init__(self, new: Sequences, cache: Cache, slots: Tensor | None) -> None:
        """Raises ValueError where slots do not fit the rows or a sequence would outgrow the cache."""
        slots, leading = _choose(slots, new, cache)
        starts = _starts(slots, new, cache)
        self.column = new.position
        position = starts.repeat_interleave(new.lengths) + new.position if new.columns > 1 else starts
        super().__init__(new.rows, new.columns, new.index, position, new.lengths, new.row)
        self.cache, self.slots, self.starts = cache, slots, starts
        self.fresh = not bool(starts.any())
        self.extent = int((starts + new.lengths).max())
        # The first slots in order are a view of the cache; any other choice has to be gathered.
        self.leading = leading
        self.cells = self._cells()
        self.sources = self._sources() if new.columns > 1 else None
        self.masks: dict[int | None, Tensor] = {}

    def window(self, x: Tensor, taps: int, layer: int) -> list[Tensor]:
        columns = self.cache.columns[layer]
        past = self._rows(columns)
        if self.sources is None:
            joined = torch.cat([past, x[:, None]], 1)
            self._write(columns, joined[:, 1:])
            return list(joined.unbind(1))
        joined = torch.cat([past.flatten(0, 1), x])
        earlier, kept = self.sources
        self._write(columns, joined.index_select(0, kept).view(past.shape))
        return [*(joined.index_select(0, source) for source in earlier), x]

    def attend(self, q: Tensor, k: Tensor, v: Tensor, layer: int, window: int | None) -> Tensor:
        keys, values = self.cache.keys[layer], self.cache.values[layer]
        keys.view(-1, keys.shape[-1]).index_copy_(0, self.cells, k.reshape(-1, k.shape[-1]))
        values.view(-1, keys.shape[-1]).index_copy_(0, self.cells, v.reshape(-1, v.shape[-1]))
        if self.fresh:
            return super().attend(q, k, v, layer, window)
        keys, values = self._rows(keys[:, :, : self.extent]), self._rows(values[:, :, : self.extent])
        mask = self._mask(window)
        if self.columns == 1:
            # The query heads of a group attend as if they were positions: no key is repeated.
            grouped = q.unflatten(1, (k.shape[1], -1))
            return F.scaled_dot_product_attention(grouped, keys, values, attn_mask=mask).flatten(1)
        group = self._group()
        out = F.scaled_dot_product_attention(group.pad(q), keys, values, attn_mask=mask, enable_gqa=True)
        return group.unpad(out)

    def advance(self) -> None:
        """Count the new tokens as cached; called once after the last layer."""
        self.cache.lengths.index_copy_(0, self.slots, self.starts + self.lengths)

    def _rows(self, x: Tensor) -> Tensor:
        return x[: self.rows] if self.leading else x.index_select(0, self.slots)

    def _write(self, into: Tensor, rows: Tensor) -> None:
        if self.leading:
            into[: self.rows].copy_(rows)
        else:
            into.index_copy_(0, self.slots, rows)

    def _cells(self) -> Tensor:
        """[N * Hk] where in one layer's keys, flattened to [slots * Hk * T, d], each new key goes."""
        heads, length = self.cache.keys.shape[2:4]
        slot = self.slots.repeat_interleave(self.lengths) if self.columns > 1 else self.slots
        head = torch.arange(heads, device=slot.device)
        return ((slot[:, None] * heads + head) * length + self.position[:, None]).flatten()

    def _sources(self) -> tuple[Tensor, Tensor]:
        """Rows of [cached columns; new tokens]: of each earlier tap [P, N], of columns to keep [B * P]."""
        taps, device = self.cache.columns.shape[2], self.slots.device
        row = torch.arange(self.rows, device=device)
        begin = self.rows * taps + self.lengths.cumsum(0) - self.lengths

        def find(row: Tensor, column: Tensor) -> Tensor:
            return torch.where(column >= 0, begin[row] + column, row * taps + taps + column)

        back = torch.arange(taps, 0, -1, device=device)
        earlier = find(row.repeat_interleave(self.lengths), self.column - back[:, None])
        kept = find(row[:, None].expand(-1, taps), self.lengths[:, None] - back)
        return earlier, kept.flatten()

    def _mask(self, window: int | None) -> Tensor:
        """[B, 1, S, T] what is added to the scores: 0 where a new token sees a cached position, else -inf."""
        if window not in self.masks:
            place = torch.arange(self.extent, device=self.starts.device)
            new = torch.arange(self.columns, device=self.starts.device)
            last = (self.starts[:, None] + new)[:, None, :, None]
            visible = place <= last
            visible = visible if window is None else visible & (place > last - window)
            mask = torch.zeros(visible.shape, dtype=self.cache.keys.dtype, device=place.device)
            self.masks[window] = mask.masked_fill_(~visible, float("-inf"))
        return self.masks[window]

    def _group(self) -> Group:
        if not self._groups:
            whole = Group(self.rows, self.columns, None, None)
            self._groups = [(whole if self.index is None else self._all(), None)]
        return self._groups[0][0]

    def _all(self) -> Group:
        return self.group(torch.arange(self.rows, device=self.slots.device), self.columns)[0]


def _choose(slots: Tensor | None, new: Sequences, cache: Cache) -> tuple[Tensor, bool]:
    """The slots of the rows, and whether they are the first ones in order."""
    first = torch.arange(new.rows, device=cache.lengths.device)
    slots = first if slots is None else slots.to(first.device)
    if slots.shape != first.shape or len(new.lengths) != new.rows:
        raise ValueError(
            f"a cache needs one slot and one sequence a row: "
            f"{len(slots)} slots and {len(new.lengths)} sequences for {new.rows} rows"
        )
    leading = torch.equal(slots, first)
    used = list(range(new.rows)) if leading else slots.tolist()
    if min(used) < 0 or max(used) >= cache.slots or len(set(used)) < len(used):
        raise ValueError(f"rows need different slots, slots 0 to {cache.slots - 1}; got {used}")
    return slots, leading


def _starts(slots: Tensor, new: Sequences, cache: Cache) -> Tensor:
    starts = cache.lengths.index_select(0, slots)
    longest = int((starts + new.lengths).max())
    if longest > cache.max_length:
        raise ValueError(
            f"{longest} tokens in a cache of {cache.max_length} a slot; call cache.grow({longest})"
        )
    return starts
