"""Who sits where in the cache: slots of sequences being decoded, and of prompts kept for reuse.

Slots [0, n) are the sequences being decoded, always without holes, so that a decode step reads the
cache as one slice; a leaving sequence's slot is taken by the last one. The top slots hold finished
prompts in pristine state, oldest use out first: an equal prompt is copied instead of computed.

    plan = plan_memory(config, dtype, max_batch=64, length=512, memory=2**30)
    plan.sequences, plan.parked, plan.bytes
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

import torch
from torch import Tensor

from zaya.cache import Cache
from zaya.config import ZayaConfig
from zaya.sampling import Sampling

PARK_EVERY = 16
"""One slot for a kept prompt per this many sequences."""
LENGTH_STEP = 64


@dataclass(slots=True, eq=False)
class Row:
    """A request on its way through the engine."""

    id: int
    prompt: tuple[int, ...]
    sampling: Sampling
    key: int
    in_reasoning: bool
    want_logprobs: bool
    ids: list[int] = field(default_factory=list)
    logprobs: list[float] = field(default_factory=list)
    cached: int = 0
    stopped_at: int | None = None
    """Characters of the text before a stop string."""
    cancelled: bool = False

    @property
    def need(self) -> int:
        """Cache columns that the request can come to fill."""
        return len(self.prompt) + self.sampling.max_tokens


@dataclass(slots=True)
class Prefill:
    """Distinct prompts on their way into slots base, base + 1, ..., each with the rows that wait for it."""

    base: int
    groups: list[list[Row]]
    done: int = 0
    """Columns that are in the cache."""

    @property
    def rows(self) -> list[Row]:
        """All rows of all prompts."""
        return [row for rows in self.groups for row in rows]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a cache of this shape holds and costs."""

    sequences: int
    """Sequences that can be decoded at once."""
    parked: int
    """Prompts kept for reuse."""
    length: int
    """Tokens of one sequence, prompt included."""
    bytes_per_token: int
    bytes_per_sequence: int
    bytes: int
    memory: int
    """The limit that the plan keeps to, in bytes."""

    def __str__(self) -> str:
        state = self.bytes_per_sequence - self.bytes_per_token * self.length
        return (
            f"cache for {self.sequences} sequences and {self.parked} kept prompts of {self.length} tokens: "
            f"{self.bytes / 2**20:.1f} of {self.memory / 2**20:.0f} MiB "
            f"({self.bytes_per_token} bytes a token, {state} a sequence for convolutions and delay)"
        )


def plan_memory(
    config: ZayaConfig, dtype: torch.dtype, max_batch: int, length: int, memory: int, spare: int = 0
) -> Plan:
    """The largest cache for sequences of `length` tokens within `memory` bytes and `max_batch` sequences.

    `spare` slots are allocated beside them. `sequences` is 0 where not even one fits.
    """
    per_token = Cache.bytes_per_token(config, dtype)
    per_sequence = per_token * length + Cache.bytes_per_slot(config, dtype)
    fitting = max(0, memory // per_sequence - spare)
    wanted = max_batch + max(1, max_batch // PARK_EVERY)
    slots = min(wanted, fitting)
    parked = 0 if slots <= 1 else max(1, slots // (PARK_EVERY + 1))
    total = (slots + spare) * per_sequence
    return Plan(slots - parked, parked, length, per_token, per_sequence, total, memory)


def round_up(length: int, limit: int) -> int:
    """The next cache length worth allocating: a multiple of 64 within the model's limit."""
    return min(-(-length // LENGTH_STEP) * LENGTH_STEP, limit)


def free_memory(device: torch.device) -> int:
    """Bytes that can still be allocated on a device, a container's limit respected."""
    if device.type == "cuda":
        return int(torch.cuda.mem_get_info(device)[0])
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    group = Path("/sys/fs/cgroup")
    try:
        limit, used = ((group / name).read_text().strip() for name in ("memory.max", "memory.current"))
    except OSError:  # no control group
        return free
    return free if limit == "max" else max(0, min(free, int(limit) - int(used)))


def pad(rows: Sequence[Sequence[int]], filler: int, device: torch.device) -> tuple[Tensor, Tensor]:
    """Rows of ids, padded on the right: ids [B, S] and the 0/1 mask [B, S]."""
    width = max(map(len, rows))
    ids = torch.tensor([[*row, *[filler] * (width - len(row))] for row in rows], device=device)
    lengths = torch.tensor([len(row) for row in rows], device=device)
    return ids, (torch.arange(width, device=device) < lengths[:, None]).long()


T = TypeVar("T")


class Slots(Generic[T]):
    """The rows of a cache and who holds them; `T` is what is remembered beside a kept prompt."""

    def __init__(self, cache: Cache, sequences: int, parked: int) -> None:
        self.cache = cache
        self.capacity = sequences
        self.live: list[Row] = []
        self._free_parks = list(range(sequences, sequences + parked))
        self._parked: OrderedDict[tuple[int, ...], tuple[int, T]] = OrderedDict()

    @property
    def free(self) -> int:
        """Sequences that can still join."""
        return self.capacity - len(self.live)

    def join(self, rows: Sequence[Row], source: int) -> None:
        """Let rows decode from the prompt state in slot `source`, which may be the next free slot itself."""
        first = len(self.live)
        targets = [slot for slot in range(first, first + len(rows)) if slot != source]
        if targets:
            self.cache.copy(source, torch.tensor(targets, device=self.cache.lengths.device))
        self.live.extend(rows)

    def leave(self, indices: Sequence[int]) -> None:
        """Free these slots at once and close the holes."""
        for index in sorted(indices, reverse=True):
            mover = self.live.pop()
            if index < len(self.live):
                last = len(self.live)
                self.cache.copy(last, torch.tensor([index], device=self.cache.lengths.device))
                self.live[index] = mover

    def park(self, prompt: tuple[int, ...], source: int, note: T) -> None:
        """Keep the state of a finished prompt, in place of the one unused for longest."""
        if prompt in self._parked or not (self._free_parks or self._parked):
            return
        slot = self._free_parks.pop() if self._free_parks else self._parked.popitem(last=False)[1][0]
        self.cache.copy(source, torch.tensor([slot], device=self.cache.lengths.device))
        self._parked[prompt] = (slot, note)

    def parked(self, prompt: tuple[int, ...]) -> tuple[int, T] | None:
        """Slot and note of a kept prompt, or None; a hit renews it."""
        hit = self._parked.get(prompt)
        if hit is not None:
            self._parked.move_to_end(prompt)
        return hit

    def forget(self) -> None:
        """Drop every kept prompt."""
        self._free_parks += [slot for slot, _ in self._parked.values()]
        self._parked.clear()

    def range(self, first: int, count: int) -> Tensor:
        """Slot numbers [first, first + count) on the cache's device."""
        return torch.arange(first, first + count, device=self.cache.lengths.device)
