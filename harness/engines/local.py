"""A model in this process as an engine: a thread steps a batcher, coroutines wait for its completions.

Everything that touches the model happens on that one thread. A request joins the batch between any two
steps and leaves it when it ends or is cancelled; none waits for another.

    class MyEngine(LocalEngine): ...       # adds what it wants to have on record: describe() and resources()
    completion = await engine.complete(Request((user("2+2?"),), Sampling(max_tokens=64, seed=1)))
"""

from __future__ import annotations

import asyncio
import hashlib
import queue
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import torch

from harness.engines import EngineError, thinking
from harness.engines.protocol import Completion, Message, Request, Usage, failed
from zaya.engine import Completion as Output
from zaya.engine import Request as Input
from zaya.sampling import Sampling
from zaya.tokenizer import Tokenizer


class Batcher(Protocol):
    """Continuous batching, stepped by one thread: `zaya.Engine`, or harness/engines/batch.py."""

    tokenizer: Tokenizer
    max_batch: int
    """Sequences decoded at once."""

    @property
    def idle(self) -> bool:
        """Nothing waits and nothing runs."""
        ...

    def submit(self, request: Input) -> int:
        """Queue a request and return its handle."""
        ...

    def cancel(self, number: int) -> bool:
        """Drop a request without a completion; False where it has already ended."""
        ...

    def step(self) -> list[Output]:
        """Run one forward pass, and return the completions that ended."""
        ...

    def reset(self) -> None:
        """Drop every request and the cache, without completions."""
        ...


@dataclass(slots=True, eq=False)
class _Ticket:
    """A coroutine's place in the worker's queue."""

    request: Input
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Output]
    number: int | None = None
    cancelled: bool = False

    def resolve(self, output: Output) -> None:
        """Hand the result to the waiting coroutine, from the worker's thread."""
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._set, output)

    def _set(self, output: Output) -> None:
        if not self.future.done():
            self.future.set_result(output)


class LocalEngine:
    """What the engine protocol says of requests and text, over a batcher and the model's folder."""

    def __init__(self, name: str, batcher: Batcher, folder: Path, *, logprobs: bool = False) -> None:
        self.name = name
        self.concurrency = batcher.max_batch
        self.folder = folder
        self.logprobs = logprobs
        self.tokenizer = batcher.tokenizer
        self._worker = Worker(batcher, f"engine {name}")
        self._fingerprint: str | None = None

    def render(self, messages: Sequence[Message]) -> str:
        """The text of a prompt by the model's chat template."""
        return self.tokenizer.render(messages)

    def fingerprint(self) -> str:
        """sha256 over the checkpoint's weight files, in order of name."""
        if self._fingerprint is None:
            digest = hashlib.sha256()
            for path in self.weight_files():
                with path.open("rb") as stream:
                    while block := stream.read(1 << 20):
                        digest.update(block)
            self._fingerprint = digest.hexdigest()
        return self._fingerprint

    def weight_files(self) -> list[Path]:
        """The files that hold the weights, in order of name: safetensors, or else the older format's."""
        found = sorted(self.folder.glob("*.safetensors"))
        return found or sorted(self.folder.glob("pytorch_model*.bin"))

    async def complete(self, request: Request) -> Completion:
        """Answer one request; a request that cannot run gives a completion with finish_reason "error"."""
        started = time.perf_counter()
        try:
            prompt = self.tokenizer.chat_ids(request.messages)
            wanted = Input(tuple(prompt), _sampling(request), self.logprobs)
        except ValueError as error:  # a template that refuses the messages, sampling out of range
            return failed(str(error), time.perf_counter() - started)
        return self._completion(await self._worker.run(wanted), started)

    def decode(self, ids: Sequence[int]) -> str:
        """Text of token ids; a first character that is broken by the cut is dropped."""
        return self.tokenizer.decode_tail(ids)

    def count(self, text: str) -> int:
        """Number of tokens of a text."""
        return len(self.tokenizer.encode(text))

    async def close(self) -> None:
        """Stop the worker; requests in flight end with an error."""
        await self._worker.close()

    def _completion(self, output: Output, started: float) -> Completion:
        if output.finish_reason == "error":
            return failed(output.error or "the engine gave no reason", time.perf_counter() - started)
        reasoning, answer = thinking.split(output.text)
        reasoning_ids, answer_ids, after = self._split(output, reasoning, answer)
        return Completion(
            text=output.text,
            reasoning=reasoning,
            answer=answer,
            reasoning_ids=reasoning_ids,
            answer_ids=answer_ids,
            finish_reason=output.finish_reason,
            usage=Usage(output.prompt_tokens, output.cached_tokens, len(output.ids) - after, after),
            seconds=time.perf_counter() - started,
            logprobs=output.logprobs,
            routing=output.routing,
        )

    def _split(
        self, output: Output, reasoning: str, answer: str
    ) -> tuple[tuple[int, ...], tuple[int, ...], int]:
        """Ids of the thought, ids of the answer, and how many tokens follow the thought, the end included."""
        end = self.tokenizer.think_end
        if end is None and reasoning:  # the tags are text like any other, so the parts get ids of their own
            thought, said = self.tokenizer.encode(reasoning), self.tokenizer.encode(answer)
            return tuple(thought), tuple(said), min(len(said), len(output.ids))
        if end in output.ids:
            after = output.ids[::-1].index(end)
        else:
            after = 0 if output.reasoning_ids else len(output.ids)
        return output.reasoning_ids, output.answer_ids, after


