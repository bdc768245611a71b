"""What the harness asks of an engine: one coroutine from a request to a completion.

An engine takes any number of concurrent calls and fills its batch from them; cancelling the call
cancels the request. Text that a chat template or a server keeps apart is put back together:
`Completion.text` is the whole answer of the model with its `<think>...</think>`.

    completion = await engine.complete(Request((user(problem.prompt),), Sampling(max_tokens=64, seed=1)))
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

FinishReason = Literal["stop", "length", "error"]
Message = Mapping[str, str]


def user(text: str) -> Message:
    """A chat message of the user."""
    return {"role": "user", "content": text}


def assistant(text: str) -> Message:
    """A chat message of the model."""
    return {"role": "assistant", "content": text}


@dataclass(frozen=True, slots=True)
class Sampling:
    """How tokens are drawn. `top_k=0` and `min_p=0` switch those filters off; temperature 0 is greedy."""

    temperature: float = 1.0
    top_p: float = 1.0
    top_k: int = 0
    min_p: float = 0.0
    max_tokens: int = 1024
    stop: tuple[str, ...] = ()
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """One completion to make. Requests with equal messages share their prefill where the engine can."""

    messages: tuple[Message, ...]
    sampling: Sampling = Sampling()


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one completion, or of several added up.

    >>> str(Usage(7, 5, 3, 2) + Usage(11, 10, 1, 4))
    '2 calls, 18 prompt tokens (15 of them cached), 4 reasoning and 6 answer tokens'
    """

    prompt: int = 0
    """Tokens of the rendered prompt, cached ones included."""
    cached: int = 0
    """Of those, tokens whose prefill was reused from another request."""
    reasoning: int = 0
    """Generated tokens up to and including the end of the thinking part."""
    answer: int = 0
    """Generated tokens after it."""
    calls: int = 1
    """Completions that took them."""

    @property
    def generated(self) -> int:
        """All newly generated tokens: what the report counts as the cost of a method."""
        return self.reasoning + self.answer

    @property
    def tokens(self) -> int:
        """Prompt tokens and generated ones."""
        return self.prompt + self.generated

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.prompt + other.prompt,
            self.cached + other.cached,
            self.reasoning + other.reasoning,
            self.answer + other.answer,
            self.calls + other.calls,
        )

    def __str__(self) -> str:
        return (
            f"{self.calls:,} calls, {self.prompt:,} prompt tokens ({self.cached:,} of them cached), "
            f"{self.reasoning:,} reasoning and {self.answer:,} answer tokens"
        )


NOTHING = Usage(calls=0)
"""What no call at all takes."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What a model wrote. `reasoning` excludes the tags; `answer` is what follows `</think>`."""

    text: str
    """The whole completion with its `<think>...</think>`, the opening tag put back if a template had it."""
    reasoning: str
    answer: str
    reasoning_ids: tuple[int, ...]
    """Token ids of `reasoning`, tags excluded; tails are cut from these."""
    answer_ids: tuple[int, ...]
    finish_reason: FinishReason
    usage: Usage
    seconds: float = 0.0
    """Wall time from the call to the end, waiting included."""
    error: str | None = None
    """Why there is no completion, where `finish_reason` is "error" (after the engine's own retries)."""
    logprobs: tuple[float, ...] | None = None
    """Of each generated token, by the unfiltered model at temperature 1."""
    routing: Any | None = None
    """The K experts of each of L layers by token, an integer array [S, L, K]: of the prompt and of what was
    generated but the last token, which no layer has seen. A skip class counts as one more expert."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """What the engine wants to have on record, in JSON values (the server's finish reason, a request id)."""


def failed(why: str, seconds: float = 0.0) -> Completion:
    """The completion that stands where there is none."""
    return Completion("", "", "", (), (), "error", Usage(), seconds, error=why)


class Engine(Protocol):
    """A model that answers requests; made by `harness.engines.make`."""

    name: str
    """Model name for tables."""
    concurrency: int
    """Requests in flight that keep it busy: how many a run sends at once unless it is told otherwise."""

    def describe(self) -> Mapping[str, Any]:
        """Everything about the model that two sittings of a run must have in common, as JSON values."""
        ...

    def resources(self) -> Mapping[str, Any]:
        """What it runs on this time, as JSON values: address, memory. Stated at the start and recorded."""
        ...

    def render(self, messages: Sequence[Message]) -> str:
        """The exact text that the model reads; EngineError says why where only its server knows that."""
        ...

    async def complete(self, request: Request) -> Completion:
        """Answer one request.

        A failure of model or server is a `Completion` with finish_reason "error"; EngineError (of
        harness.engines) means that no other request can succeed either, and ends the run.
        """
        ...

    def decode(self, ids: Sequence[int]) -> str:
        """Text of token ids; a first character that is broken by the cut is dropped."""
        ...

    def count(self, text: str) -> int:
        """Number of tokens of a text."""
        ...

    async def close(self) -> None:
        """Free what the engine holds; requests in flight are cancelled."""
        ...
