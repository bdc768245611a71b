"""The mixture of experts: `zaya.router` chooses, vLLM's fused experts compute.

    m = p_e * Wdown_e(silu(g) * u)      [g ; u] = Wgu_e y      skipped: p_skip * y ("identity") or 0 ("zero")

vLLM's experts take a router's logits. Here the choice has been made before they are called, since it needs
the state of the layer below; weight and class travel in place of the logits.

    m, z = MoE(config, layer, quant_config, prefix)(y, z_previous)
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from vllm.model_executor.layers.fused_moe import FusedMoEFactory, RoutingMethodType
from vllm.model_executor.layers.fused_moe.router.base_router import BaseRouter
from vllm.model_executor.layers.quantization import QuantizationConfig

from zaya.config import ZayaConfig
from zaya.router import Router


class Chosen(BaseRouter):
    """Unpacks [N, 2] weight and class; class E, the skip class, is expert 0 with weight 0."""

    def __init__(self, experts: int) -> None:
        super().__init__(top_k=1, global_num_experts=experts)

    @property
    def routing_method_type(self) -> RoutingMethodType:
        return RoutingMethodType.Custom

    def _compute_routing(
        self,
        hidden_states: Tensor,
        router_logits: Tensor,
        indices_type: torch.dtype | None,
        *,
        input_ids: Tensor | None = None,
    ) -> tuple[Tensor, Tensor]:
        weight, choice = router_logits.split(1, -1)
        return (weight * (choice < self.global_num_experts)).contiguous(), choice.int()

    def _apply_eplb_mapping(self, topk_ids: Tensor) -> Tensor:
        # vLLM has recorded the classes by now, E among them, for those who replay the routing.
        return topk_ids % self.global_num_experts


class MoE(nn.Module):
    """Router and experts of one layer: y [N, H], z of the layer below [N, R] -> m [N, H], z [N, R]."""

    def __init__(
        self, config: ZayaConfig, layer: int, quant_config: QuantizationConfig | None, prefix: str
    ) -> None:
        super().__init__()
        self.skip, self.classes = config.skip, config.num_experts
        self.gate = Router(config, layer)
        self.experts = FusedMoEFactory(
            num_experts=config.num_experts,
            top_k=1,
            hidden_size=config.hidden_size,
            intermediate_size=config.moe_intermediate_size,
            router=Chosen(config.num_experts),
            router_logits_dtype=torch.float32,
            quant_config=quant_config,
            prefix=f"{prefix}.experts",
        )

    def forward(self, y: Tensor, previous: Tensor | None) -> tuple[Tensor, Tensor]:
        decision = self.gate(y, previous)
        choice = decision.choice[:, None]
        weight = decision.probabilities.gather(1, choice)
        # Before the experts, which may write over y.
        skipped = y * (weight * (choice == self.classes)) if self.skip == "identity" else None
        m: Tensor = self.experts(y, torch.cat([weight.float(), choice.float()], 1))
        return m if skipped is None else m + skipped, decision.states
