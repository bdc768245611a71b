"""Which tokens of a batch belong together.

The model runs over one flat list of the N tokens that count; padding, wherever it stands, is dropped on the
way in. What looks beyond a single token (the convolutions, the delayed value, attention) asks this object,
so that left, right and middle padding and packed rows are one case: sequences of different lengths.

    sequences = lay_out(2, 5, attention_mask, segment_ids)
    flat = sequences.pack(input_ids)                 # [B, S] -> [N]
    rows = sequences.unpack(hidden)                  # [N, H] -> [B, S, H], zeros at padding
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor


@dataclass(frozen=True)
class Group:
    """Sequences of similar length that attend side by side, padded on the right to the longest."""

    count: int
    width: int
    take: Tensor | None
    """[count * width] flat token of each cell (padding repeats the sequence's first); None: all, in order."""
    keep: Tensor | None
    """Cells that hold a token, in the order of the tokens; None: all."""

    def pad(self, x: Tensor) -> Tensor:
        """[N, heads, d] -> [count, heads, width, d]."""
        cells = x if self.take is None else x.index_select(0, self.take)
        return cells.view(self.count, self.width, *x.shape[1:]).transpose(1, 2)

    def unpad(self, x: Tensor) -> Tensor:
        """[count, heads, width, d] -> [tokens, heads * d]."""
        cells = x.transpose(1, 2).reshape(self.count * self.width, -1)
        return cells if self.keep is None else cells.index_select(0, self.keep)


@dataclass
class Sequences:
    """N tokens in sequences; a sequence's tokens stand together, in order."""

    rows: int
    columns: int
    index: Tensor | None
    """[N] cell of the B x S input that each token came from; None: every cell."""
    position: Tensor
    """[N] place of each token in its sequence."""
    lengths: Tensor
    """[sequences] tokens each."""
    row: Tensor
    """[sequences] row of the input."""

    def __post_init__(self) -> None:
        self._groups: list[tuple[Group, Tensor | None]] = []

    def pack(self, x: Tensor) -> Tensor:
        """[B, S, ...] -> [N, ...]."""
        flat = x.reshape(self.rows * self.columns, *x.shape[2:])
        return flat if self.index is None else flat.index_select(0, self.index)

    def unpack(self, x: Tensor) -> Tensor:
        """[N, ...] -> [B, S, ...], zeros where the input had padding."""
        if self.index is not None:
            cells = x.new_zeros(self.rows * self.columns, *x.shape[1:])
            x = cells.index_copy(0, self.index, x)
        return x.view(self.rows, self.columns, *x.shape[1:])

    def last(self) -> Tensor:
        """[B] flat index of the last token of each row."""
        ends = self.lengths.cumsum(0) - 1
        return torch.zeros_like(ends[: self.rows]).scatter_reduce_(0, self.row, ends, "amax")

    def shifted(self, x: Tensor, steps: int) -> Tensor:
        """x [N, C] -> x of the token `steps` earlier in the same sequence, 0 before its start."""
        steps_in = min(steps, len(x))
        earlier = F.pad(x[: len(x) - steps_in], (0, 0, steps_in, 0))
        return earlier.masked_fill((self.position < steps)[:, None], 0)

    def window(self, x: Tensor, taps: int, layer: int) -> list[Tensor]:
        """x [N, C] -> the values `taps`, ..., 1, 0 steps back, [N, C] each."""
        return [*(self.shifted(x, steps) for steps in range(taps, 0, -1)), x]

    def attend(self, q: Tensor, k: Tensor, v: Tensor, layer: int, window: int | None) -> Tensor:
        """Causal attention within each sequence: q [N, Hq, d], k and v [N, Hk, d] -> [N, Hq * d].

        `window` is the number of positions that a token sees, itself included; None is all of the past.
        """
        self._groups = self._groups or self._grouped()
        parts = []
        for group, _ in self._groups:
            banded = window is not None and window < group.width
            mask = _band(group.width, window, q.device) if banded and window else None
            out = F.scaled_dot_product_attention(
                group.pad(q),
                group.pad(k),
                group.pad(v),
                attn_mask=mask,
                is_causal=mask is None,
                enable_gqa=True,
            )
            parts.append(group.unpad(out))
        if len(parts) == 1:
            return parts[0]
        order = torch.cat([tokens for _, tokens in self._groups if tokens is not None])
        joined = torch.cat(parts)
        return torch.empty_like(joined).index_copy(0, order, joined)

    def _grouped(self) -> list[tuple[Group, Tensor | None]]:
        """Groups by power-of-two length: padding costs at most twice, whatever lengths share a batch."""
        if self.index is None:
            return [(Group(self.rows, self.columns, None, None), None)]
        buckets = (self.lengths - 1).clamp_min(1).log2().floor()
        groups: list[tuple[Group, Tensor | None]] = []
        for bucket in buckets.unique():
            members = (buckets == bucket).nonzero()[:, 0]
            groups.append(self.group(members))
        return groups

    def group(self, members: Tensor, width: int = 0) -> tuple[Group, Tensor]:
        """The group of these sequences (indices), and the flat tokens that it holds, in its order."""
        lengths = self.lengths[members]
        width = width or int(lengths.max())
        starts = (self.lengths.cumsum(0) - self.lengths)[members]
        column = torch.arange(width, device=lengths.device)
        valid = column < lengths[:, None]
        take = (starts[:, None] + column * valid).flatten()
        keep = valid.flatten().nonzero()[:, 0]
        return Group(len(members), width, take, keep), take[keep]


def lay_out(
    rows: int,
    columns: int,
    attention_mask: Tensor | None = None,
    segment_ids: Tensor | None = None,
    device: torch.device | str = "cpu",
) -> Sequences:
    """Find the sequences of a batch of B x S cells.

    `attention_mask` [B, S] is 0 at padding, anywhere in a row; a change of `segment_ids` [B, S] within a row
    starts a new sequence. Raises ValueError for another shape and for a row without any token.
    """
    for name, given in (("attention_mask", attention_mask), ("segment_ids", segment_ids)):
        if given is not None and tuple(given.shape) != (rows, columns):
            raise ValueError(f"{name} has shape {tuple(given.shape)} and input_ids {(rows, columns)}")
    if attention_mask is None and segment_ids is None:
        return Sequences(
            rows,
            columns,
            None,
            torch.arange(columns, device=device).repeat(rows),
            torch.full((rows,), columns, device=device),
            torch.arange(rows, device=device),
        )
    return _ragged(rows, columns, attention_mask, segment_ids, device)


def _ragged(
    rows: int, columns: int, mask: Tensor | None, segments: Tensor | None, device: torch.device | str
) -> Sequences:
    valid = torch.ones(rows, columns, dtype=torch.bool, device=device) if mask is None else mask.bool()
    empty = (~valid.any(1)).nonzero()[:, 0].tolist()
    if empty:
        raise ValueError(f"attention_mask has no token in row {empty[0]}; every row needs at least one")
    index = valid.flatten().nonzero()[:, 0]
    row = index // columns
    first = torch.ones_like(index, dtype=torch.bool)
    first[1:] = row[1:] != row[:-1]
    if segments is not None:
        segment = segments.flatten()[index]
        first[1:] |= segment[1:] != segment[:-1]
    starts = first.nonzero()[:, 0]
    count = torch.full((1,), len(index), device=index.device)
    lengths = torch.cat([starts, count]).diff()
    position = torch.arange(len(index), device=index.device) - starts.repeat_interleave(lengths)
    return Sequences(rows, columns, index, position, lengths, row[starts])


def _band(width: int, window: int, device: torch.device) -> Tensor:
    place = torch.arange(width, device=device)
    distance = place[:, None] - place
    return (distance >= 0) & (distance < window)
