"""CCA with vLLM's parts: one parallel projection, the window of `state`, paged attention.

    u = [q0 ; k0 ; v] = W x                                  rows of the last P positions are the state
    [q ; k]_t = sum_m M_m [q0 ; k0]_{t-P+m} + A [q0 ; k0]_t + constant     both convolutions, and the means A
    v_t = [v_t, current part ; v_{t-1}, delayed part]
    a = Wo attend(RoPE(norm(q)), RoPE(norm(k)), v)

See `zaya.attention` for what the taps M, the coupling A and the norm are. Heads are shared out to the ranks
of tensor parallelism as long as each has a key-value head of its own; beyond that every rank computes all
queries and keys, whose means need whole groups, and attends with its own.

    a = Attention(config, layer, vllm_config, prefix)(x, cos_sin)
"""

from __future__ import annotations

from dataclasses import replace

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from vllm.config import VllmConfig
from vllm.distributed import get_tensor_model_parallel_rank, get_tensor_model_parallel_world_size
from vllm.model_executor.layers.attention import Attention as PagedAttention
from vllm.model_executor.layers.linear import QKVParallelLinear, RowParallelLinear
from vllm.model_executor.utils import set_weight_attrs

from zaya.attention import Convolution, QKNorm, coupling, fold
from zaya.config import ZayaConfig
from zaya.rope import rotate
from zaya.vllm_plugin.state import Past


def split(config: ZayaConfig, ranks: int) -> int:
    """Into how many parts `ranks` ranks of tensor parallelism share out the heads of CCA."""
    return ranks if config.num_key_value_heads % ranks == 0 else 1


def width(config: ZayaConfig, ranks: int) -> int:
    """Channels of a row [q0 ; k0 ; v] on one rank."""
    return (config.heads + config.num_key_value_heads) * config.head_dim // split(config, ranks)


