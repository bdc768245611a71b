"""A gate against looping text: token ids that compress too well are no reasoning.

The ids are compressed chunk by chunk in one deflate stream, as the ZAYA1 report does before it computes
advantages (arXiv 2605.05365, section IV-B): raw deflate, window 1 KiB, level 1, flushed after each chunk.
A chunk that shrinks below 5 % of its bytes repeats something, and the sample earns nothing whatever it says.

Level 1 looks for repeats in so few places that loops of up to about 15 tokens are seen, and longer ones are
not; `LONG_LOOPS` searches as far as the window reaches, which is 190 tokens of four bytes.

    >>> from verifiers.verdict import correct
    >>> degenerate([17, 4, 99] * 2000)
    True
    >>> gate(correct("12"), [17, 4, 99] * 2000).reward
    0.0
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from verifiers.verdict import Verdict

FLUSH_BYTES = 5
"""What a sync flush alone writes: an empty block, which says nothing about the chunk."""


@dataclass(frozen=True, slots=True)
class Gate:
    """How the gate measures. The report gives the first four; chunk length and overhead it does not give."""

    threshold: float = 0.05
    """A chunk whose compressed share of bytes is below this is degenerate."""
    window_bits: int = 10
    """Deflate looks back over 2 ** window_bits bytes."""
    level: int = 1
    merge_short_last: bool = True
    """A last chunk that is not full is measured together with the one before."""
    chunk: int = 512
    """Token ids a chunk; our choice."""
    overhead: int = FLUSH_BYTES
    """Bytes of each flush that do not count; our choice."""


REPORT = Gate()
"""The report's gate."""
LONG_LOOPS = Gate(level=6)
"""The same with a thorough search."""


def degenerate(ids: Sequence[int], settings: Gate = REPORT) -> bool:
    """Does any chunk of these token ids compress below the threshold?

    Fewer ids than a chunk are never degenerate: a short answer may well repeat itself.
    """
    return any(ratio < settings.threshold for ratio in ratios(ids, settings))


def ratios(ids: Sequence[int], settings: Gate = REPORT) -> Iterator[float]:
    """Compressed share of each chunk's bytes, in order, as far as they are asked for."""
    stream = zlib.compressobj(settings.level, zlib.DEFLATED, -settings.window_bits)
    for start, end in _chunks(len(ids), settings):
        data = _bytes(ids[start:end])
        packed = stream.compress(data) + stream.flush(zlib.Z_SYNC_FLUSH)
        yield max(0, len(packed) - settings.overhead) / len(data)


def gate(verdict: Verdict, ids: Sequence[int], settings: Gate = REPORT) -> Verdict:
    """The same verdict without its reward where the completion's ids are degenerate.

    `correct`, `partial` and `outcome` stay what they are; a reward that is none or negative stays, too.
    """
    if not verdict.reward or verdict.reward < 0 or not degenerate(ids, settings):
        return verdict
    return replace(verdict, reward=0.0, detail={**verdict.detail, "degenerate": True})


def _chunks(length: int, settings: Gate) -> Iterator[tuple[int, int]]:
    full, rest = divmod(length, settings.chunk)
    for number in range(1, full + 1):
        last = number == full
        end = length if last and settings.merge_short_last else number * settings.chunk
        yield (number - 1) * settings.chunk, end
    if rest and full and not settings.merge_short_last:
        yield full * settings.chunk, length


def _bytes(ids: Sequence[int]) -> bytes:
    """Four bytes an id, least significant first, on every machine."""
    packed = array("I", ids)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()
