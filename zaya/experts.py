"""Top-1 mixture of experts with a skip class.

Tokens are sorted by the class that took them, so that every expert is one dense product over its own tokens:
m = p_e * Wdown_e(silu(g) * u), [g ; u] = Wgu_e y. A skipped token runs through no expert at all: it gets
p_skip * y ("identity", how ZAYA1 was trained) or 0 ("zero", Transformers).

    m, decision = MoE(config, layer)(y, z_previous)
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from zaya.config import ZayaConfig
from zaya.router import Decision, Router


class Experts(nn.Module):
    """y [N, H], choice [N], weight [N] -> [N, H]."""

    def __init__(self, config: ZayaConfig) -> None:
        super().__init__()
        experts, inner, outer = config.num_experts, config.moe_intermediate_size, config.hidden_size
        self.gate_up_proj = nn.Parameter(torch.empty(experts, 2 * inner, outer))
        self.down_proj = nn.Parameter(torch.empty(experts, outer, inner))
        self.skip = config.skip

    def forward(self, y: Tensor, choice: Tensor, weight: Tensor) -> Tensor:
        classes = len(self.gate_up_proj) + 1
        order = choice.argsort()
        counts: list[int] = torch.bincount(choice, minlength=classes).tolist()
        parts = y.index_select(0, order).split(counts)
        outputs = [
            F.linear(_swiglu(F.linear(part, gate_up)), down) if len(part) else part
            for part, gate_up, down in zip(
                parts[:-1], self.gate_up_proj.unbind(), self.down_proj.unbind(), strict=True
            )
        ]
        outputs.append(parts[-1] if self.skip == "identity" else torch.zeros_like(parts[-1]))
        weighted = torch.cat(outputs) * weight.index_select(0, order)[:, None]
        return torch.empty_like(weighted).index_copy(0, order, weighted)


class MoE(nn.Module):
    """Router and experts of one layer: y [N, H], z of the layer below [N, R] -> m [N, H], Decision."""

    def __init__(self, config: ZayaConfig, layer: int) -> None:
        super().__init__()
        self.gate = Router(config, layer)
        self.experts = Experts(config)

    def forward(
        self, y: Tensor, previous: Tensor | None, forced: Tensor | None = None
    ) -> tuple[Tensor, Decision]:
        decision = self.gate(y, previous, forced)
        weight = decision.probabilities.gather(1, decision.choice[:, None])[:, 0]
        return self.experts(y, decision.choice, weight), decision


def _swiglu(x: Tensor) -> Tensor:
    gate, up = x.chunk(2, -1)
    return F.silu(gate) * up
