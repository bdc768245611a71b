"""One more token for every live sequence, in as few kernels as it takes.

The arithmetic is that of `Zaya.forward` with a cache. A decode step of a small model spends its time between
the kernels and in reading weights, so what can be done before the step is: weights stand in plain attributes
and in the layout that a product with few rows reads fastest, the taps of the convolution are one matrix a
head, the coupling of the means is another, and the views into the cache last until the batch or the extent
changes. On a GPU the step is a CUDA graph per bucket of batch size and extent.

    decoder = Decoder(model, cache)
    logits = decoder(ids, longest=17)            # ids [n]: one more token for slots 0 to n - 1 -> [n, V]

The graphs follow PyTorch's rules for capture and are tested where there is a GPU; their speed has not been
measured.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from zaya.attention import coupling
from zaya.cache import Cache
from zaya.config import Rope, ZayaConfig
from zaya.experts import Experts, swiglu
from zaya.model import Layer, Zaya
from zaya.norms import ResidualScale
from zaya.products import linear
from zaya.rope import frequencies
from zaya.router import RouterMLP

EXTENT = 32
"""Cached positions are read in steps of this many on a CPU; a GPU doubles from GPU_EXTENT."""
GPU_EXTENT = 256
FRAMES = {"cpu": 8, "cuda": 64}
"""Batch shapes whose buffers, and on a GPU graphs, are kept."""
WIDE = 64
"""Up to so many rows, W h^T beats h W^T on a CPU where W is the tall matrix of a head."""


def lay_out(model: nn.Module) -> None:
    """Store the weights of blocks input-major on a CPU, shapes unchanged: products with few rows stream them.

    Embeddings keep their rows together, since they are read by row.
    """
    for module in model.modules():
        for parameter in module.parameters(recurse=False):
            fits = isinstance(module, nn.Linear | Experts) and parameter.dim() > 1
            if fits and parameter.device.type == "cpu" and parameter.is_contiguous():
                parameter.data = parameter.data.mT.contiguous().mT


def unit(x: Tensor, eps: Tensor) -> Tensor:
    """x [n, C] / sqrt(mean(x^2) + eps) in fp32: RMSNorm without its weight."""
    length = torch.linalg.vector_norm(x, dim=-1, keepdim=True, dtype=torch.float32)
    return x * torch.addcmul(eps, length, length, value=1 / x.shape[-1]).rsqrt_()


@dataclass(slots=True)
class Residual:
    """ResidualScale with its two biases as one."""

    block: Tensor
    stream: Tensor
    bias: Tensor

    @classmethod
    def of(cls, scale: ResidualScale) -> Residual:
        """The weights of a module, fp32."""
        block, stream = scale.hidden_states_scale.float(), scale.residual_scale.float()
        bias = scale.hidden_states_bias.float() * block + scale.residual_bias.float() * stream
        return cls(block, stream, bias)

    def __call__(self, h: Tensor, r: Tensor) -> Tensor:
        h = h if h.dtype == torch.float32 else h.float()
        return torch.addcmul(torch.addcmul(self.bias, r, self.stream), h, self.block)


@dataclass(slots=True)
class Frame:
    """Buffers and views of a step of n rows that see at most `extent` cached positions."""

    ids: Tensor
    slots: Tensor
    """[n] where each row writes: its own slot, or the spare one for a row that only fills up a bucket."""
    joined: Tensor
    """[n, P + 1, C] projections of the last tokens, the new one last."""
    kept: Tensor
    """[n, P, C] of these, what the next token needs."""
    delayed: Tensor
    """[n, Hk * d / 2] of these, the delayed half of the new values."""
    now: Tensor
    """[n, heads, d] of these, the new queries and keys before the convolution."""
    recent: Tensor
    """[heads, n, K, d] of these, what the convolution reads."""
    window: Tensor
    """[heads, n, K, d] the same in order; `flat` is its view [heads, n, K * d]."""
    flat: Tensor
    past: list[Tensor]
    """Per layer, [n, P, C] projections in the cache."""
    keys: list[Tensor]
    """Per layer, [n, Hk, extent, d]."""
    values: list[Tensor]
    graph: torch.cuda.CUDAGraph | None = None
    logits: Tensor | None = None


@dataclass(slots=True)
class Step:
    """What all layers of one step share."""

    cells: Tensor
    """[n * Hk] where in one layer's flat keys the new ones go."""
    turns: dict[Rope, Tensor]
    """[n, d, d] the rotation of each row's position, from the right."""
    masks: dict[int | None, Tensor]


