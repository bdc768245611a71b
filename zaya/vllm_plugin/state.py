"""What one token's queries, keys and values need of the tokens before it, kept by vLLM beside the KV cache.

CCA looks back P = max(t0 + t1 - 2, 1) positions. The rows u = [q0 ; k0 ; v] that the projection gave at the
last P positions of a sequence are its whole state, one block [P, width] of vLLM's pool. vLLM allots, copies
(prefix caching) and takes back such blocks as those of a Mamba layer.

    window[t] = u[t - P .. t]            rows before the start of a sequence are `initial` (zeros where None)

Prompts of any number of sequences are one gather, decode steps another: no loop over requests, no look at a
device value from the host.

    window = Past(width, P, prefix, vllm_config)(rows, initial)           # [N, width] -> [N, P + 1, width]
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn
from vllm.compilation.breakable_cudagraph import eager_break_during_capture
from vllm.config import VllmConfig
from vllm.forward_context import get_forward_context
from vllm.model_executor.layers.mamba.abstract import MambaBase
from vllm.model_executor.layers.mamba.mamba_utils import MambaStateDtypeCalculator
from vllm.utils.torch_utils import direct_register_custom_op
from vllm.v1.attention.backend import AttentionBackend, CommonAttentionMetadata
from vllm.v1.attention.backends.mamba_attn import (
    BaseMambaAttentionMetadata,
    BaseMambaAttentionMetadataBuilder,
)
from vllm.v1.attention.backends.registry import MambaAttentionBackendEnum

from zaya.vllm_plugin.config import BACKEND, OP


def state_dtype(vllm_config: VllmConfig) -> tuple[torch.dtype, ...]:
    """The dtype of the state: the model's, or that of `--mamba-cache-dtype`."""
    cache = vllm_config.cache_config
    dtype: tuple[torch.dtype, ...] = MambaStateDtypeCalculator.short_conv_state_dtype(
        vllm_config.model_config.dtype, cache.mamba_cache_dtype
    )
    return dtype


class Past(nn.Module, MambaBase):
    """rows [N, width] of this step -> [N, P + 1, width]: each with the P rows before it in its sequence."""

    def __init__(self, width: int, past: int, prefix: str, vllm_config: VllmConfig) -> None:
        super().__init__()
        self.shape, self.dtype, self.prefix = (past, width), state_dtype(vllm_config), prefix
        self.kv_cache = (torch.tensor([]),)
        vllm_config.compilation_config.static_forward_context[prefix] = self

    def forward(self, rows: Tensor, initial: Tensor | None) -> Tensor:
        window = rows.new_empty(rows.shape[0], self.shape[0] + 1, rows.shape[1])
        torch.ops.vllm.zaya_window(rows, initial, window, self.prefix)
        return window

    def get_state_shape(self) -> tuple[tuple[int, ...], ...]:
        return (self.shape,)

    def get_state_dtype(self) -> tuple[torch.dtype, ...]:
        return self.dtype

    @property
    def mamba_type(self) -> MambaAttentionBackendEnum:
        return MambaAttentionBackendEnum[BACKEND]


@dataclass
class Metadata(BaseMambaAttentionMetadata):
    """Where the prompt tokens of a step find their past: rows of [states of its prompts, their new rows]."""

    sources: Tensor | None = None
    """[prompt tokens, P + 1]"""
    kept: Tensor | None = None
    """[prompts, P] the rows that are the new states."""


class MetadataBuilder(BaseMambaAttentionMetadataBuilder[Metadata]):
    """vLLM's metadata for Mamba-like layers, with `sources` and `kept`."""

    metadata_cls = Metadata
    needs_causal_conv1d_metadata = False

    def build(
        self, common_prefix_len: int, common_attn_metadata: CommonAttentionMetadata, *args: Any, **kwargs: Any
    ) -> Metadata:
        metadata = super().build(common_prefix_len, common_attn_metadata, *args, **kwargs)
        if metadata.num_prefills == 0:
            return metadata
        starts = metadata.query_start_loc_p
        prompts, past, device = metadata.num_prefills, self.kv_cache_spec.shapes[0][0], starts.device
        token = torch.arange(metadata.num_prefill_tokens, device=device)
        prompt = torch.bucketize(token, starts[1:], right=True)
        back = torch.arange(-past, 1, device=device)
        row = torch.arange(prompts, device=device)

        def place(prompt: Tensor, offset: Tensor) -> Tensor:
            """Of the row at this offset in a prompt's new tokens; the state stands at -P to -1."""
            new = prompts * past + starts[prompt] + offset
            return torch.where(offset < 0, (prompt + 1) * past + offset, new)

        sources = place(prompt[:, None], (token - starts[prompt])[:, None] + back)
        kept = place(row[:, None], (starts[1:] - starts[:-1])[:, None] + back[:-1])
        return replace(metadata, sources=sources, kept=kept)


class Backend(AttentionBackend):
    """Names the metadata builder; the arithmetic is the op's."""

    @staticmethod
    def get_name() -> str:
        return BACKEND

    @staticmethod
    def get_builder_cls() -> type[MetadataBuilder]:
        return MetadataBuilder

    @classmethod
    def is_ssm(cls) -> bool:
        return True


@eager_break_during_capture
def zaya_window(rows: Tensor, initial: Tensor | None, window: Tensor, layer: str) -> None:
    """Fill `window` for the tokens of this step (decode steps come first) and move the states on."""
    context = get_forward_context()
    if context.attn_metadata is None:  # vLLM measures memory
        window.zero_()
        return
    metadata: Metadata = context.attn_metadata[layer]
    (state,) = context.no_compile_layers[layer].kv_cache
    decoded = metadata.num_decode_tokens
    if decoded:
        slots = metadata.state_indices_tensor_d[:decoded, 0]
        past = state.index_select(0, slots).to(rows.dtype)
        torch.cat([past, rows[:decoded, None]], 1, out=window[:decoded])
        state.index_copy_(0, slots.long(), window[:decoded, 1:].to(state.dtype))
    if metadata.num_prefills:
        slots = metadata.state_indices_tensor_p
        past = state.index_select(0, slots).to(rows.dtype)
        # Chosen, not multiplied: a block that was never written may hold NaN.
        before = rows.new_zeros(()) if initial is None else initial
        past = torch.where(metadata.has_initial_states_p[:, None, None], past, before)
        total = decoded + metadata.num_prefill_tokens
        known = torch.cat([past.flatten(0, 1), rows[decoded:total]])
        window[decoded:total] = known[metadata.sources]
        state.index_copy_(0, slots.long(), known[metadata.kept].to(state.dtype))


direct_register_custom_op(op_name=OP.removeprefix("vllm::"), op_func=zaya_window, mutates_args=["window"])
