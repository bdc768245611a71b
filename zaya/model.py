"""ZAYA1: token ids -> logits.

    r = (Emb[ids] + in_bias) * in_scale                        residual stream, always fp32
    for each layer:
        r = RS_attn(CCA(RMSNorm(r)), r)                        RS: learned affine of both terms
        r = RS_mlp(MoE(RMSNorm(r), z), r)                      z: router states, handed from layer to layer
    logits = RMSNorm(r) W_lm^T                                 W_lm = Emb when tied

The names of parameters and buffers are those of the Hugging Face checkpoint.

    model = Zaya(PRESETS["zaya1-nano"])
    logits = model(input_ids, attention_mask)                  # [B, S] -> [B, S, V]
"""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from zaya.attention import Attention, Convolution
from zaya.cache import Cache, Continuation
from zaya.config import Rope, ZayaConfig
from zaya.experts import Experts, MoE
from zaya.norms import ResidualScale, RMSNorm
from zaya.rope import table
from zaya.router import Decision, Router
from zaya.sequences import Sequences, lay_out


class Trace(NamedTuple):
    """What happened inside one forward pass; zeros at padding."""

    logits: Tensor
    """[B, S, V]"""
    router_logits: Tensor
    """[L, B, S, E + 1]"""
    choices: Tensor
    """[L, B, S] long: the class that took each token, as `routing` of a later forward takes it."""
    hidden_states: Tensor
    """[L + 1, B, S, H] the scaled embedding, the residual after each layer, last the final norm's output."""


class Layer(nn.Module):
    """One attention block and one mixture of experts on the residual stream r [N, H] (fp32)."""

    def __init__(self, config: ZayaConfig, index: int) -> None:
        super().__init__()
        self.input_layernorm = RMSNorm(config.hidden_size, config.rms_norm_eps)
        self.self_attn = Attention(config, index)
        self.post_attention_residual_scale = ResidualScale(config.hidden_size)
        self.post_attention_layernorm = RMSNorm(config.hidden_size, config.rms_norm_eps)
        self.mlp = MoE(config, index)
        self.post_mlp_residual_scale = ResidualScale(config.hidden_size)

    def forward(
        self,
        r: Tensor,
        states: Tensor | None,
        sequences: Sequences,
        cos_sin: tuple[Tensor, Tensor],
        forced: Tensor | None = None,
    ) -> tuple[Tensor, Decision]:
        dtype = self.input_layernorm.weight.dtype
        a = self.self_attn(self.input_layernorm(r.to(dtype)), sequences, cos_sin)
        r = self.post_attention_residual_scale(a, r)
        m, decision = self.mlp(self.post_attention_layernorm(r.to(dtype)), states, forced)
        return self.post_mlp_residual_scale(m, r), decision


class Body(nn.Module):
    """Embedding, layers and final norm: ids [N] -> h [N, H], and on request what every layer decided."""

    def __init__(self, config: ZayaConfig) -> None:
        super().__init__()
        self.config = config
        self.embed_tokens = nn.Embedding(config.vocab_size, config.hidden_size)
        self.input_hidden_states_scale = nn.Parameter(torch.ones(config.hidden_size))
        self.input_hidden_states_bias = nn.Parameter(torch.zeros(config.hidden_size))
        self.layers = nn.ModuleList(Layer(config, index) for index in range(config.num_hidden_layers))
        self.norm = RMSNorm(config.hidden_size, config.rms_norm_eps)

    def forward(
        self,
        ids: Tensor,
        sequences: Sequences,
        routing: Tensor | None = None,
        record: list[tuple[Tensor, Decision | None]] | None = None,
    ) -> Tensor:
        embedded = self.embed_tokens(ids)
        dtype = embedded.dtype
        r = ((embedded + self.input_hidden_states_bias) * self.input_hidden_states_scale).float()
        tables: dict[Rope, tuple[Tensor, Tensor]] = {}
        states: Tensor | None = None
        for index, layer in enumerate(self.layers):
            rope = self.config.rope(index)
            if rope not in tables:
                tables[rope] = table(sequences.position, rope, self.config.head_dim, dtype)
            before = r
            forced = None if routing is None else routing[index]
            r, decision = layer(r, states, sequences, tables[rope], forced)
            states = decision.states
            if record is not None:
                record.append((before, decision))
        h: Tensor = self.norm(r.to(dtype))
        if record is not None:
            record.append((h, None))
        return h


class Head(nn.Module):
    """h [..., H] -> logits [..., V]; tied models lend it the embedding's weight."""

    weight: nn.Parameter | None
    bias: nn.Parameter | None

    def __init__(self, config: ZayaConfig) -> None:
        super().__init__()
        shape = (config.vocab_size, config.hidden_size)
        own = None if config.tie_word_embeddings else nn.Parameter(torch.empty(shape))
        bias = nn.Parameter(torch.zeros(shape[0])) if config.lm_head_bias else None
        self.register_parameter("weight", own)
        self.register_parameter("bias", bias)

    def forward(self, h: Tensor, embedding: Tensor) -> Tensor:
        return F.linear(h, embedding if self.weight is None else self.weight, self.bias)


