"""From logits to tokens: a batched sampler whose draws belong to the request, not to the batch.

Draw number i of a request depends on (seed, i) alone: a counter-based generator gives one uniform
number a row, and the inverse of the filtered distribution's cumulative sum turns it into a token.
So a request with the same seed gets the same tokens whatever else runs beside it.

    rows = SamplerRows.of([Sampling(seed=1), Sampling(temperature=0.0)])
    tokens = sample(logits, rows, draws=torch.tensor([0, 0]))          # [2, V] -> [2]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from secrets import randbits

import torch
from torch import Tensor

GAMMA, MIX_A, MIX_B = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
UNIFORM_BITS = 52  # with 53 bits, u * total could round up to total and select no token


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the tokens of one request are drawn; `top_k=0` and `min_p=0` are off, temperature 0 is greedy.

    Filters apply in this order: temperature, top_k, top_p over what top_k left, min_p relative to
    the most probable token. `seed=None` takes a fresh one for each request.
    """

    temperature: float = 1.0
    top_p: float = 1.0
    top_k: int = 0
    min_p: float = 0.0
    max_tokens: int = 1024
    stop: tuple[str, ...] = ()
    seed: int | None = None

    def __post_init__(self) -> None:
        rules = {
            "temperature must be >= 0": self.temperature >= 0,
            "top_p must be in (0, 1]": 0 < self.top_p <= 1,
            "top_k must be >= 0": self.top_k >= 0,
            "min_p must be in [0, 1]": 0 <= self.min_p <= 1,
            "max_tokens must be >= 1": self.max_tokens >= 1,
            "stop must not hold an empty string": all(self.stop),
        }
        for rule, holds in rules.items():
            if not holds:
                raise ValueError(f"{rule}: {self}")


def stream_key(seed: int | None) -> int:
    """The 64-bit key of a request's stream of draws, as a signed integer that fits a tensor."""
    if seed is None:
        seed = randbits(64)
    return int.from_bytes(blake2b(str(seed).encode(), digest_size=8).digest(), "little", signed=True)


@dataclass(frozen=True, slots=True)
class SamplerRows:
    """The settings of a batch as columns: one row a request, float64 or int64, all of shape [B]."""

    keys: Tensor
    temperature: Tensor
    top_p: Tensor
    top_k: Tensor
    min_p: Tensor
    greedy: bool
    """Every row is greedy."""
    mixed: bool
    """Some rows are greedy and some are not."""
    filtered: bool
    """Some row filters by top_k, top_p or min_p."""

    @classmethod
    def of(
        cls,
        settings: Sequence[Sampling],
        keys: Sequence[int] | None = None,
        device: torch.device | str = "cpu",
    ) -> SamplerRows:
        """Columns of these settings; `keys` are the stream keys where they are already known."""
        keys = [stream_key(s.seed) for s in settings] if keys is None else keys
        temperatures = [s.temperature for s in settings]
        cold = [t == 0 for t in temperatures]

        def floats(values: list[float]) -> Tensor:
            return torch.tensor(values, dtype=torch.float64, device=device)

        return cls(
            keys=torch.tensor(keys, dtype=torch.int64, device=device),
            temperature=floats(temperatures),
            top_p=floats([s.top_p for s in settings]),
            top_k=torch.tensor([s.top_k for s in settings], dtype=torch.int64, device=device),
            min_p=floats([s.min_p for s in settings]),
            greedy=all(cold),
            mixed=any(cold) and not all(cold),
            filtered=any(s.top_k or s.min_p or s.top_p < 1 for s in settings),
        )


def uniforms(keys: Tensor, draws: Tensor) -> Tensor:
    """Number `draws[b]` of the stream `keys[b]`: float64 [B] in [0, 1), 52 random bits.

    The counter form of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number
    generators", 2014) in wrapping signed 64-bit arithmetic.
    """
    x = keys + (draws + 1) * _signed(GAMMA)
    x = (x ^ _shift(x, 30)) * _signed(MIX_A)
    x = (x ^ _shift(x, 27)) * _signed(MIX_B)
    x = x ^ _shift(x, 31)
    return _shift(x, 64 - UNIFORM_BITS).double() * 2.0**-UNIFORM_BITS


def sample(logits: Tensor, rows: SamplerRows, draws: Tensor) -> Tensor:
    """One token a row: logits [B, V] of any float dtype, draws int64 [B] -> int64 [B].

    Raises FloatingPointError where a row of logits holds no distribution (NaN, +inf, all -inf).
    """
    if rows.greedy:
        return _greedy(logits)
    cold = rows.temperature == 0
    temperature = torch.where(cold, 1.0, rows.temperature)
    scaled = logits.double() / temperature[:, None]
    probabilities = filtered(scaled, rows) if rows.filtered else scaled.softmax(-1)
    drawn = inverse_cdf(probabilities, uniforms(rows.keys, draws))
    return torch.where(cold, _greedy(logits), drawn) if rows.mixed else drawn


def filtered(scaled: Tensor, rows: SamplerRows) -> Tensor:
    """What top_k, top_p and min_p leave of softmax(scaled), not renormalised: float64 [B, V].

    Among equal logits the lower token id counts as the more probable one. The most probable token
    always stays.
    """
    ordered, order = scaled.sort(dim=-1, descending=True, stable=True)
    p = ordered.softmax(-1)
    rank = torch.arange(p.shape[-1], device=p.device)
    p = torch.where((rows.top_k[:, None] == 0) | (rank < rows.top_k[:, None]), p, 0.0)
    mass = p.cumsum(-1)
    before = mass - p
    inside = (before < rows.top_p[:, None] * mass[:, -1:]) | (rows.top_p[:, None] == 1)
    keep = (inside & (p >= rows.min_p[:, None] * p[:, :1])) | (rank == 0)
    return torch.zeros_like(p).scatter_(-1, order, torch.where(keep, p, 0.0))


def inverse_cdf(weights: Tensor, u: Tensor) -> Tensor:
    """The token at quantile u of each row: weights float64 [B, V] >= 0, u [B] in [0, 1) -> int64 [B]."""
    cumulative = weights.cumsum(-1)
    total = cumulative[:, -1:]
    if not bool(torch.isfinite(total).all()):
        raise FloatingPointError(_NO_DISTRIBUTION)
    return torch.searchsorted(cumulative, u[:, None] * total, right=True).squeeze(-1)


def logprobs_of(logits: Tensor, tokens: Tensor) -> Tensor:
    """Log-probability of each row's token under softmax(logits), no temperature, no filters: float32 [B]."""
    raw = logits.float()
    return raw.gather(-1, tokens[:, None]).squeeze(-1) - raw.logsumexp(-1)


_NO_DISTRIBUTION = (
    "the model's logits hold NaN or infinity, so no token can be drawn: "
    "check that the weights are finite and that the dtype does not overflow"
)


def _greedy(logits: Tensor) -> Tensor:
    best, tokens = logits.max(-1)
    if not bool(torch.isfinite(best).all()):
        raise FloatingPointError(_NO_DISTRIBUTION)
    return tokens


def _signed(constant: int) -> int:
    return constant - (1 << 64) if constant >= 1 << 63 else constant


def _shift(x: Tensor, bits: int) -> Tensor:
    """Logical right shift: torch shifts signed integers arithmetically."""
    return (x >> bits) & ((1 << (64 - bits)) - 1)