class Block:
    """One layer, its weights at hand."""

    def __init__(self, layer: Layer, config: ZayaConfig, cache: Cache, index: int) -> None:
        attention, gate = layer.self_attn, layer.mlp.gate
        self.dtype, self.eps = cache.keys.dtype, torch.tensor(config.rms_norm_eps, device=cache.keys.device)
        self.rope, self.sliding = config.rope(index), config.window(index)
        self.queries, self.groups = config.num_attention_heads, config.num_key_value_heads
        self.columns = cache.columns[index]
        self.keys, self.values = (c[index].view(-1, config.head_dim) for c in (cache.keys, cache.values))
        fused = attention.qkv_proj.fused()
        self.widths = [self.columns.shape[-1], fused.weight.shape[0] - self.columns.shape[-1]]
        # The norm's weight and the projection are one matrix, input-major as `lay_out` has the others.
        self.qkv = (fused.weight * layer.input_layernorm.weight).mT.contiguous().mT
        self.qkv_bias = fused.bias
        self.taps = fused.taps.transpose(0, 1).flatten(1, 2).contiguous()
        self.constant = fused.constant
        self.late = attention.qkv_proj.v_proj_delayed.bias
        self.tiny = torch.finfo(fused.taps.dtype).eps
        self.lengths = F.pad(attention.qk_norm.temp.float(), (self.queries, 0), value=1.0)[:, None]
        self.lengths = self.lengths * config.head_dim**0.5
        self.mix = coupling(config).to(self.taps)
        self.o, self.o_bias = attention.o_proj.weight, attention.o_proj.bias
        self.down, self.down_bias, self.carried = gate.down_proj.weight, gate.down_proj.bias, None
        if gate.router_states_scale is not None:
            self.carried = gate.router_states_scale
        self.mlp, self.out = _router(gate.router_mlp)
        self.biases = gate.balancing_biases
        self.experts = layer.mlp.experts
        self.each = list(
            zip(self.experts.gate_up_proj.unbind(), self.experts.down_proj.unbind(), strict=True)
        )
        self.norm = layer.post_attention_layernorm.weight
        self.add_attention = Residual.of(layer.post_attention_residual_scale)
        self.add_experts = Residual.of(layer.post_mlp_residual_scale)

    def __call__(
        self, r: Tensor, z: Tensor | None, frame: Frame, step: Step, index: int
    ) -> tuple[Tensor, Tensor]:
        r = self.add_attention(self._attend(self._cast(unit(r, self.eps)), frame, step, index), r)
        y = self._cast(unit(r, self.eps)) * self.norm
        z, probabilities = self._route(y, z)
        choice = (probabilities + self.biases).argmax(-1)
        if y.shape[0] == 1 and not y.is_cuda:
            return self.add_experts(self._ask(y, int(choice), probabilities), r), z
        weight = probabilities.gather(1, choice[:, None])
        return self.add_experts(self.experts(y, choice, weight), r), z

    def _ask(self, y: Tensor, expert: int, probabilities: Tensor) -> Tensor:
        """What one token gets from the class that took it: nothing to sort."""
        weight = probabilities.narrow(1, expert, 1)
        if expert == len(self.each):
            return y * weight if self.experts.skip == "identity" else torch.zeros_like(y)
        gate_up, down = self.each[expert]
        return linear(swiglu(linear(y, gate_up)), down) * weight

    def _cast(self, x: Tensor) -> Tensor:
        return x if self.dtype == torch.float32 else x.to(self.dtype)

    def _attend(self, y: Tensor, frame: Frame, step: Step, index: int) -> Tensor:
        mixed, current = torch.split_with_sizes(linear(y, self.qkv, self.qkv_bias), self.widths, -1)
        torch.cat([frame.past[index], mixed.unsqueeze(1)], 1, out=frame.joined)
        self.columns.index_copy_(0, frame.slots, frame.kept)
        delayed = frame.delayed if self.late is None else frame.delayed + self.late
        q, k = self._queries_keys(frame, step.turns[self.rope])
        v = torch.cat([current, delayed], -1)
        self.keys.index_copy_(0, step.cells, k.reshape(-1, k.shape[-1]))
        self.values.index_copy_(0, step.cells, v.view(-1, k.shape[-1]))
        # The query heads of a group attend as if they were positions: no key is repeated.
        out = F.scaled_dot_product_attention(
            q.view(q.shape[0], self.groups, -1, k.shape[-1]),
            frame.keys[index],
            frame.values[index],
            attn_mask=step.masks[self.sliding],
        )
        return linear(out.flatten(1), self.o, self.o_bias)

    def _queries_keys(self, frame: Frame, turn: Tensor) -> tuple[Tensor, Tensor]:
        frame.window.copy_(frame.recent)
        convolved = torch.baddbmm(self.constant, frame.flat, self.taps)
        qk = torch.baddbmm(convolved.transpose(0, 1), self.mix.expand(frame.now.shape[0], -1, -1), frame.now)
        length = torch.linalg.vector_norm(qk, dim=-1, keepdim=True, dtype=torch.float32)
        length = self.lengths / length.clamp_min_(self.tiny)
        turned = self._cast(torch.bmm(qk * length, turn))
        q, k = torch.split_with_sizes(turned, [self.queries, self.groups], 1)
        return q, k

    def _route(self, y: Tensor, z: Tensor | None) -> tuple[Tensor, Tensor]:
        new = F.linear(y, self.down, self.down_bias)
        if z is not None and self.carried is not None:
            new = torch.addcmul(new, z, self.carried)
        hidden = unit(new, self.eps)
        for weight, bias in self.mlp:
            hidden = F.linear(hidden, weight, bias)
            hidden = torch.addcmul(hidden, hidden, torch.erf(hidden))
        return new, F.linear(hidden, self.out).softmax(-1)


