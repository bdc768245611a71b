"""ZAYA1 as vLLM runs it: token ids and positions -> hidden states -> logits.

The equations are those of `zaya.model`. The tokens of all requests of a step stand in one row; what belongs
together is vLLM's to know, and reaches attention and `state` through the forward context.

    LLM("FOLDER").generate(...)          # vLLM makes the model; see docs/vllm.md
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import torch
from torch import Tensor, nn
from vllm.compilation.decorators import support_torch_compile
from vllm.config import VllmConfig
from vllm.model_executor.layers.logits_processor import LogitsProcessor
from vllm.model_executor.layers.mamba.mamba_utils import MambaStateCopyFunc, get_temporal_copy_spec
from vllm.model_executor.layers.vocab_parallel_embedding import ParallelLMHead, VocabParallelEmbedding
from vllm.model_executor.models.interfaces import HasInnerState, IsHybrid, SupportsQuant
from vllm.model_executor.models.utils import AutoWeightsLoader, maybe_prefix
from vllm.sequence import IntermediateTensors

from zaya.config import ZayaConfig
from zaya.norms import ResidualScale, RMSNorm
from zaya.rope import table
from zaya.vllm_plugin import config as configuration
from zaya.vllm_plugin.attention import Attention, width
from zaya.vllm_plugin.experts import MoE
from zaya.vllm_plugin.state import state_dtype
from zaya.vllm_plugin.weights import MAPPER, Names


class Layer(nn.Module):
    """One attention block and one mixture of experts on the residual stream r [N, H] (fp32)."""

    def __init__(self, config: ZayaConfig, index: int, vllm_config: VllmConfig, prefix: str) -> None:
        super().__init__()
        self.input_layernorm = RMSNorm(config.hidden_size, config.rms_norm_eps)
        self.self_attn = Attention(config, index, vllm_config, f"{prefix}.self_attn")
        self.post_attention_residual_scale = ResidualScale(config.hidden_size)
        self.post_attention_layernorm = RMSNorm(config.hidden_size, config.rms_norm_eps)
        self.mlp = MoE(config, index, vllm_config.quant_config, f"{prefix}.mlp")
        self.post_mlp_residual_scale = ResidualScale(config.hidden_size)

    def forward(
        self, r: Tensor, states: Tensor | None, cos_sin: tuple[Tensor, Tensor]
    ) -> tuple[Tensor, Tensor]:
        dtype = self.input_layernorm.weight.dtype
        a = self.self_attn(self.input_layernorm(r.to(dtype)), cos_sin)
        r = self.post_attention_residual_scale(a, r)
        m, states = self.mlp(self.post_attention_layernorm(r.to(dtype)), states)
        return self.post_mlp_residual_scale(m, r), states


@support_torch_compile(dynamic_arg_dims={"input_ids": 0, "positions": 0, "inputs_embeds": 0})
class Body(nn.Module):
    """Embedding, layers and final norm: ids [N] -> h [N, H]."""

    def __init__(self, *, vllm_config: VllmConfig, prefix: str = "") -> None:
        super().__init__()
        config = configuration.read(vllm_config)
        layers = range(config.num_hidden_layers)
        self.head_dim = config.head_dim
        self.ropes = list(dict.fromkeys(config.rope(index) for index in layers))
        self.turns = [self.ropes.index(config.rope(index)) for index in layers]
        self.embed_tokens = VocabParallelEmbedding(
            config.vocab_size, config.hidden_size, prefix=maybe_prefix(prefix, "embed_tokens")
        )
        self.input_hidden_states_scale = nn.Parameter(torch.ones(config.hidden_size))
        self.input_hidden_states_bias = nn.Parameter(torch.zeros(config.hidden_size))
        self.layers = nn.ModuleList(
            Layer(config, index, vllm_config, maybe_prefix(prefix, f"layers.{index}")) for index in layers
        )
        self.norm = RMSNorm(config.hidden_size, config.rms_norm_eps)

    def embed_input_ids(self, input_ids: Tensor) -> Tensor:
        embedded: Tensor = self.embed_tokens(input_ids)
        return embedded

    def forward(
        self,
        input_ids: Tensor | None,
        positions: Tensor,
        intermediate_tensors: IntermediateTensors | None = None,
        inputs_embeds: Tensor | None = None,
    ) -> Tensor:
        embedded = self.embed_tokens(input_ids) if inputs_embeds is None else inputs_embeds
        dtype = embedded.dtype
        r = ((embedded + self.input_hidden_states_bias) * self.input_hidden_states_scale).float()
        tables = [table(positions, rope, self.head_dim, dtype) for rope in self.ropes]
        states: Tensor | None = None
        for layer, turn in zip(self.layers, self.turns, strict=True):
            r, states = layer(r, states, tables[turn])
        h: Tensor = self.norm(r.to(dtype))
        return h


class ZayaForCausalLM(nn.Module, HasInnerState, IsHybrid, SupportsQuant):
    """The model with its head, and what vLLM asks of it."""

    packed_modules_mapping: ClassVar = {"qkv_proj": ["q_proj", "k_proj", "v_proj_current", "v_proj_delayed"]}
    hf_to_vllm_mapper = MAPPER

    def __init__(self, *, vllm_config: VllmConfig, prefix: str = "") -> None:
        super().__init__()
        config = configuration.read(vllm_config)
        self.model = Body(vllm_config=vllm_config, prefix=maybe_prefix(prefix, "model"))
        self.lm_head = ParallelLMHead(
            config.vocab_size,
            config.hidden_size,
            bias=config.lm_head_bias,
            quant_config=vllm_config.quant_config,
            prefix=maybe_prefix(prefix, "lm_head"),
        )
        if config.tie_word_embeddings:
            self.lm_head = self.lm_head.tie_weights(self.model.embed_tokens)
        self.logits_processor = LogitsProcessor(config.vocab_size)
        self.names = Names(config, configuration.legacy(vllm_config))

    def embed_input_ids(self, input_ids: Tensor) -> Tensor:
        return self.model.embed_input_ids(input_ids)

    def forward(
        self,
        input_ids: Tensor | None,
        positions: Tensor,
        intermediate_tensors: IntermediateTensors | None = None,
        inputs_embeds: Tensor | None = None,
    ) -> Tensor:
        return self.model(input_ids, positions, intermediate_tensors, inputs_embeds)

    def compute_logits(self, hidden_states: Tensor) -> Tensor | None:
        """h [N, H] -> logits [N, V]; None on the ranks that do not gather them."""
        logits: Tensor | None = self.logits_processor(
            self.lm_head, hidden_states, getattr(self.lm_head, "bias", None)
        )
        return logits

    def load_weights(self, weights: Iterable[tuple[str, Tensor]]) -> set[str]:
        """Take all tensors of a checkpoint, or any of them anew; returns the names of what was set."""
        loaded: set[str] = AutoWeightsLoader(self).load_weights(self.names(weights), mapper=MAPPER)
        self.refold()
        return loaded

    def process_weights_after_loading(self) -> None:
        """vLLM calls this when it has loaded a checkpoint or made weights up. Raises ValueError for holes."""
        if self.quant_config is None:
            self.names.check()
        self.refold()

    def refold(self) -> None:
        """Bring the convolutions into the form that is applied."""
        for module in self.modules():
            if isinstance(module, Attention):
                module.refold()

    @classmethod
    def get_mamba_state_shape_from_config(cls, vllm_config: VllmConfig) -> tuple[tuple[int, int]]:
        config = configuration.read(vllm_config)
        return ((config.taps, width(config, vllm_config.parallel_config.tensor_parallel_size)),)

    @classmethod
    def get_mamba_state_dtype_from_config(cls, vllm_config: VllmConfig) -> tuple[torch.dtype, ...]:
        return state_dtype(vllm_config)

    @classmethod
    def get_mamba_state_copy_func(cls) -> tuple[MambaStateCopyFunc]:
        return (get_temporal_copy_spec,)
