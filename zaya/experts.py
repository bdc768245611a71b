"""Top-1 mixture of experts with a skip class.

m = p_e * Wdown_e(silu(g) * u), [g ; u] = Wgu_e y. A skipped token runs through no expert at all: it gets
p_skip * y ("identity", how ZAYA1 was trained) or 0 ("zero", Transformers).

Tokens are sorted by the class that took them, so that every expert is one dense product over its own tokens.
On a GPU the few tokens of a decode step take a way whose shapes do not depend on the choices, so that the
host never waits and the step can be a CUDA graph.

    m, decision = MoE(config, layer)(y, z_previous)
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from zaya.config import ZayaConfig
from zaya.products import linear
from zaya.router import Decision, Router

FEW = 256
"""Tokens up to which a GPU does not look at the choices."""


class Experts(nn.Module):
    """y [N, H], choice [N], weight [N, 1] -> [N, H]."""

    def __init__(self, config: ZayaConfig) -> None:
        super().__init__()
        experts, inner, outer = config.num_experts, config.moe_intermediate_size, config.hidden_size
        self.gate_up_proj = nn.Parameter(torch.empty(experts, 2 * inner, outer))
        self.down_proj = nn.Parameter(torch.empty(experts, outer, inner))
        self.skip = config.skip

    def forward(self, y: Tensor, choice: Tensor, weight: Tensor) -> Tensor:
        if y.is_cuda and len(y) <= FEW and not torch.is_grad_enabled():
            return self.unseen(y, choice, weight)
        classes = len(self.gate_up_proj) + 1
        order = choice.argsort()
        counts: list[int] = torch.bincount(choice, minlength=classes).tolist()
        parts = y.index_select(0, order).split(counts)
        outputs = [
            linear(swiglu(linear(part, gate_up)), down) if len(part) else part
            for part, gate_up, down in zip(
                parts[:-1], self.gate_up_proj.unbind(), self.down_proj.unbind(), strict=True
            )
        ]
        outputs.append(parts[-1] if self.skip == "identity" else torch.zeros_like(parts[-1]))
        weighted = torch.cat(outputs) * weight.index_select(0, order)
        return torch.empty_like(weighted).index_copy(0, order, weighted)

    def unseen(self, y: Tensor, choice: Tensor, weight: Tensor) -> Tensor:
        """The same without a look at the choices from the host; inference only, a few hundred tokens.

        The experts' weights are gathered for each token where tokens are few, multiplied in groups where the
        device does that without the host (`grouped_mm`, bf16, compute capability 9), and applied to every
        token otherwise. Verified on a CPU; not measured on a GPU.
        """
        experts = len(self.gate_up_proj)
        expert = choice.clamp_max(experts - 1)
        if 2 * len(y) <= experts:
            taken = self._gathered(y, expert)
        elif y.dtype == torch.bfloat16 and _groups(y.device):
            taken = self._grouped(y, expert)
        else:
            taken = self._dense(y, expert)
        skipped = y if self.skip == "identity" else torch.zeros_like(y)
        return torch.where((choice == experts)[:, None], skipped, taken) * weight

    def _gathered(self, y: Tensor, expert: Tensor) -> Tensor:
        hidden = swiglu(torch.bmm(self.gate_up_proj.index_select(0, expert), y[:, :, None]).mT)
        return torch.bmm(hidden, self.down_proj.index_select(0, expert).mT)[:, 0]

    def _grouped(self, y: Tensor, expert: Tensor) -> Tensor:
        order = expert.argsort()
        ends = (expert <= torch.arange(len(self.gate_up_proj), device=y.device)[:, None]).sum(1).int()
        hidden = swiglu(F.grouped_mm(y.index_select(0, order), self.gate_up_proj.mT, offs=ends))
        outputs = F.grouped_mm(hidden, self.down_proj.mT, offs=ends)
        return torch.empty_like(outputs).index_copy(0, order, outputs)

    def _dense(self, y: Tensor, expert: Tensor) -> Tensor:
        hidden = swiglu(torch.matmul(y, self.gate_up_proj.mT))
        every = torch.bmm(hidden, self.down_proj.mT)
        return every[expert, torch.arange(len(y), device=y.device)]


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
        weight = decision.probabilities.gather(1, decision.choice[:, None])
        return self.experts(y, decision.choice, weight), decision


def swiglu(x: Tensor) -> Tensor:
    """[g ; u] [..., 2 I] -> silu(g) * u."""
    gate, up = x.chunk(2, -1)
    return F.silu(gate) * up


def _groups(device: torch.device) -> bool:
    """Does this device multiply in groups without asking the host for the sizes?"""
    return (
        hasattr(F, "grouped_mm")
        and device.type == "cuda"
        and torch.cuda.get_device_capability(device)[0] >= 9
    )
