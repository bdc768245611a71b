"""Continuous batching: requests in, completions out, each as soon as it ends.

A step is one forward pass: a prefill of waiting prompts, or one token for every live sequence; the
two take turns. Sequences join and leave between any two steps. Equal prompts are computed once.

    model, tokenizer = zaya.load("nano")
    engine = zaya.Engine(model, tokenizer)
    requests = [Request(tuple(tokenizer.chat_ids(messages)), Sampling(seed=i)) for i in range(16)]
    for index, completion in engine.generate(requests):
        print(index, completion.text)
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal

import torch
from torch import Tensor

from zaya.cache import Cache
from zaya.chat import THINK_START
from zaya.decode import Decoder, lay_out
from zaya.model import Zaya
from zaya.sampling import SamplerRows, Sampling, logprobs_of, sample, stream_key
from zaya.scheduler import Plan, Prefill, Row, Slots, free_memory, pad, plan_memory, round_up
from zaya.tokenizer import Tokenizer

PATIENCE = 8
"""Steps that a waiting request waits at most for others to be prefilled with, while slots are free."""
SIMILAR = 1.5
"""Prompts of one prefill differ in length by at most this factor."""


@dataclass(frozen=True, slots=True)
class Request:
    """One completion to make of a prompt of token ids."""

    prompt: tuple[int, ...]
    sampling: Sampling = field(default_factory=Sampling)
    logprobs: bool = False
    """Give the log-probability of each generated token under the unfiltered model at temperature 1."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What the model wrote for one request."""

    id: int
    """The handle that `submit` returned."""
    ids: tuple[int, ...]
    """Every generated token, the tags and the end token included."""
    reasoning_ids: tuple[int, ...]
    """The thought, tags excluded."""
    answer_ids: tuple[int, ...]
    """What follows the thought, without end token and stop string."""
    text: str
    """The whole completion; `<think>` is put back where the prompt had opened it."""
    finish_reason: Literal["stop", "length", "error"]
    prompt_tokens: int
    cached_tokens: int
    """Prompt tokens that were not computed again."""
    logprobs: tuple[float, ...] | None = None
    """Of `ids`, where the request asked for them."""
    error: str | None = None
    """Why the request could not be run, where `finish_reason` is "error"."""
    routing: Any | None = None
    """The experts that each token took, where a batcher gives them (harness/engines/protocol.py)."""


@dataclass(slots=True)
class Stats:
    """Counts since the engine was made."""

    steps: int = 0
    prefilled: int = 0
    """Prompt tokens that went through the model."""
    generated: int = 0


