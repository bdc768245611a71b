"""CCA, compressed convolutional attention (ZAYA1 report, Appendix C; arXiv 2510.04476).

Queries, keys and values live in few heads. Queries and keys pass two causal convolutions, are coupled by
their means, normalised and turned by their position; half of the values come from the previous token.

    u = [q0 ; k0] = [Wq ; Wk] x                      s = depthwise(u), t0 taps        c = grouped(s), t1 taps
    q_i = c_i + (q0_i + k0_j) / 2                    k_j = c_j + (mean_i q0_i + k0_j) / 2      j = i // G
    v_t = [Wvc x_t ; Wvd x_{t-1}]                    q, k <- sqrt(d) * unit(q, k), k_j <- temp_j * k_j, RoPE

There is no activation between the convolutions, so they are one convolution of t0 + t1 - 1 taps whose weights
are products of theirs. It acts on zeros before the start of a sequence, as they do.

    a = Attention(config, layer)(x, sequences, cos_sin)
"""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from zaya.config import ZayaConfig
from zaya.rope import rotate
from zaya.sequences import Sequences


class Fused(NamedTuple):
    """The projections and convolutions of one layer as they are applied."""

    weight: Tensor
    """[C + Hk * d, H]: queries, keys, delayed values, current values."""
    bias: Tensor | None
    taps: Tensor
    """[P + 1, heads, d, d] input to output, the oldest tap first."""
    constant: Tensor
    """[heads, 1, d] what the biases of the two convolutions add."""


class Convolution(nn.Module):
    """Weight [C, width, taps] and bias [C] of a causal convolution, oldest tap first."""

    def __init__(self, channels: int, width: int, taps: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(channels, width, taps))
        self.bias = nn.Parameter(torch.zeros(channels))


class QKVProjection(nn.Module):
    """The weights of q, k, v and the two convolutions; `fused()` gives them in the form that is applied."""

    def __init__(self, config: ZayaConfig) -> None:
        super().__init__()
        hidden, d, bias = config.hidden_size, config.head_dim, config.attention_bias
        half = config.num_key_value_heads * d // 2
        self.q_proj = nn.Linear(hidden, config.num_attention_heads * d, bias=bias)
        self.k_proj = nn.Linear(hidden, config.num_key_value_heads * d, bias=bias)
        self.v_proj_current = nn.Linear(hidden, half, bias=bias)
        self.v_proj_delayed = nn.Linear(hidden, half, bias=bias)
        self.conv_qk_depthwise = Convolution(config.heads * d, 1, config.cca_time0)
        self.conv_qk_grouped = Convolution(config.heads * d, d, config.cca_time1)
        self._kept: tuple[tuple[tuple[int, int], ...], Fused] | None = None

    def fused(self) -> Fused:
        """Fuse now where gradients are wanted; otherwise keep the result until a weight changes."""
        if torch.is_grad_enabled():
            return self._fuse()
        versions = tuple((p.data_ptr(), p._version) for p in self.parameters())
        if self._kept is None or self._kept[0] != versions:
            self._kept = (versions, self._fuse())
        return self._kept[1]

    def _fuse(self) -> Fused:
        # The delayed values get their bias after the delay, so that a sequence starts from Wvd(0) = bias.
        linears = (self.q_proj, self.k_proj, self.v_proj_delayed, self.v_proj_current)
        bias = None
        if self.q_proj.bias is not None:
            late = self.v_proj_delayed.bias
            bias = torch.cat([torch.zeros_like(b) if b is late else b for b in (p.bias for p in linears)])
        taps, constant = fold(self.conv_qk_depthwise, self.conv_qk_grouped)
        return Fused(torch.cat([p.weight for p in linears]), bias, taps, constant)


def fold(depthwise: Convolution, grouped: Convolution) -> tuple[Tensor, Tensor]:
    """Both convolutions as one: taps [P + 1, heads, d, d], the oldest first, and a constant [heads, 1, d].

    M_m = sum_{i+j=m} GW_j diag(dw_i), constant = sum_j GW_j db + gb, summed in fp32.
    """
    dtype, d = grouped.weight.dtype, grouped.weight.shape[1]
    first = depthwise.weight.float().view(-1, d, depthwise.weight.shape[-1])
    second = grouped.weight.float().view(-1, d, *grouped.weight.shape[1:])
    count = first.shape[-1] + second.shape[-1] - 1
    taps: list[Tensor | None] = [None] * count
    for i, before in enumerate(first.unbind(-1)):
        for j, after in enumerate(second.unbind(-1)):
            product = (after * before[:, None]).mT
            known = taps[i + j]
            taps[i + j] = product if known is None else known + product
    start = depthwise.bias.float().view(-1, d, 1)
    constant = (second.sum(-1) @ start).mT + grouped.bias.float().view(-1, 1, d)
    stacked = torch.stack([tap for tap in taps if tap is not None])
    return stacked.to(dtype), constant.to(dtype)


