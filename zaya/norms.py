"""RMS norm, and the learned residual scaling that joins a block to the residual stream.

Both work in fp32 and hand back the model's dtype where a block reads it; the residual stream itself is always
fp32 (ZAYA1 report, equation 6).

    r = ResidualScale(H)(block_output, r)
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class RMSNorm(nn.Module):
    """x [..., H] -> w * x / sqrt(mean(x^2) + eps), the mean in fp32, the product with w in x's dtype."""

    def __init__(self, width: int, eps: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.eps = eps

    def forward(self, x: Tensor) -> Tensor:
        if x.dtype == torch.float32:
            return F.rms_norm(x, self.weight.shape, self.weight, self.eps)
        return self.weight * F.rms_norm(x.float(), self.weight.shape, None, self.eps).to(x.dtype)


class ResidualScale(nn.Module):
    """h, r [..., H] -> (h + hidden_states_bias) * hidden_states_scale + (r + residual_bias) * residual_scale.

    The sum is fp32, whatever the dtype of h.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.hidden_states_scale = nn.Parameter(torch.ones(width))
        self.hidden_states_bias = nn.Parameter(torch.zeros(width))
        self.residual_scale = nn.Parameter(torch.ones(width))
        self.residual_bias = nn.Parameter(torch.zeros(width))

    def forward(self, h: Tensor, r: Tensor) -> Tensor:
        hs, rs = self.hidden_states_scale.float(), self.residual_scale.float()
        # The two biases, scaled, are one vector: two passes over the tokens instead of five.
        bias = self.hidden_states_bias.float() * hs + self.residual_bias.float() * rs
        return torch.addcmul(torch.addcmul(bias, r, rs), h.float(), hs)