class Engine:
    """Runs many requests through one model; not thread-safe, one thread steps it.

    `max_batch` is the most sequences decoded at once, `memory` the most bytes of cache (default: half
    of what is free), `prefill_tokens` the most prompt tokens of one step.
    """

    def __init__(
        self,
        model: Zaya,
        tokenizer: Tokenizer,
        *,
        max_batch: int = 256,
        memory: int | None = None,
        prefill_tokens: int = 2048,
    ) -> None:
        if max_batch < 1 or prefill_tokens < 1:
            raise ValueError(
                f"max_batch and prefill_tokens must be >= 1, got {max_batch} and {prefill_tokens}"
            )
        lay_out(model)
        weight = next(model.parameters())
        self.model, self.tokenizer = model, tokenizer
        self.device, self.dtype = weight.device, weight.dtype
        self.max_batch, self.prefill_tokens = max_batch, prefill_tokens
        self.memory = memory if memory is not None else free_memory(self.device) // 2
        self.stats = Stats()
        self._numbers = count()
        self._waiting: deque[Row] = deque()
        self._rejected: list[Completion] = []
        self._prefill: Prefill | None = None
        self._slots: Slots[Tensor] | None = None
        self._decoder: Decoder | None = None
        self._columns: tuple[list[int], SamplerRows] | None = None
        self._patience = 0
        self._decode_next = False

    # ---- in and out ----

    def submit(self, request: Request) -> int:
        """Queue a request and return its handle; one that can never run ends as an "error" completion."""
        number = next(self._numbers)
        row = Row(
            id=number,
            prompt=tuple(request.prompt),
            sampling=request.sampling,
            key=stream_key(request.sampling.seed),
            in_reasoning=self.tokenizer.opens_thought(request.prompt),
            want_logprobs=request.logprobs,
        )
        if why := self._refusal(row):
            prompt_tokens = len(row.prompt)
            self._rejected.append(Completion(number, (), (), (), "", "error", prompt_tokens, 0, error=why))
        else:
            self._waiting.append(row)
        return number

    @torch.inference_mode()
    def cancel(self, number: int) -> bool:
        """Drop a request without a completion; False where it has already ended."""
        for place, row in enumerate(self._waiting):
            if row.id == number:
                del self._waiting[place]
                return True
        for place, row in enumerate(self._live):
            if row.id == number and self._slots is not None:
                self._slots.leave([place])
                return True
        for row in self._prefill.rows if self._prefill else ():
            if row.id == number and not row.cancelled:
                row.cancelled = True  # its prompt may be shared: it leaves when the prefill ends
                if self._prefill and all(other.cancelled for other in self._prefill.rows):
                    self._prefill = None
                return True
        refused = [completion.id for completion in self._rejected]
        if number in refused:
            del self._rejected[refused.index(number)]
        return number in refused

    def generate(self, requests: Iterable[Request]) -> Iterator[tuple[int, Completion]]:
        """Run requests to the end, yielding (index, completion) as each one ends.

        Closing the iterator cancels what is still running. Not to be mixed with `step` by the caller.
        """
        index_of = {self.submit(request): index for index, request in enumerate(requests)}
        try:
            while index_of:
                for completion in self.step():
                    yield index_of.pop(completion.id), completion
        finally:
            for number in index_of:
                self.cancel(number)

    def step(self) -> list[Completion]:
        """Run one forward pass, if there is anything to run, and return the completions that ended."""
        ended, self._rejected = self._rejected, []
        if self.model.training:
            self.model.eval()
        with torch.inference_mode():
            ended += self._admit()
            if self._slots is not None and self._prefill and not (self._decode_next and self._live):
                ended += self._prefill_step(self._slots, self._prefill)
                self._decode_next = True
            elif self._slots is not None and self._live:
                ended += self._decode_step(self._slots)
                self._decode_next = False
        return ended

    @property
    def idle(self) -> bool:
        """Nothing waits and nothing runs."""
        return not (self._waiting or self._rejected or self._prefill or self._live)

    def progress(self) -> dict[int, int]:
        """Tokens generated so far by each live request."""
        return {row.id: len(row.ids) for row in self._live}

    def plan(self, length: int | None = None) -> Plan:
        """The memory plan of the cache in use, or of a cache for sequences of `length` tokens."""
        if length is None:
            length = (
                self._slots.cache.max_length if self._slots else self.model.config.max_position_embeddings
            )
        return plan_memory(self.model.config, self.dtype, self.max_batch, length, self.memory, self._spare)

    def reset(self) -> None:
        """Drop every request and the cache, without completions."""
        self._waiting.clear()
        self._rejected = []
        self._prefill = self._slots = self._decoder = None

    def forget(self) -> None:
        """Drop what was computed from the weights: call it after changing them."""
        self._decoder = None
        if self._slots is not None:
            self._slots.forget()

    # ---- joining ----

    @property
    def _spare(self) -> int:
        """Slots that no sequence holds: on a GPU, one for the rows that fill up a bucket."""
        return 1 if self.device.type == "cuda" else 0

    @property
    def _live(self) -> list[Row]:
        return self._slots.live if self._slots else []

    def _refusal(self, row: Row) -> str | None:
        """Why this request can never run, or None."""
        limit, vocabulary = self.model.config.max_position_embeddings, self.model.config.vocab_size
        size = (
            f"prompt of {len(row.prompt)} tokens + max_tokens {row.sampling.max_tokens} = {row.need} tokens"
        )
        if not row.prompt:
            return "the prompt is empty: give at least one token"
        if max(row.prompt) >= vocabulary or min(row.prompt) < 0:
            return f"the prompt holds a token id outside the model's vocabulary of {vocabulary}"
        if row.need > limit:
            return f"{size}, but the model has {limit} positions: shorten the prompt or lower max_tokens"
        if self.plan(row.need).sequences < 1:
            return f"{size} need more than the {self.memory / 2**20:.1f} MiB of cache memory: raise memory"
        return None

    def _admit(self) -> list[Completion]:
        """Let waiting requests join: those with a kept prompt at once, others by starting a prefill."""
        if self._prefill or not self._waiting:
            return []
        slots = self._room(self._waiting[0].need)
        if slots is None or not self._worth_joining(slots.free):
            return []
        self._patience = 0
        taken, kept = self._choose(slots)
        ended: list[Completion] = []
        for rows in kept:
            ended += self._start_from_kept(slots, rows)
        if taken:
            self._prefill = Prefill(len(slots.live), taken)
            slots.cache.reset(slots.range(len(slots.live), len(taken)))
        return ended

    def _worth_joining(self, free: int) -> bool:
        """A prefill costs a whole forward pass, so a few requests wait a few steps for company."""
        company = min(len(self._waiting), max(1, self.max_batch // 16))
        self._patience += 1
        return free > 0 and (free >= company or not self._live or self._patience > PATIENCE)

    def _room(self, need: int) -> Slots[Tensor] | None:
        """Slots whose sequences can hold `need` tokens, or None while the running ones must end first."""
        window = [row.need for row, _ in zip(self._waiting, range(self.max_batch), strict=False)]
        length = round_up(max(need, *window), self.model.config.max_position_embeddings)
        best = self.plan(length)
        if best.sequences < 1:
            best = self.plan(need)
        slots = self._slots
        if slots is not None and (slots.live or slots.capacity >= best.sequences):
            if need <= slots.cache.max_length:
                return slots
            # Growing holds the old cache beside the new one for a moment.
            if slots.capacity <= best.sequences and slots.cache.bytes + best.bytes <= self.memory:
                slots.cache.grow(best.length)
                self._decoder = None
                return slots
            if slots.live:
                return None
        self._slots = self._decoder = slots = None  # frees the old cache before the new one is made
        size = best.sequences + best.parked + self._spare
        cache = Cache.allocate(self.model.config, size, best.length, self.dtype, self.device)
        self._slots = Slots(cache, best.sequences, best.parked)
        return self._slots

    def _choose(self, slots: Slots[Tensor]) -> tuple[list[list[Row]], list[list[Row]]]:
        """Take requests from the queue, oldest first: (rows by new prompt, rows by kept prompt).

        New prompts are of similar length and fit one step's budget together; a longer one goes alone.
        """
        new: dict[tuple[int, ...], list[Row]] = {}
        kept: dict[tuple[int, ...], list[Row]] = {}
        skipped: list[Row] = []
        free = slots.free
        while self._waiting and free and len(skipped) < self.max_batch:
            row = self._waiting.popleft()
            if row.need > slots.cache.max_length:
                skipped.append(row)
            elif slots.parked(row.prompt):
                kept.setdefault(row.prompt, []).append(row)
                free -= 1
            elif row.prompt in new or self._fits(row.prompt, new):
                new.setdefault(row.prompt, []).append(row)
                free -= 1
            else:
                skipped.append(row)
        self._waiting.extendleft(reversed(skipped))
        return list(new.values()), list(kept.values())

    def _fits(self, prompt: tuple[int, ...], group: Iterable[tuple[int, ...]]) -> bool:
        lengths = [len(other) for other in group]
        if not lengths:
            return True
        longest = max(len(prompt), *lengths)
        similar = longest <= SIMILAR * min(len(prompt), *lengths)
        return similar and longest * (len(lengths) + 1) <= self.prefill_tokens

    def _start_from_kept(self, slots: Slots[Tensor], rows: list[Row]) -> list[Completion]:
        """Let rows join from a kept prompt: copy its state, draw their first tokens from its logits."""
        hit = slots.parked(rows[0].prompt)
        assert hit is not None
        source, logits = hit
        for row in rows:
            row.cached = len(row.prompt)
        slots.join(rows, source)
        return self._emit(slots, logits.expand(len(rows), -1))

    # ---- one forward pass ----

    def _prefill_step(self, slots: Slots[Tensor], work: Prefill) -> list[Completion]:
        """Run the next stretch of the prompts in `work`; when they are complete, let their rows join."""
        prompts = [rows[0].prompt for rows in work.groups]
        if self._decoder is not None and not self._decoder.fits(slots.cache):
            self._decoder = None
        stretch = [prompt[work.done : work.done + self.prefill_tokens] for prompt in prompts]
        ids, mask = pad(stretch, self.tokenizer.pad_id, self.device)
        where = slots.range(work.base, len(prompts))
        logits = self.model(ids, mask, cache=slots.cache, slots=where, last_only=True)[:, 0]
        work.done += ids.shape[1]
        self.stats.steps += 1
        self.stats.prefilled += sum(map(len, stretch))
        if work.done < max(map(len, prompts)):
            return []
        self._prefill = None
        return self._join_prefilled(slots, work, logits)

    def _join_prefilled(self, slots: Slots[Tensor], work: Prefill, logits: Tensor) -> list[Completion]:
        """The prompts' first rows take over their slots, then the rows that share a prompt copy it."""
        sources: list[int] = []
        followers: list[tuple[int, int, list[Row]]] = []
        for index, rows in enumerate(work.groups):
            slots.park(rows[0].prompt, work.base + index, logits[index])
            rows = [row for row in rows if not row.cancelled]
            if rows:
                followers.append((index, len(slots.live), rows[1:]))
                slots.join(rows[:1], work.base + index)
                sources.append(index)
        for index, slot, rows in followers:
            for row in rows:
                row.cached = len(row.prompt)
            slots.join(rows, slot)
            sources += [index] * len(rows)
        return self._emit(slots, logits[torch.tensor(sources, device=self.device)]) if sources else []

    def _decode_step(self, slots: Slots[Tensor]) -> list[Completion]:
        """One more token for every live sequence."""
        if self._decoder is None:
            self._decoder = Decoder(self.model, slots.cache)
        last = torch.tensor([row.ids[-1] for row in slots.live], device=self.device)
        logits = self._decoder(last, max(len(row.prompt) + len(row.ids) for row in slots.live))
        self.stats.steps += 1
        return self._emit(slots, logits)

    def _emit(self, slots: Slots[Tensor], logits: Tensor) -> list[Completion]:
        """Draw one token for each of the last `len(logits)` live rows; let the rows that end leave."""
        first = len(slots.live) - len(logits)
        rows = slots.live[first:]
        draws = torch.tensor([len(row.ids) for row in rows], device=self.device)
        drawn = sample(logits, self._settings_of(rows), draws)
        tokens = drawn.tolist()
        scores = logprobs_of(logits, drawn).tolist() if any(row.want_logprobs for row in rows) else []
        for row, score in zip(rows, scores, strict=False):
            row.logprobs.append(score)
        ended = []
        for place, (row, token) in enumerate(zip(rows, tokens, strict=True), first):
            row.ids.append(token)
            if reason := end_of(row, token, self.tokenizer):
                ended.append((place, completion_of(row, reason, self.tokenizer)))
        self.stats.generated += len(rows)
        slots.leave([place for place, _ in ended])
        return [completion for _, completion in ended]

    def _settings_of(self, rows: list[Row]) -> SamplerRows:
        numbers = [row.id for row in rows]
        if self._columns is None or self._columns[0] != numbers:
            settings, keys = [row.sampling for row in rows], [row.key for row in rows]
            self._columns = numbers, SamplerRows.of(settings, keys, self.device)
        return self._columns[1]


# ---- leaving: what any engine over rows and a tokenizer needs ----


def end_of(row: Row, token: int, tokenizer: Tokenizer) -> Literal["stop", "length"] | None:
    """Why a row ends with this token, its last, or None."""
    if token in tokenizer.eos_ids:
        return "stop"
    if row.sampling.stop and _meets_stop(row, tokenizer):
        return "stop"
    return "length" if len(row.ids) >= row.sampling.max_tokens else None


def completion_of(row: Row, reason: Literal["stop", "length"], tokenizer: Tokenizer) -> Completion:
    """The completion of a row that has ended for this reason."""
    body = row.ids[:-1] if row.ids[-1] in tokenizer.eos_ids else row.ids
    text = tokenizer.decode(body)[: row.stopped_at]
    while row.stopped_at is not None and len(tokenizer.decode(body)) > row.stopped_at:
        body = body[:-1]
    reasoning_ids, answer_ids = tokenizer.split(body, row.in_reasoning)
    return Completion(
        id=row.id,
        ids=tuple(row.ids),
        reasoning_ids=reasoning_ids,
        answer_ids=answer_ids,
        text=THINK_START + text if row.in_reasoning else text,
        finish_reason=reason,
        prompt_tokens=len(row.prompt),
        cached_tokens=row.cached,
        logprobs=tuple(row.logprobs) if row.want_logprobs else None,
    )


def _meets_stop(row: Row, tokenizer: Tokenizer) -> bool:
    """Has a stop string just been completed? Only the tail that can hold a new one is decoded."""
    stops = row.sampling.stop
    window = max(len(stop.encode()) for stop in stops) + 4  # a token is at least a byte, bar a few empty ones
    tail = tokenizer.decode(row.ids[-window:])
    if not any(stop in tail for stop in stops):
        return False
    text = tokenizer.decode(row.ids)
    row.stopped_at = min((text.find(stop) for stop in stops if stop in text), default=None)
    return row.stopped_at is not None
