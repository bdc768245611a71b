"""Any server that speaks the OpenAI protocol: vLLM, SGLang, transformers serve, llama.cpp, a paid API.

Requests stream; retries, Retry-After and backoff are the SDK's. A server's fault ends as a completion
with finish_reason "error", never as an exception. The key comes from OPENAI_API_KEY.

    engine = make("zaya1-8b", base_url="http://localhost:8000/v1", tokenizer="path/to/tokenizer")
    completion = await engine.complete(Request((user("2+2?"),), Sampling(max_tokens=64)))
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from harness.engines import EngineError, thinking
from harness.engines.protocol import Completion, FinishReason, Message, Request, Usage
from harness.engines.tokens import LocalTokens, Tokens, find

if TYPE_CHECKING:
    from openai import AsyncOpenAI

ENDPOINTS = ("chat", "completions")
PROBE_SECONDS = 5.0
SEED_LIMIT = 2**31
"""Seeds are taken modulo this: some servers refuse larger ones."""
LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1", "0.0.0.0"}
FINISHES: Mapping[str, FinishReason] = {"length": "length", "max_tokens": "length"}
"""What a server calls its finish reasons; every other one is a stop."""


def make(
    model: str | None,
    base_url: str | None,
    *,
    endpoint: str = "chat",
    tokenizer: str | None = None,
    timeout: float = 3600.0,
    max_retries: int = 5,
    in_reasoning: bool | None = None,
    extra_body: Mapping[str, Any] | None = None,
) -> OpenAIEngine:
    """An engine for the server at `base_url`; `model=None` takes the only model that it lists.

    `tokenizer` is a folder with the model's tokenizer.json, `timeout` seconds without a byte,
    `in_reasoning` says whether the server's template opens the thought and hides the tag (None: tell
    from the text), `extra_body` goes into every request. Raises EngineError where no server answers.
    """
    if not base_url:
        raise EngineError("the openai engine needs a base_url such as http://localhost:8000/v1")
    if endpoint not in ENDPOINTS:
        raise EngineError(f"unknown endpoint {endpoint!r}: choose chat or completions")
    key = _key(base_url)
    listed = _models(base_url, key)
    if model is None and len(listed) != 1:
        names = ", ".join(listed[:8]) or "none"
        raise EngineError(f"name a model: the server at {base_url} lists {names}")
    name = model or listed[0]
    tokens = find(tokenizer, base_url, name, key)
    if endpoint == "completions" and not isinstance(tokens, LocalTokens):
        raise EngineError("endpoint completions needs tokenizer=FOLDER: its chat template makes the prompt")
    client = ClientOptions(base_url, key, timeout, max_retries)
    return OpenAIEngine(name, client, tokens, endpoint, in_reasoning, extra_body or {})


def _key(base_url: str) -> str:
    key = os.environ.get("OPENAI_API_KEY")
    if not key and urlsplit(base_url).hostname not in LOCAL_HOSTS:
        raise EngineError(f"set OPENAI_API_KEY: {base_url} is not a server on this machine")
    return key or "none"


def _models(base_url: str, key: str) -> list[str]:
    """Names of the models that the server lists; any answer at all shows that it lives."""
    import openai

    client = openai.OpenAI(base_url=base_url, api_key=key, timeout=PROBE_SECONDS, max_retries=0)
    try:
        with client:
            return [model.id for model in client.models.list().data]
    except openai.APIConnectionError as error:
        raise EngineError(f"no server answers at {base_url}: {_cause(error)}") from error
    except (openai.AuthenticationError, openai.PermissionDeniedError) as error:
        raise EngineError(f"the server at {base_url} refuses the key: check OPENAI_API_KEY") from error
    except (openai.OpenAIError, ValueError, TypeError, AttributeError):
        return []  # alive, but it has no usable list of models


def _cause(error: BaseException) -> str:
    inner = error.__cause__
    return f"{error}" if inner is None else f"{error} ({inner or type(inner).__name__})"


@dataclass(frozen=True, slots=True)
class ClientOptions:
    """How to reach the server."""

    base_url: str
    key: str
    timeout: float
    max_retries: int


@dataclass(slots=True)
class _Heard:
    """What a stream has said so far."""

    reasoning: str = ""
    text: str = ""
    finish: str | None = None
    usage: Any = None
    id: str | None = None


class OpenAIEngine:
    """The engine protocol over an OpenAI-compatible server."""

    concurrency = 64

    def __init__(
        self,
        name: str,
        client: ClientOptions,
        tokens: Tokens,
        endpoint: str = "chat",
        in_reasoning: bool | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> None:
        self.name = name
        self.tokens = tokens
        self.endpoint = endpoint
        self.in_reasoning = in_reasoning
        self.extra_body = dict(extra_body or {})
        self._options = client
        self._client: tuple[asyncio.AbstractEventLoop, AsyncOpenAI] | None = None

    def describe(self) -> Mapping[str, Any]:
        """What a run records of the server; never the key."""
        return {
            "engine": "openai",
            "model": self.name,
            "base_url": self._options.base_url,
            "endpoint": self.endpoint,
            "tokens": self.tokens.name,
            "in_reasoning": self.in_reasoning,
            "extra_body": self.extra_body,
        }

    async def complete(self, request: Request) -> Completion:
        """Answer one request; what the server does wrong becomes finish_reason "error"."""
        started = time.perf_counter()
        try:
            heard = await (self._chat(request) if self.endpoint == "chat" else self._text(request))
            if heard.finish is None:
                raise EngineError("the server ended the stream without a finish reason")
            return await self._completion(request, heard, started)
        except Exception as error:  # whatever a server can cause: a run goes on without this completion
            why = f"{type(error).__name__}: {_cause(error)}"
            return Completion("", "", "", (), (), "error", Usage(), time.perf_counter() - started, error=why)

    def decode(self, ids: Sequence[int]) -> str:
        """Text of token ids; a first character that is broken by the cut is dropped."""
        return self.tokens.decode(ids)

    def count(self, text: str) -> int:
        """Number of tokens of a text."""
        return len(self.tokens.encode(text))

    async def close(self) -> None:
        """Close the connections."""
        client, self._client = self._client, None
        if client is not None:
            await client[1].close()

    # ---- one request ----

    async def _chat(self, request: Request) -> _Heard:
        heard = _Heard()
        messages: Any = list(request.messages)
        stream: Any = await self._connect().chat.completions.create(
            messages=messages, **self._arguments(request)
        )
        async with stream:
            async for chunk in stream:
                _note(heard, chunk)
                for choice in chunk.choices:
                    delta = choice.delta
                    heard.text += getattr(delta, "content", None) or ""
                    thought = getattr(delta, "reasoning_content", None) or getattr(delta, "reasoning", None)
                    heard.reasoning += thought if isinstance(thought, str) else ""
                    heard.finish = choice.finish_reason or heard.finish
        return heard

    async def _text(self, request: Request) -> _Heard:
        heard = _Heard()
        # As ids: a server adds special tokens of its own to a prompt that comes as text.
        prompt = self._prompt(request.messages)
        stream: Any = await self._connect().completions.create(prompt=prompt, **self._arguments(request))
        async with stream:
            async for chunk in stream:
                _note(heard, chunk)
                for choice in chunk.choices:
                    heard.text += choice.text or ""
                    heard.finish = choice.finish_reason or heard.finish
        return heard

    def _arguments(self, request: Request) -> dict[str, Any]:
        """The request's settings in the server's words; settings that are off are not sent."""
        sampling = request.sampling
        official = urlsplit(self._options.base_url).hostname == "api.openai.com"
        limit = "max_completion_tokens" if official and self.endpoint == "chat" else "max_tokens"
        beyond = {"top_k": sampling.top_k, "min_p": sampling.min_p}
        arguments: dict[str, Any] = {
            "model": self.name,
            "stream": True,
            "stream_options": {"include_usage": True},
            "temperature": sampling.temperature,
            "top_p": sampling.top_p,
            limit: sampling.max_tokens,
            "extra_body": {**{name: value for name, value in beyond.items() if value}, **self.extra_body},
        }
        if sampling.stop:
            arguments["stop"] = list(sampling.stop)
        if sampling.seed is not None:
            arguments["seed"] = sampling.seed % SEED_LIMIT
        return arguments

    def _connect(self) -> AsyncOpenAI:
        """The client of this event loop: connections cannot move to another one."""
        from openai import AsyncOpenAI

        loop = asyncio.get_running_loop()
        if self._client is None or self._client[0] is not loop:
            options = self._options
            self._client = (
                loop,
                AsyncOpenAI(
                    base_url=options.base_url,
                    api_key=options.key,
                    timeout=options.timeout,
                    max_retries=options.max_retries,
                ),
            )
        return self._client[1]

    def _prompt(self, messages: Sequence[Message]) -> list[int]:
        assert isinstance(self.tokens, LocalTokens)
        return self.tokens.tokenizer.chat_ids(messages)

    def _opened(self, request: Request, text: str) -> bool:
        """Had the prompt already opened the thought, so that the text starts inside it?"""
        if self.in_reasoning is not None:
            return self.in_reasoning
        if self.endpoint == "completions" and isinstance(self.tokens, LocalTokens):
            return self.tokens.tokenizer.opens_thought(self._prompt(request.messages))
        end, start = text.find(thinking.END), text.find(thinking.START)
        return end >= 0 and not 0 <= start < end

    async def _completion(self, request: Request, heard: _Heard, started: float) -> Completion:
        if heard.reasoning:
            finished = heard.finish not in FINISHES
            text = thinking.merge(heard.reasoning, heard.text, finished)
        else:
            text = thinking.restore(heard.text, self._opened(request, heard.text))
        reasoning, answer = thinking.split(text)
        reasoning_ids, answer_ids = await asyncio.to_thread(
            lambda: (tuple(self.tokens.encode(reasoning)), tuple(self.tokens.encode(answer)))
        )
        return Completion(
            text=text,
            reasoning=reasoning,
            answer=answer,
            reasoning_ids=reasoning_ids,
            answer_ids=answer_ids,
            finish_reason=FINISHES.get(heard.finish or "", "stop"),
            usage=_usage(heard.usage, len(reasoning_ids), len(answer_ids)),
            seconds=time.perf_counter() - started,
            extra={"finish_reason": heard.finish, "id": heard.id, "counted": heard.usage is None},
        )


def _note(heard: _Heard, chunk: Any) -> None:
    heard.usage = getattr(chunk, "usage", None) or heard.usage
    heard.id = getattr(chunk, "id", None) or heard.id


def _usage(given: Any, reasoning: int, answer: int) -> Usage:
    """The server's counts, its total split by ours where it does not split it; ours where it gives none."""
    if given is None:
        return Usage(0, 0, reasoning, answer)
    total = given.completion_tokens or 0
    details = getattr(given, "completion_tokens_details", None)
    thought = getattr(details, "reasoning_tokens", None)
    if not thought:
        thought = total if reasoning and not answer else round(total * reasoning / max(1, reasoning + answer))
    cached = getattr(getattr(given, "prompt_tokens_details", None), "cached_tokens", None) or 0
    return Usage(given.prompt_tokens or 0, cached, min(thought, total), max(0, total - thought))