class Worker:
    """The thread that steps a batcher; it starts with the first request."""

    def __init__(self, batcher: Batcher, name: str) -> None:
        self._batcher = batcher
        self._name = name
        self._inbox: queue.SimpleQueue[_Ticket | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    async def run(self, request: Input) -> Output:
        """Wait for a request's completion; cancelling the call cancels the request."""
        loop = asyncio.get_running_loop()
        ticket = _Ticket(request, loop, loop.create_future())
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()
        self._inbox.put(ticket)
        try:
            return await ticket.future
        except asyncio.CancelledError:
            ticket.cancelled = True
            self._inbox.put(ticket)
            raise

    async def close(self) -> None:
        """Stop the thread; what waits or runs ends with an error."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._inbox.put(None)
            await asyncio.to_thread(thread.join)

    def _work(self) -> None:
        pending: dict[int, _Ticket] = {}
        while self._receive(pending):
            try:
                outputs = self._batcher.step()
            except Exception as error:  # out of memory, broken weights: every waiting coroutine hears of it
                self._fail_all(pending, f"the model failed: {type(error).__name__}: {error}")
                self._batcher.reset()
                continue
            for output in outputs:
                ticket = pending.pop(output.id, None)
                if ticket is not None:
                    ticket.resolve(output)
        while not self._inbox.empty():
            if (late := self._inbox.get()) is not None and not late.cancelled:
                pending[-1 - len(pending)] = late
        self._fail_all(pending, "the engine was closed")
        self._batcher.reset()

    def _receive(self, pending: dict[int, _Ticket]) -> bool:
        """Take what has arrived, waiting for it where there is nothing else to do; False to stop."""
        wait = self._batcher.idle
        while True:
            try:
                ticket = self._inbox.get(block=wait)
            except queue.Empty:
                return True
            wait = False
            if ticket is None:
                return False
            if not ticket.cancelled:
                ticket.number = self._batcher.submit(ticket.request)
                pending[ticket.number] = ticket
            elif ticket.number in pending:
                del pending[ticket.number]
                self._batcher.cancel(ticket.number)

    def _fail_all(self, pending: dict[int, _Ticket], why: str) -> None:
        for number, ticket in pending.items():
            size = len(ticket.request.prompt)
            ticket.resolve(Output(number, (), (), (), "", "error", size, 0, error=why))
        pending.clear()


def torch_dtype(name: str | None) -> torch.dtype | None:
    """The floating type of this name; None stays None. Raises EngineError for another name."""
    if name is None:
        return None
    found = getattr(torch, name, None)
    if not isinstance(found, torch.dtype) or not found.is_floating_point:
        raise EngineError(f"unknown dtype {name!r}: try float32, bfloat16 or float16")
    return found


def check_device(name: str) -> None:
    """Raise EngineError where nothing can be put on the device of this name."""
    try:
        torch.empty(1, device=name)
    except (RuntimeError, AssertionError, NotImplementedError) as error:  # PyTorch raises any of them
        why = str(error).splitlines()[0]
        raise EngineError(f"device {name!r} cannot be used, try cpu or cuda: {why}") from error


def _sampling(request: Request) -> Sampling:
    asked = request.sampling
    return Sampling(
        asked.temperature, asked.top_p, asked.top_k, asked.min_p, asked.max_tokens, asked.stop, asked.seed
    )