class Decoder:
    """Decodes for one model and one cache; to be made anew when the cache grows or weights change."""

    def __init__(self, model: Zaya, cache: Cache) -> None:
        self.model, self.cache, self.config = model, cache, model.config
        self.device = cache.keys.device
        self._versions = _versions(model)
        body = model.model
        layers = enumerate(cast(Iterable[Layer], body.layers))
        self.blocks = [Block(layer, self.config, cache, i) for i, layer in layers]
        self.eps = torch.tensor(self.config.rms_norm_eps, device=self.device)
        ropes = {self.config.rope(i) for i in range(self.config.num_hidden_layers)}
        self.turns = {rope: _turning(rope, self.config.head_dim, self.device) for rope in ropes}
        self.sliding = {self.config.window(i) for i in range(self.config.num_hidden_layers)}
        self.place = torch.arange(cache.max_length, device=self.device)
        self.heads = torch.arange(self.config.num_key_value_heads, device=self.device)
        self._streamed: Tensor | None = None  # the head's weight input-major, for single rows on a CPU
        self._frames: dict[tuple[int, int], Frame] = {}
        self._pool = torch.cuda.graph_pool_handle() if self.device.type == "cuda" else None

    def fits(self, cache: Cache) -> bool:
        """Is this still the decoder of that cache and of the model's weights as they are?"""
        return self.place.shape[0] == cache.max_length and self._versions == _versions(self.model)

    def __call__(self, ids: Tensor, longest: int) -> Tensor:
        """ids [n] long continue slots 0 to n - 1 by a token each -> logits [n, V], good until the next call.

        `longest` is the length of the longest of these sequences, the new token included.
        """
        with torch.no_grad():
            if self.device.type != "cuda":
                frame = self._frame(len(ids), min(-(-longest // EXTENT) * EXTENT, self.cache.max_length))
                frame.ids.copy_(ids)
                return self._run(frame)
            return self._replay(ids, longest)

    def _run(self, frame: Frame) -> Tensor:
        body, heads = self.model.model, self.config.num_key_value_heads
        position = self.cache.lengths.index_select(0, frame.slots)
        cells = (frame.slots[:, None] * heads + self.heads) * self.cache.max_length + position[:, None]
        step = Step(
            cells.flatten(),
            {rope: _turn(position, *turns) for rope, turns in self.turns.items()},
            {window: self._mask(frame, position, window) for window in self.sliding},
        )
        embedded = body.embed_tokens(frame.ids)
        r = ((embedded + body.input_hidden_states_bias) * body.input_hidden_states_scale).float()
        z: Tensor | None = None
        for index, block in enumerate(self.blocks):
            r, z = block(r, z, frame, step, index)
        self.cache.lengths.index_copy_(0, frame.slots, position + 1)
        norm = body.norm.weight
        return self._head(unit(r, self.eps).to(norm.dtype) * norm)

    def _head(self, h: Tensor) -> Tensor:
        head = self.model.lm_head
        weight = self.model.model.embed_tokens.weight if head.weight is None else head.weight
        if self.device.type == "cpu" and h.dtype == torch.float32 and 1 < h.shape[0] <= WIDE:
            logits = torch.mm(weight, h.T).T.contiguous()
            return logits if head.bias is None else logits + head.bias
        if self.device.type == "cpu" and h.shape[0] == 1:
            if self._streamed is None:
                self._streamed = weight.mT.contiguous().mT
            weight = self._streamed
        return linear(h, weight, head.bias)

    def _mask(self, frame: Frame, position: Tensor, window: int | None) -> Tensor:
        """[n, 1, 1, extent] 0 where a row sees a cached position, else -inf."""
        place, last = self.place[: frame.keys[0].shape[2]], position[:, None, None, None]
        hidden = place > last if window is None else (place > last) | (place <= last - window)
        mask = torch.zeros(hidden.shape, dtype=self.cache.keys.dtype, device=self.device)
        return mask.masked_fill_(hidden, float("-inf"))

    def _frame(self, rows: int, extent: int) -> Frame:
        if (rows, extent) not in self._frames:
            if len(self._frames) >= FRAMES.get(self.device.type, 8):
                self._frames.clear()
            self._frames[rows, extent] = self._new_frame(rows, extent)
        return self._frames[rows, extent]

    def _new_frame(self, rows: int, extent: int) -> Frame:
        cache, config, block = self.cache, self.config, self.blocks[0]
        past, width = cache.columns.shape[2:]
        heads, d = config.heads, config.head_dim
        taps = block.taps.shape[1] // d
        joined = cache.columns.new_zeros(rows, past + 1, width)
        queries_keys = joined[:, :, : heads * d].unflatten(-1, (heads, d))
        window = joined.new_zeros(heads, rows, taps, d)
        return Frame(
            ids=torch.zeros(rows, dtype=torch.long, device=self.device),
            slots=torch.arange(rows, device=self.device),
            joined=joined,
            kept=joined[:, 1:],
            delayed=joined[:, past - 1, heads * d :],
            now=queries_keys[:, past],
            recent=queries_keys[:, past + 1 - taps :].permute(2, 0, 1, 3),
            window=window,
            flat=window.flatten(2),
            past=[columns[:rows] for columns in cache.columns],
            keys=[keys[:rows, :, :extent] for keys in cache.keys],
            values=[values[:rows, :, :extent] for values in cache.values],
        )

    # ---- on a GPU ----

    def _replay(self, ids: Tensor, longest: int) -> Tensor:
        """Fill up to the next bucket, run its graph; the cache's last slot takes what the filling writes."""
        spare, count = self.cache.slots - 1, len(ids)
        rows = min(_power(count), spare)
        frame = self._frame(rows, min(max(_power(longest), GPU_EXTENT), self.cache.max_length))
        if frame.graph is None:
            self._capture(frame, spare)
        frame.ids.zero_()
        frame.ids[:count].copy_(ids)
        frame.slots.fill_(spare)
        frame.slots[:count].copy_(torch.arange(count, device=self.device))
        assert frame.graph is not None and frame.logits is not None
        frame.graph.replay()
        self.cache.lengths[spare].zero_()
        return frame.logits[:count]

    def _capture(self, frame: Frame, spare: int) -> None:
        """Record the step. All rows write to the spare slot meanwhile, so that no sequence moves."""
        frame.slots.fill_(spare)
        side = torch.cuda.Stream(self.device)
        side.wait_stream(torch.cuda.current_stream(self.device))
        with torch.cuda.stream(side):
            self._run(frame)  # once outside, as capture asks for: libraries set up their workspaces
        torch.cuda.current_stream(self.device).wait_stream(side)
        self.cache.lengths[spare].zero_()
        frame.graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(frame.graph, pool=self._pool):
            frame.logits = self._run(frame)


def _power(number: int) -> int:
    return 1 << (number - 1).bit_length()


def _versions(model: nn.Module) -> list[tuple[int, int]]:
    return [(parameter.data_ptr(), parameter._version) for parameter in model.parameters()]


def _router(mlp: RouterMLP) -> tuple[list[tuple[Tensor, Tensor]], Tensor]:
    """Weights and biases of the hidden linears, and the last weight: fp32, the constants of GELU in them.

    With h = x / sqrt(2), h (1 + erf(h)) is sqrt(2) GELU(x): each linear hands on h and takes back the root.
    """
    c = 0.5**0.5
    first, second = mlp.fc1.weight.float() * mlp.norm.weight.float() * c, mlp.fc2.weight.float() / 2
    biases = [linear.bias.float() * c for linear in (mlp.fc1, mlp.fc2)]
    return list(zip((first, second), biases, strict=True)), mlp.out_proj.weight.float() * c


def _turning(rope: Rope, d: int, device: torch.device) -> tuple[Tensor, Tensor, Tensor]:
    """[d] angles at position 1, and [d, d] what cosines and sines of the angles multiply in a rotation."""
    half = int(d * rope.partial_rotary_factor) // 2
    place = torch.arange(d, device=device)
    partner = torch.where(place < 2 * half, (place + half) % max(2 * half, 1), place)
    same = torch.eye(d, device=device)
    return frequencies(rope, d, device), same, same[partner].T


def _turn(position: Tensor, frequency: Tensor, same: Tensor, partner: Tensor) -> Tensor:
    """[n, d, d] R with x R = `rotate(x, ...)` at position [n]."""
    angle = position[:, None, None] * frequency
    return torch.addcmul(same * angle.cos(), partner, angle.sin())