class Attention(nn.Module):
    """x [N, H] -> [N, H]."""

    taps: Tensor
    """[heads, (P + 1) d, d] input to output, the oldest position first."""
    constant: Tensor
    """[heads, 1, d] what the biases of the two convolutions add."""
    coupling: Tensor

    def __init__(self, config: ZayaConfig, layer: int, vllm_config: VllmConfig, prefix: str) -> None:
        super().__init__()
        ranks, rank = get_tensor_model_parallel_world_size(), get_tensor_model_parallel_rank()
        queries, keys, d = config.num_attention_heads, config.num_key_value_heads, config.head_dim
        parts = split(config, ranks)
        part = rank % parts
        self.local = local = replace(
            config, num_attention_heads=queries // parts, num_key_value_heads=keys // parts
        )
        self.d, self.turning = d, int(d * config.rope(layer).partial_rotary_factor)
        self.channels, values = local.heads * d, local.num_key_value_heads * d
        self.current = min(max(keys * d // 2 - part * values, 0), values)
        """Channels of v that come from the token itself; the others are the previous token's."""
        quant_config = vllm_config.quant_config
        self.qkv_proj = QKVParallelLinear(
            config.hidden_size,
            d,
            queries,
            keys,
            bias=config.attention_bias,
            quant_config=quant_config,
            prefix=f"{prefix}.qkv_proj",
            return_bias=False,
            disable_tp=parts < ranks,
        )
        self.conv_qk_depthwise = Convolution(self.channels, 1, config.cca_time0)
        self.conv_qk_grouped = Convolution(self.channels, d, config.cca_time1)
        self.qk_norm = QKNorm(local)
        own_q, own_k = (_share(count, part, parts) for count in (queries, keys))
        for convolution in (self.conv_qk_depthwise, self.conv_qk_grouped):
            _load_heads(convolution, queries + keys, [*own_q, *(queries + k for k in own_k)])
        _load_heads(self.qk_norm, keys, [*own_k])
        count = config.cca_time0 + config.cca_time1 - 1
        self.register_buffer("taps", torch.zeros(local.heads, count * d, d), persistent=False)
        self.register_buffer("constant", torch.zeros(local.heads, 1, d), persistent=False)
        self.register_buffer("coupling", coupling(local).to(self.taps), persistent=False)
        self.past = Past(width(config, ranks), config.taps, f"{prefix}.past", vllm_config)

        # Of the heads that this rank has computed, the ones that it attends with.
        apart, place = ranks // parts, rank // parts
        mine_q = _share(local.num_attention_heads, place, apart)
        mine_k = _share(local.num_key_value_heads, place, apart)
        self.mine_q, self.mine_k = (slice(mine.start, mine.stop) for mine in (mine_q, mine_k))
        self.padding = vllm_config.model_config.get_head_size() - d
        self.attn = PagedAttention(
            len(mine_q),
            d + self.padding,
            d**-0.5,
            num_kv_heads=len(mine_k),
            cache_config=vllm_config.cache_config,
            quant_config=quant_config,
            per_layer_sliding_window=config.window(layer),
            prefix=f"{prefix}.attn",
        )
        self.o_proj = RowParallelLinear(
            queries * d,
            config.hidden_size,
            bias=config.attention_bias,
            quant_config=quant_config,
            prefix=f"{prefix}.o_proj",
            return_bias=False,
        )

    def forward(self, x: Tensor, cos_sin: tuple[Tensor, Tensor]) -> Tensor:
        rows = self.qkv_proj(x)
        bias = self.qkv_proj.bias
        # Before the start stand zeros for the convolutions, and the projection of a zero for the values.
        initial = None if bias is None else F.pad(bias[self.channels :], (self.channels, 0))
        window = self.past(rows, initial)
        q, k = self._queries_keys(window[..., : self.channels], cos_sin)
        v = torch.cat(
            [
                rows[:, self.channels : self.channels + self.current],
                window[:, -2, self.channels + self.current :],
            ],
            -1,
        )
        v = v.unflatten(-1, (-1, self.d))[:, self.mine_k]
        out = self.attn(*(self._pad(heads) for heads in (q, k, v)))
        if self.padding:
            out = out.unflatten(-1, (-1, self.d + self.padding))[..., : self.d].flatten(1)
        a: Tensor = self.o_proj(out)
        return a

    def _queries_keys(self, window: Tensor, cos_sin: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
        """[N, P + 1, channels] -> q [N, heads, d], k [N, heads, d] of this rank."""
        steps = window.unflatten(-1, (-1, self.d))[:, -(self.taps.shape[1] // self.d) :]
        convolved = torch.baddbmm(self.constant, steps.permute(2, 0, 1, 3).flatten(2), self.taps)
        qk = convolved.transpose(0, 1) + torch.matmul(self.coupling, steps[:, -1])
        qk = rotate(self.qk_norm(qk), *cos_sin, self.turning)
        q, k = qk.split([self.local.num_attention_heads, self.local.num_key_value_heads], 1)
        return q[:, self.mine_q], k[:, self.mine_k]

    def _pad(self, heads: Tensor) -> Tensor:
        """[N, heads, d] -> [N, heads * size] with the size of a head in the KV cache."""
        return (F.pad(heads, (0, self.padding)) if self.padding else heads).flatten(1)

    @torch.no_grad()
    def refold(self) -> None:
        """Bring the convolutions into the form that is applied; after every change of their weights."""
        taps, constant = fold(self.conv_qk_depthwise, self.conv_qk_grouped)
        self.taps.copy_(taps.transpose(0, 1).flatten(1, 2))
        self.constant.copy_(constant)


def _share(count: int, part: int, parts: int) -> range:
    """The heads of one part; where parts outnumber the heads, several parts have the same one."""
    first = part * count // parts
    return range(first, max((part + 1) * count // parts, first + 1))


def _load_heads(module: nn.Module, heads: int, own: list[int]) -> None:
    """Parameters of `module`, which have `heads` heads in a checkpoint, take those in `own` from it."""

    def load(parameter: nn.Parameter, loaded: Tensor) -> None:
        parameter.data.copy_(loaded.unflatten(0, (heads, -1))[own].flatten(0, 1))

    for parameter in module.parameters():
        set_weight_attrs(parameter, {"weight_loader": load})