def coupling(config: ZayaConfig) -> Tensor:
    """[heads, heads] on [q0 ; k0]: q_i gets (q0_i + k0_j) / 2, k_j gets (mean_i q0_i + k0_j) / 2."""
    queries, keys = config.num_attention_heads, config.num_key_value_heads
    member = torch.eye(keys).repeat_interleave(queries // keys, 0)
    top = torch.cat([torch.eye(queries), member], 1)
    bottom = torch.cat([member.T * (keys / queries), torch.eye(keys)], 1)
    return torch.cat([top, bottom]) / 2


class QKNorm(nn.Module):
    """q, k [N, heads, d] -> length sqrt(d) each, key head j then times temp_j."""

    def __init__(self, config: ZayaConfig) -> None:
        super().__init__()
        self.queries = config.num_attention_heads
        self.temp = nn.Parameter(torch.empty(config.num_key_value_heads))

    def forward(self, qk: Tensor) -> Tensor:
        d = qk.shape[-1]
        # Length sqrt(d) is a root mean square of 1; the eps is that of Transformers, squared into the mean.
        unit = F.rms_norm(qk, (d,), None, torch.finfo(qk.dtype).eps ** 2 / d)
        return unit * F.pad(self.temp, (self.queries, 0), value=1.0)[:, None]


class Attention(nn.Module):
    """x [N, H] -> [N, H]."""

    def __init__(self, config: ZayaConfig, layer: int) -> None:
        super().__init__()
        self.layer = layer
        self.queries, self.keys, self.d = (
            config.num_attention_heads,
            config.num_key_value_heads,
            config.head_dim,
        )
        self.taps, self.window = config.taps, config.window(layer)
        self.turning = int(config.head_dim * config.rope(layer).partial_rotary_factor)
        self.qkv_proj = QKVProjection(config)
        self.qk_norm = QKNorm(config)
        self.o_proj = nn.Linear(self.queries * self.d, config.hidden_size, bias=config.attention_bias)

    def forward(self, x: Tensor, sequences: Sequences, cos_sin: tuple[Tensor, Tensor]) -> Tensor:
        fused = self.qkv_proj.fused()
        heads, half = self.queries + self.keys, self.keys * self.d // 2
        mixed, current = F.linear(x, fused.weight, fused.bias).split([heads * self.d + half, half], -1)
        past = [
            step.split([heads * self.d, half], -1) for step in sequences.window(mixed, self.taps, self.layer)
        ]
        qk = self._queries_keys([step for step, _ in past], fused)
        delayed = past[-2][1]
        if self.qkv_proj.v_proj_delayed.bias is not None:
            delayed = delayed + self.qkv_proj.v_proj_delayed.bias
        v = torch.cat([current, delayed], -1).view(len(x), self.keys, self.d)
        qk = rotate(self.qk_norm(qk), *cos_sin, self.turning)
        q, k = qk.split([self.queries, self.keys], 1)
        out: Tensor = self.o_proj(sequences.attend(q, k, v, self.layer, self.window))
        return out

    def _queries_keys(self, past: list[Tensor], fused: Fused) -> Tensor:
        """The convolution of [q0 ; k0] plus the coupling of their means -> [N, heads, d]."""
        heads = self.queries + self.keys
        steps = [x.unflatten(-1, (heads, self.d)) for x in past[-len(fused.taps) :]]
        convolved = fused.constant
        for x, tap in zip(steps, fused.taps.unbind(), strict=True):
            convolved = torch.baddbmm(convolved, x.transpose(0, 1), tap)
        q, k = steps[-1].split([self.queries, self.keys], 1)
        k = k[:, :, None]
        coupled = (q.unflatten(1, (self.keys, -1)) + k) * 0.5
        means = torch.cat([coupled.flatten(1, 2), coupled.mean(2)], 1)
        return convolved.transpose(0, 1) + means
