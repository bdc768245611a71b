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


def table(positions: Tensor, rope: Rope, head_dim: int, dtype: torch.dtype) -> tuple[Tensor, Tensor]:
    """positions [N] -> cos, sin [N, 1, head_dim]; angles in fp32: position * theta^(-2i/D)."""
    turning = int(head_dim * rope.partial_rotary_factor)
    exponents = torch.arange(0, turning, 2, dtype=torch.float32, device=positions.device) / turning
    angles = positions.float()[:, None] * rope.rope_theta**-exponents
    cos, sin = angles.cos(), angles.sin()
    still = angles.new_zeros(len(positions), head_dim - turning)
    cos = torch.cat([cos, cos, still + 1], -1)
    sin = torch.cat([-sin, sin, still], -1)
    return cos[:, None].to(dtype), sin[:, None].to(dtype)


def rotate(x: Tensor, cos: Tensor, sin: Tensor, turning: int) -> Tensor:
    """x [N, heads, d] -> the same, its first `turning` dimensions turned by their position's angles."""
    first, second, still = x.split([turning // 2, turning // 2, x.shape[-1] - turning], -1)
    partner = torch.cat([second, first, still], -1)
    return torch.addcmul(x * cos, partner, sin)
