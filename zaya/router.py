"""The router: which expert takes a token, and how much its answer weighs.

A small MLP on a narrow projection of the token. The projection carries over from layer to layer
(exponential depth averaging, ZAYA1 report, section II-A-2): z_l = W y + b + scale * z_{l-1}. Class E, the
last one, is "no expert": the token skips the layer. The choice adds a balancing bias to the probabilities;
the weight is the unbiased probability.

    z, probabilities, choice = router(y, z_previous)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from zaya.config import ZayaConfig
from zaya.norms import RMSNorm


class Decision(NamedTuple):
    """What a router said about N tokens."""

    states: Tensor
    """[N, R] z of this layer, which the next layer's router adds to its own."""
    logits: Tensor
    """[N, E + 1]; the last class is "skip"."""
    probabilities: Tensor
    """[N, E + 1] softmax of the logits, without the balancing biases."""
    choice: Tensor
    """[N] long, the class that took each token."""


class RouterMLP(nn.Module):
    """norm -> linear -> GELU -> linear -> GELU -> linear to E + 1 classes."""

    def __init__(self, config: ZayaConfig) -> None:
        super().__init__()
        width = config.router_hidden_size
        self.norm = RMSNorm(width, config.rms_norm_eps)
        self.fc1 = nn.Linear(width, width)
        self.fc2 = nn.Linear(width, width)
        self.out_proj = nn.Linear(width, config.num_experts + 1, bias=False)

    def forward(self, z: Tensor) -> Tensor:
        logits: Tensor = self.out_proj(F.gelu(self.fc2(F.gelu(self.fc1(self.norm(z))))))
        return logits


class Router(nn.Module):
    """y [N, H], z of the layer below [N, R] or None -> Decision.

    `balancing_biases` (fp32, [E + 1]) is a buffer that no gradient reaches: a trainer moves it by the load
    that it reads from `last` (ZAYA1 report, section II-A-2), and it stays fp32 whatever dtype the model is
    cast to.
    """

    balancing_biases: Tensor
    router_states_scale: nn.Parameter | None

    def __init__(self, config: ZayaConfig, layer: int) -> None:
        super().__init__()
        self.down_proj = nn.Linear(config.hidden_size, config.router_hidden_size)
        scale = nn.Parameter(torch.ones(config.router_hidden_size)) if layer > 0 else None
        self.register_parameter("router_states_scale", scale)
        self.router_mlp = RouterMLP(config)
        biases = torch.zeros(config.num_experts + 1, dtype=torch.float32)
        biases[-1] = -1.0
        self.register_buffer("balancing_biases", biases)
        self.last: Decision | None = None

    def forward(self, y: Tensor, previous: Tensor | None, forced: Tensor | None = None) -> Decision:
        z = self.down_proj(y)
        if previous is not None and self.router_states_scale is not None:
            z = torch.addcmul(z, previous, self.router_states_scale)
        logits = self.router_mlp(z)
        probabilities = logits.softmax(-1)
        choice = forced if forced is not None else (probabilities + self.balancing_biases).argmax(-1)
        decision = Decision(z, logits, probabilities, choice)
        if self.training:
            self.last = Decision(*(part.detach() for part in decision))
        return decision

    def _apply(self, fn: Callable[[Tensor], Tensor], recurse: bool = True) -> Any:
        before = self.balancing_biases
        super()._apply(fn, recurse)
        moved = self.balancing_biases
        # `.to(torch.bfloat16)` would round the biases and change choices: take the device only.
        self.balancing_biases = moved.float() if before.is_meta else before.to(moved.device)
        return self
