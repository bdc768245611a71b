"""Rotary position embedding on the first D dimensions of every head (NeoX pairs: i turns with i + D/2).

`table` makes cos and sin once a forward pass for all layers; the dimensions that do not turn have cos 1,
sin 0, so that `rotate` is one multiply-add over the whole head.

    cos, sin = table(positions, Rope(1e4), head_dim=32, dtype=torch.float32)
    q = rotate(q, cos, sin, turning=16)
"""

from __future__ import annotations

import torch
from torch import Tensor

from zaya.config import Rope


def frequencies(rope: Rope, head_dim: int, device: torch.device | str = "cpu") -> Tensor:
    """[head_dim] fp32 angle of each dimension at position 1: theta^(-2i/D), negative in a pair's first half.

    The signs leave the cosine as it is and give the sine that of `rotate`; 0 where nothing turns.
    """
    turning = int(head_dim * rope.partial_rotary_factor)
    exponents = torch.arange(0, turning, 2, dtype=torch.float32, device=device) / turning
    turns = rope.rope_theta**-exponents
    return torch.cat([-turns, turns, turns.new_zeros(head_dim - turning)])


def table(positions: Tensor, rope: Rope, head_dim: int, dtype: torch.dtype) -> tuple[Tensor, Tensor]:
    """positions [N] -> cos, sin [N, 1, head_dim]; angles in fp32."""
    angles = positions.float()[:, None, None] * frequencies(rope, head_dim, positions.device)
    return angles.cos().to(dtype), angles.sin().to(dtype)


def rotate(x: Tensor, cos: Tensor, sin: Tensor, turning: int) -> Tensor:
    """x [N, heads, d] -> the same, its first `turning` dimensions turned by their position's angles."""
    first, second, still = x.split([turning // 2, turning // 2, x.shape[-1] - turning], -1)
    partner = torch.cat([second, first, still], -1)
    return torch.addcmul(x * cos, partner, sin)