class Zaya(nn.Module):
    """The model with its head; new weights come from `torch`'s generator.

    Initialisation is Hugging Face's (normal with `initializer_range`, norms and scales 1, biases 0) but for
    the key temperatures: theirs are 0, which makes every key 0 and stops the gradient of all of q, k and
    the convolutions. They start at 1 here, so that the logits of unrelated queries and keys have unit
    variance.
    """

    def __init__(self, config: ZayaConfig) -> None:
        super().__init__()
        self.config = config
        self.model = Body(config)
        self.lm_head = Head(config)
        self.reset_parameters()

    @torch.no_grad()
    def reset_parameters(self) -> None:
        """Draw new weights."""
        spread = self.config.initializer_range
        for module in self.modules():
            if isinstance(module, nn.Linear | nn.Embedding | Convolution):
                nn.init.normal_(module.weight, std=spread)
            elif isinstance(module, Experts):
                nn.init.normal_(module.gate_up_proj, std=spread)
                nn.init.normal_(module.down_proj, std=spread)
            elif isinstance(module, Attention):
                nn.init.ones_(module.qk_norm.temp)
            if isinstance(module, nn.Linear) and module.bias is not None:
                nn.init.zeros_(module.bias)
        self.model.embed_tokens.weight[self.config.pad_token_id] = 0
        if self.lm_head.weight is not None:
            nn.init.normal_(self.lm_head.weight, std=spread)

    def forward(
        self,
        input_ids: Tensor,
        attention_mask: Tensor | None = None,
        *,
        cache: Cache | None = None,
        slots: Tensor | None = None,
        segment_ids: Tensor | None = None,
        last_only: bool = False,
        routing: Tensor | None = None,
    ) -> Tensor:
        """input_ids [B, S] long -> logits [B, S, V]; `last_only`: [B, 1, V] at the last token of each row.

        `attention_mask` [B, S] is 0 at padding, anywhere in a row: padding takes no part, and its logits
        are 0. `segment_ids` [B, S] packs several sequences into a row: each is computed as if it were
        alone. `cache` continues slot `slots[b]` (default: the first B) with the tokens of row b; no
        gradients then. `routing` [L, B, S] forces the choices of the routers, as `trace` reports them
        (router replay). Raises ValueError for shapes that do not fit and for sequences that outgrow the
        cache.
        """
        if cache is None:
            sequences = self._sequences(input_ids, attention_mask, segment_ids)
            return self._logits(input_ids, sequences, last_only, routing)
        if cache.keys.dtype != self.model.embed_tokens.weight.dtype:
            raise ValueError(
                f"the cache holds {cache.keys.dtype} and the model {self.model.embed_tokens.weight.dtype}"
            )
        with torch.no_grad():
            new = self._sequences(input_ids, attention_mask, segment_ids)
            sequences = Continuation(new, cache, slots)
            logits = self._logits(input_ids, sequences, last_only, routing)
            sequences.advance()
            return logits

    @torch.no_grad()
    def trace(self, input_ids: Tensor, attention_mask: Tensor | None = None) -> Trace:
        """Run once; return the logits, every router's logits and choices, and every layer's residual."""
        sequences = self._sequences(input_ids, attention_mask, None)
        record: list[tuple[Tensor, Decision | None]] = []
        h = self.model(sequences.pack(input_ids), sequences, None, record)
        decisions = [decision for _, decision in record if decision is not None]
        return Trace(
            sequences.unpack(self.head(h)),
            torch.stack([sequences.unpack(decision.logits) for decision in decisions]),
            torch.stack([sequences.unpack(decision.choice) for decision in decisions]),
            torch.stack([sequences.unpack(hidden) for hidden, _ in record]),
        )

    def expert_load(self) -> tuple[Tensor, Tensor]:
        """Mean probabilities and shares of choices [L, E + 1] over the tokens of the last training forward.

        What a trainer needs to move `balancing_biases` (ZAYA1 report, section II-A-2): the pseudo-gradient of
        expert e is its share minus 1 / E. Raises RuntimeError before any forward in training mode.
        """
        probabilities, shares = [], []
        for gate in self.routers():
            if gate.last is None:
                raise RuntimeError(
                    "expert_load() reads the last forward in training mode, and there was none"
                )
            classes = gate.last.probabilities.shape[-1]
            probabilities.append(gate.last.probabilities.float().mean(0))
            counts = torch.bincount(gate.last.choice, minlength=classes)
            shares.append(counts / counts.sum())
        return torch.stack(probabilities), torch.stack(shares)

    def routers(self) -> list[Router]:
        """The router of every layer, first to last."""
        return [module for module in self.modules() if isinstance(module, Router)]

    def _sequences(self, ids: Tensor, mask: Tensor | None, segments: Tensor | None) -> Sequences:
        if ids.dim() != 2 or 0 in ids.shape:
            raise ValueError(
                f"input_ids has shape {tuple(ids.shape)}; expected [batch, tokens], neither of them 0"
            )
        return lay_out(ids.shape[0], ids.shape[1], mask, segments, ids.device)

    def _logits(self, ids: Tensor, sequences: Sequences, last_only: bool, routing: Tensor | None) -> Tensor:
        if routing is not None:
            wanted = (self.config.num_hidden_layers, *ids.shape)
            if tuple(routing.shape) != wanted:
                raise ValueError(
                    f"routing has shape {tuple(routing.shape)}; expected {wanted}, as trace() gives it"
                )
            routing = torch.stack([sequences.pack(choices) for choices in routing])
        h = self.model(sequences.pack(ids), sequences, routing)
        if last_only:
            return self.head(h.index_select(0, sequences.last()))[:, None]
        return sequences.unpack(self.head(h))

    def head(self, h: Tensor) -> Tensor:
        """Final hidden states [N, H] -> logits [N, V]."""
        logits: Tensor = self.lm_head(h, self.model.embed_tokens.weight)
        return logits
