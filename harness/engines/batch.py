"""Continuous batching for any causal language model of Transformers.

A step is the prefill of all prompts that find room, or one token for every live sequence. A prompt is
computed alone, without padding; a beginning that prompts of one step share is computed once. Its state then
joins the running batch (harness/engines/rows.py). Draws belong to the request, not to the batch
(zaya/sampling.py): what else runs changes a request's logits by rounding only.

    batcher = Batcher(model, tokenizer, max_batch=64)
    number = batcher.submit(Request(prompt, Sampling(seed=1)))
    while not batcher.idle:
        for completion in batcher.step(): ...
"""

from __future__ import annotations

import inspect
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count, takewhile
from typing import Any

import torch
from torch import Tensor
from transformers import DynamicCache

from harness.engines.rows import Rows, beginning, join
from zaya.engine import Completion, Request, completion_of, end_of
from zaya.sampling import SamplerRows, logprobs_of, sample, stream_key
from zaya.scheduler import Row
from zaya.tokenizer import Tokenizer


@dataclass(frozen=True)
class Prefilled:
    """A prompt's state, never changed, and the logits [V] of the token after it."""

    rows: Rows
    logits: Tensor


class Batcher:
    """Runs many requests through one model; not thread-safe, one thread steps it."""

    def __init__(self, model: Any, tokenizer: Tokenizer, *, max_batch: int) -> None:
        self.model, self.tokenizer, self.max_batch = model, tokenizer, max_batch
        self.device: torch.device = model.device
        self._accepts = set(inspect.signature(model.forward).parameters)
        self._vocabulary: int = model.get_input_embeddings().num_embeddings
        self._positions = getattr(model.config.get_text_config(), "max_position_embeddings", None)
        self._numbers = count()
        self._waiting: deque[Row] = deque()
        self._rejected: deque[Completion] = deque()
        self._live: list[Row] = []
        self._rows: Rows | None = None
        self._columns: SamplerRows | None = None
        self._last: tuple[tuple[int, ...], Prefilled] | None = None

    @property
    def idle(self) -> bool:
        """Nothing waits and nothing runs."""
        return not (self._rejected or self._waiting or self._live)

    def submit(self, request: Request) -> int:
        """Queue a request and return its handle; one that can never run ends as an "error" completion."""
        row = Row(
            id=next(self._numbers),
            prompt=tuple(request.prompt),
            sampling=request.sampling,
            key=stream_key(request.sampling.seed),
            in_reasoning=self.tokenizer.opens_thought(request.prompt),
            want_logprobs=request.logprobs,
        )
        if why := self._refusal(row):
            self._rejected.append(Completion(row.id, (), (), (), "", "error", len(row.prompt), 0, error=why))
        else:
            self._waiting.append(row)
        return row.id

    @torch.inference_mode()
    def cancel(self, number: int) -> bool:
        """Drop a request without a completion; False where it has already ended."""
        for row in self._waiting:
            if row.id == number:
                self._waiting.remove(row)
                return True
        for place, row in enumerate(self._live):
            if row.id == number:
                self._leave([place])
                return True
        for refused in self._rejected:
            if refused.id == number:
                self._rejected.remove(refused)
                return True
        return False

    @torch.inference_mode()
    def step(self) -> list[Completion]:
        """Let waiting requests join, or else draw a token for each live one; return what ended."""
        refused = list(self._rejected)
        self._rejected.clear()
        if self._waiting and len(self._live) < self.max_batch:
            return refused + self._admit()
        return refused + (self._decode(self._rows) if self._rows else [])

    def reset(self) -> None:
        """Drop every request and the cache, without completions."""
        self._waiting.clear()
        self._rejected.clear()
        self._live = []
        self._rows = self._columns = self._last = None

    def _refusal(self, row: Row) -> str | None:
        """Why this request can never run, or None."""
        if not row.prompt:
            return "the prompt is empty: give at least one token"
        if max(row.prompt) >= self._vocabulary:
            return f"the prompt holds a token id outside the model's vocabulary of {self._vocabulary}"
        if self._positions and row.need > self._positions:
            size = f"prompt of {len(row.prompt)} tokens + max_tokens {row.sampling.max_tokens} = {row.need}"
            limit = f"the model has {self._positions} positions"
            return f"{size} tokens, but {limit}: shorten the prompt or lower max_tokens (--final, --beta)"
        return None

    # ---- one step ----

    def _admit(self) -> list[Completion]:
        """Prefill what finds room, oldest first; all of it joins the batch at once."""
        room = min(self.max_batch - len(self._live), len(self._waiting))
        joining = [self._waiting.popleft() for _ in range(room)]
        # The last prompt of a step is often the first of the next: many samples of one problem.
        known = dict([self._last] if self._last else [])
        for row in joining:
            if row.prompt in known:
                row.cached = len(row.prompt)
            else:
                begun = self._begun(row.prompt, known)
                row.cached = begun.lengths[0]
                known[row.prompt] = self._prefill(row.prompt, begun)
        states = [known[row.prompt] for row in joining]
        self._last = joining[-1].prompt, states[-1]
        running = [self._rows] if self._rows else []
        self._rows = join([*running, *(state.rows for state in states)])
        self._live += joining
        self._columns = None
        return self._emit(torch.stack([state.logits for state in states]))

    def _begun(self, prompt: tuple[int, ...], known: Mapping[tuple[int, ...], Prefilled]) -> Rows:
        """The state of the longest beginning that a known prompt shares, at least one token short."""
        shared, most = max(((_shared(other, prompt[:-1]), other) for other in known), default=(0, ()))
        rows = beginning(known[most].rows, shared) if shared else None
        return rows or Rows(DynamicCache(config=self.model.config), [0])

    def _prefill(self, prompt: tuple[int, ...], begun: Rows) -> Prefilled:
        first = begun.lengths[0]
        ids = torch.tensor([prompt[first:]], device=self.device)
        positions = torch.arange(first, len(prompt), device=self.device)[None]
        logits = self._forward(ids, begun, positions)
        return Prefilled(Rows(begun.cache, [len(prompt)]), logits[0])

    def _decode(self, rows: Rows) -> list[Completion]:
        """One more token for every live sequence."""
        last = torch.tensor([[row.ids[-1]] for row in self._live], device=self.device)
        mask = rows.mask(self.device)
        logits = self._forward(last, rows, rows.positions(self.device), attention_mask=mask)
        rows.grown()
        return self._emit(logits)

    def _forward(self, ids: Tensor, rows: Rows, positions: Tensor, **inputs: Any) -> Tensor:
        """Logits [B, V] after the last of ids [B, S]."""
        optional = {"position_ids": positions, "logits_to_keep": 1}
        inputs.update({name: value for name, value in optional.items() if name in self._accepts})
        logits: Tensor = self.model(ids, past_key_values=rows.cache, use_cache=True, **inputs).logits
        return logits[:, -1]

    def _emit(self, logits: Tensor) -> list[Completion]:
        """Draw one token for each of the last `len(logits)` live rows; let the rows that end leave."""
        first = len(self._live) - len(logits)
        rows = self._live[first:]
        draws = torch.tensor([len(row.ids) for row in rows], device=self.device)
        drawn = sample(logits, self._settings_of(rows), draws)
        if any(row.want_logprobs for row in rows):
            for row, score in zip(rows, logprobs_of(logits, drawn).tolist(), strict=True):
                row.logprobs.append(score)
        ended = []
        for place, (row, token) in enumerate(zip(rows, drawn.tolist(), strict=True), first):
            row.ids.append(token)
            if reason := end_of(row, token, self.tokenizer):
                ended.append((place, completion_of(row, reason, self.tokenizer)))
        self._leave([place for place, _ in ended])
        return [completion for _, completion in ended]

    def _settings_of(self, rows: Sequence[Row]) -> SamplerRows:
        """The settings as columns, kept from one decoding step to the next."""
        if self._columns is None or len(rows) < len(self._live):
            columns = SamplerRows.of([r.sampling for r in rows], [r.key for r in rows], self.device)
            if len(rows) < len(self._live):
                return columns
            self._columns = columns
        return self._columns

    def _leave(self, places: Sequence[int]) -> None:
        if not places:
            return
        staying = [place for place in range(len(self._live)) if place not in places]
        self._live = [self._live[place] for place in staying]
        self._columns = None
        if not staying:
            self._rows = None
        elif self._rows:
            self._rows.keep(staying)


def _shared(one: Sequence[int], other: Sequence[int]) -> int:
    """Tokens that two prompts have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
