"""The embedded model as an engine: a thread steps `zaya.Engine`, coroutines wait for its completions.

Everything that touches the model happens on that one thread. A request's tokens depend on its own
prompt, sampling and seed, not on what else is in the batch or on the order of arrival.

    engine = make("nano", max_batch=256)
    completion = await engine.complete(Request((user("2+2?"),), Sampling(max_tokens=64, seed=1)))
"""

from __future__ import annotations

import asyncio
import hashlib
import queue
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from harness.engines import EngineError, thinking
from harness.engines.protocol import Completion, Message, Request, Usage, failed
from zaya import checkpoint
from zaya.config import Skip
from zaya.engine import Completion as Output
from zaya.engine import Engine as Batcher
from zaya.engine import Request as Input
from zaya.model import Zaya
from zaya.sampling import Sampling
from zaya.tokenizer import Tokenizer, TokenizerError


def make(
    model: str | None,
    base_url: str | None,
    *,
    dtype: str | None = None,
    device: str = "cpu",
    skip: Skip | None = None,
    max_batch: int = 256,
    memory: int | None = None,
    logprobs: bool = False,
) -> ZayaEngine:
    """An engine around the checkpoint `model`: "nano" or a folder in the Hugging Face layout.

    `dtype` is a torch name such as "bfloat16", `memory` the bytes of cache. Raises EngineError where the
    folder holds no usable checkpoint.
    """
    if base_url:
        raise EngineError("the zaya engine runs the model itself and takes no base_url: drop one of the two")
    name = model or "nano"
    for what, number in (("max_batch", max_batch), ("memory", 1 if memory is None else memory)):
        if number < 1:
            raise EngineError(f"{what}={number} leaves no room for a sequence: give at least 1")
    _check_device(device)
    try:
        loaded, tokenizer = checkpoint.load(name, dtype=_dtype(dtype), device=device, skip=skip)
    except (checkpoint.CheckpointError, TokenizerError) as error:
        raise EngineError(str(error)) from error
    batcher = Batcher(loaded, tokenizer, max_batch=max_batch, memory=memory)
    return ZayaEngine(name, batcher, checkpoint.NAMED.get(name, Path(name)), logprobs=logprobs)


def _dtype(name: str | None) -> torch.dtype | None:
    if name is None:
        return None
    found = getattr(torch, name, None)
    if not isinstance(found, torch.dtype) or not found.is_floating_point:
        raise EngineError(f"unknown dtype {name!r}: try float32, bfloat16 or float16")
    return found


def _check_device(name: str) -> None:
    try:
        torch.empty(1, device=name)
    except (RuntimeError, AssertionError, NotImplementedError) as error:  # PyTorch raises any of them
        why = str(error).splitlines()[0]
        raise EngineError(f"device {name!r} cannot be used, try cpu or cuda: {why}") from error


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


class ZayaEngine:
    """The engine protocol over a `zaya.Engine`."""

    def __init__(self, name: str, batcher: Batcher, folder: Path, *, logprobs: bool = False) -> None:
        self.name = name
        self.concurrency = batcher.max_batch
        self.folder = folder
        self.logprobs = logprobs
        self._batcher = batcher
        self._inbox: queue.SimpleQueue[_Ticket | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._fingerprint: str | None = None

    @property
    def model(self) -> Zaya:
        """The model that runs."""
        return self._batcher.model

    @property
    def tokenizer(self) -> Tokenizer:
        """The model's tokenizer."""
        return self._batcher.tokenizer

    def describe(self) -> Mapping[str, Any]:
        """What a run records of the model and how it was run."""
        return {
            "engine": "zaya",
            "model": self.name,
            "config": self.model.config.to_dict(),
            "parameters": sum(p.numel() for p in self.model.parameters()),
            "dtype": str(self._batcher.dtype).removeprefix("torch."),
            "device": str(self._batcher.device),
            "max_batch": self._batcher.max_batch,
            "weights": self.fingerprint(),
            "tokenizer": self.tokenizer.vocabulary_hash,
            "chat_template": self.tokenizer.template_hash,
            "torch": torch.__version__,
        }

    def resources(self) -> Mapping[str, Any]:
        """The memory plan: how many sequences of what length the cache can hold, in how many MiB."""
        return {"memory_plan": str(self._batcher.plan())}

    def render(self, messages: Sequence[Message]) -> str:
        """The text of a prompt by the model's chat template."""
        return self.tokenizer.render(messages)

    def fingerprint(self) -> str:
        """sha256 over the checkpoint's weight files, in order of name."""
        if self._fingerprint is None:
            digest = hashlib.sha256()
            for path in sorted(self.folder.glob("*.safetensors")):
                with path.open("rb") as stream:
                    while block := stream.read(1 << 20):
                        digest.update(block)
            self._fingerprint = digest.hexdigest()
        return self._fingerprint

    async def complete(self, request: Request) -> Completion:
        """Answer one request; a request that cannot run gives a completion with finish_reason "error"."""
        started = time.perf_counter()
        try:
            prompt = self.tokenizer.chat_ids(request.messages)
            wanted = Input(tuple(prompt), _sampling(request), self.logprobs)
        except ValueError as error:  # a template that refuses the messages, sampling out of range
            return failed(str(error), time.perf_counter() - started)
        loop = asyncio.get_running_loop()
        ticket = _Ticket(wanted, loop, loop.create_future())
        self._start()
        self._inbox.put(ticket)
        try:
            output = await ticket.future
        except asyncio.CancelledError:
            ticket.cancelled = True
            self._inbox.put(ticket)
            raise
        return self._completion(output, started)

    def decode(self, ids: Sequence[int]) -> str:
        """Text of token ids; a first character that is broken by the cut is dropped."""
        return self.tokenizer.decode_tail(ids)

    def count(self, text: str) -> int:
        """Number of tokens of a text."""
        return len(self.tokenizer.encode(text))

    async def close(self) -> None:
        """Stop the worker; requests in flight end with an error."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._inbox.put(None)
            await asyncio.to_thread(thread.join)

    def _completion(self, output: Output, started: float) -> Completion:
        if output.finish_reason == "error":
            return failed(output.error or "the engine gave no reason", time.perf_counter() - started)
        reasoning, answer = thinking.split(output.text)
        after = self._answer_tokens(output)
        return Completion(
            text=output.text,
            reasoning=reasoning,
            answer=answer,
            reasoning_ids=output.reasoning_ids,
            answer_ids=output.answer_ids,
            finish_reason=output.finish_reason,
            usage=Usage(output.prompt_tokens, output.cached_tokens, len(output.ids) - after, after),
            seconds=time.perf_counter() - started,
            logprobs=output.logprobs,
        )

    def _answer_tokens(self, output: Output) -> int:
        """Generated tokens after the thought, the end token included."""
        end = self.tokenizer.think_end
        if end in output.ids:
            return output.ids[::-1].index(end)
        return 0 if output.reasoning_ids else len(output.ids)

    # ---- the worker ----

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="zaya-engine", daemon=True)
            self._thread.start()

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


def _sampling(request: Request) -> Sampling:
    asked = request.sampling
    return Sampling(
        asked.temperature, asked.top_p, asked.top_k, asked.min_p, asked.max_tokens, asked.stop, asked.seed
    )
