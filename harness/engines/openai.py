"""Any server that speaks the OpenAI protocol: vLLM, SGLang, transformers serve, llama.cpp, a paid API.

Requests stream. A passing fault is answered by asking again from the start, with exponential waits; one
that stays ends as a completion with finish_reason "error", and one that no request can survive (a refused
key, an unknown model) raises EngineError (harness/engines/faults.py has the table). A prompt beyond the
server's context is that sample's error alone. The key comes from OPENAI_API_KEY.

    engine = make("zaya1-8b", base_url="http://localhost:8000/v1", tokenizer="path/to/tokenizer")
    completion = await engine.complete(Request((user("2+2?"),), Sampling(max_tokens=64)))
"""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tenacity import AsyncRetrying

from harness.engines import EngineError, faults, thinking
from harness.engines.faults import ServerFault
from harness.engines.protocol import Completion, FinishReason, Message, Request, Usage
from harness.engines.stream import Heard, events, usage
from harness.engines.tokens import CALL_SECONDS, LocalTokens, ServerTokens, Tokens, find

if TYPE_CHECKING:
    from openai import AsyncOpenAI

ENDPOINTS = ("chat", "completions")
PROBE_SECONDS = 5.0
CONNECT_SECONDS = 30.0
SEED_LIMIT = 2**31
"""Seeds are taken modulo this: some servers refuse larger ones."""
LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1", "0.0.0.0"}
FINISHES: Mapping[str, FinishReason] = {"length": "length", "max_tokens": "length"}
"""What a server calls its finish reasons; every other one is a stop."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Line:
    """How to reach the server, and for how long to bear with it; times in seconds."""

    base_url: str
    key: str = "none"
    timeout: float = 3600.0
    """From a request to its first token: a server may queue it."""
    stall: float = 300.0
    """From one token to the next."""
    max_retries: int = 8
    retry_seconds: float = 7200.0
    """No attempt begins later than this after the first."""


def make(
    model: str | None,
    base_url: str | None,
    *,
    endpoint: str = "chat",
    tokenizer: str | None = None,
    timeout: float = 3600.0,
    stall: float = 300.0,
    max_retries: int = 8,
    retry_seconds: float = 7200.0,
    in_reasoning: bool | None = None,
    extra_body: Mapping[str, Any] | None = None,
) -> OpenAIEngine:
    """An engine for the server at `base_url`; `model=None` takes the only model that it lists.

    `tokenizer` is a folder with the model's tokenizer.json; `timeout` and `stall` are the seconds to the
    first token and between two; `in_reasoning` says whether the server's template opens the thought and
    hides the tag (None: tell from the text and the tokenizer's template); `extra_body` goes into every
    request. Raises EngineError where no server answers.
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
    line = Line(base_url, key, timeout, stall, max_retries, retry_seconds)
    return OpenAIEngine(name, line, tokens, endpoint, in_reasoning, extra_body or {})


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
        raise EngineError(f"no server answers at {base_url}: {faults.words(error)}") from error
    except (openai.AuthenticationError, openai.PermissionDeniedError) as error:
        raise EngineError(f"the server at {base_url} refuses the key: check OPENAI_API_KEY") from error
    except (openai.OpenAIError, ValueError, TypeError, AttributeError):
        return []  # alive, but it has no usable list of models


class OpenAIEngine:
    """The engine protocol over an OpenAI-compatible server."""

    concurrency = 64

    def __init__(
        self,
        name: str,
        line: Line,
        tokens: Tokens,
        endpoint: str = "chat",
        in_reasoning: bool | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> None:
        self.name = name
        self.line = line
        self.tokens = tokens
        self.endpoint = endpoint
        self.in_reasoning = in_reasoning
        self.extra_body = dict(extra_body or {})
        self._client: tuple[asyncio.AbstractEventLoop, AsyncOpenAI] | None = None
        self._calls: set[asyncio.Task[Completion]] = set()
        self._counts_itself = False

    def describe(self) -> Mapping[str, Any]:
        """What a run records of the server; never the key."""
        return {
            "engine": "openai",
            "model": self.name,
            "base_url": self.line.base_url,
            "endpoint": self.endpoint,
            "tokens": self.tokens.name,
            "in_reasoning": self.in_reasoning,
            "extra_body": self.extra_body,
        }

    async def complete(self, request: Request) -> Completion:
        """Answer one request; raises EngineError where no request to this server can succeed."""
        started = time.perf_counter()
        call = asyncio.create_task(self._complete(request, started))
        self._calls.add(call)
        call.add_done_callback(self._calls.discard)
        try:
            return await call
        except asyncio.CancelledError:
            caller = asyncio.current_task()
            if caller is not None and caller.cancelling():
                raise
            return _failed("the engine was closed", started)

    def decode(self, ids: Sequence[int]) -> str:
        """Text of token ids; a first character that is broken by the cut is dropped."""
        return self.tokens.decode(ids)

    def count(self, text: str) -> int:
        """Number of tokens of a text."""
        return len(self.tokens.encode(text))

    async def close(self) -> None:
        """Cancel the requests in flight, which end with an error, and close the connections."""
        calls = list(self._calls)
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
        client, self._client = self._client, None
        if client is not None:
            await client[1].close()

    # ---- one request ----

    async def _complete(self, request: Request, started: float) -> Completion:
        retrying = AsyncRetrying(**faults.policy(self.line.max_retries, self.line.retry_seconds))
        try:
            prompt = await self._prompt(request.messages) if self.endpoint == "completions" else None
            heard: Heard = await retrying(self._ask, request, prompt)
            return await self._completion(request, prompt, heard, started)
        except Exception as error:  # whatever a server can cause: a run goes on without this completion
            if why := faults.hopeless(error, self.line.base_url, self.name):
                raise EngineError(why) from error
            return _failed(faults.sentence(error, retrying.statistics.get("attempt_number", 1)), started)

    async def _ask(self, request: Request, prompt: list[int] | None) -> Heard:
        """One attempt: the whole stream of an answer."""
        client, loop, heard = self._connect(), asyncio.get_running_loop(), Heard()
        create: Any = (
            client.chat.completions if prompt is None else client.completions
        ).with_streaming_response
        # As ids: a server adds special tokens of its own to a prompt that comes as text.
        asked = {"messages": list(request.messages)} if prompt is None else {"prompt": prompt}
        try:
            async with asyncio.timeout(self.line.timeout) as clock:
                async with create.create(**asked, **self._arguments(request)) as response:
                    async for row in events(response.iter_bytes()):
                        heard.note(row)
                        if heard.pieces:
                            clock.reschedule(loop.time() + self.line.stall)
        except TimeoutError:
            if heard.pieces:
                why = f"the stream stood still for {self.line.stall:g} s after {heard.pieces} chunks of text"
            else:
                why = f"no token came within {self.line.timeout:g} s"
            raise ServerFault(why) from None
        heard.check()
        return heard

    def _arguments(self, request: Request) -> dict[str, Any]:
        """The request's settings in the server's words; settings that are off are not sent."""
        sampling = request.sampling
        official = urlsplit(self.line.base_url).hostname == "api.openai.com"
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
        from openai import AsyncOpenAI, Timeout

        loop = asyncio.get_running_loop()
        if self._client is None or self._client[0] is not loop:
            patience = Timeout(max(self.line.timeout, self.line.stall), connect=CONNECT_SECONDS)
            client = AsyncOpenAI(
                base_url=self.line.base_url, api_key=self.line.key, timeout=patience, max_retries=0
            )
            self._client = (loop, client)
        return self._client[1]

    # ---- tokens ----

    async def _prompt(self, messages: Sequence[Message]) -> list[int]:
        """Ids of the prompt by the local template."""
        assert isinstance(self.tokens, LocalTokens)
        return await asyncio.to_thread(self.tokens.tokenizer.chat_ids, messages)

    async def _ids(self, text: str) -> list[int]:
        """Token ids of a text, off the event loop or over its own connections."""
        if not isinstance(self.tokens, ServerTokens):
            return await asyncio.to_thread(self.tokens.encode, text)
        return await self._ids_from_server(self.tokens, text) if text else []

    async def _ids_from_server(self, server: ServerTokens, text: str) -> list[int]:
        async def ask() -> list[int]:
            options: Any = {"timeout": CALL_SECONDS}
            content: Any = await self._connect().post(
                server.url, cast_to=object, body=server.question(text), options=options
            )
            return server.ids(content)

        try:
            return await AsyncRetrying(**faults.policy(self.line.max_retries, self.line.retry_seconds))(ask)
        except Exception as error:  # the completion came, its ids did not
            raise ServerFault(f"{server.url} failed: {faults.words(error)}") from error

    async def _opened(self, request: Request, prompt: list[int] | None, heard: Heard, text: str) -> bool:
        """Had the prompt already opened the thought, so that the text starts inside it?"""
        if self.in_reasoning is not None:
            return self.in_reasoning
        end, start = text.find(thinking.END), text.find(thinking.START)
        if end >= 0:
            return not 0 <= start < end
        # Without a closing tag only the template can tell. A server that sends thoughts apart would leave
        # a whole answer without a tag, so over the chat endpoint this holds for texts that were cut.
        if start >= 0 or not isinstance(self.tokens, LocalTokens):
            return False
        if prompt is None and heard.finish not in FINISHES:
            return False
        return self.tokens.tokenizer.opens_thought(prompt or await self._prompt(request.messages))

    async def _completion(
        self, request: Request, prompt: list[int] | None, heard: Heard, started: float
    ) -> Completion:
        thought, said = "".join(heard.thought), "".join(heard.said)
        if thought:
            text = thinking.merge(thought, said, heard.finish not in FINISHES)
        else:
            text = thinking.restore(said, await self._opened(request, prompt, heard, said))
        reasoning, answer = thinking.split(text)
        reasoning_ids, answer_ids = await asyncio.gather(self._ids(reasoning), self._ids(answer))
        counted = usage(heard, len(reasoning_ids), len(answer_ids))
        return Completion(
            text=text,
            reasoning=reasoning,
            answer=answer,
            reasoning_ids=tuple(reasoning_ids),
            answer_ids=tuple(answer_ids),
            finish_reason=FINISHES.get(heard.finish or "", "stop"),
            usage=counted or await self._own_count(request, len(reasoning_ids), len(answer_ids)),
            seconds=time.perf_counter() - started,
            extra={"finish_reason": heard.finish, "id": heard.id, "counted": counted is None},
        )

    async def _own_count(self, request: Request, reasoning: int, answer: int) -> Usage:
        """Our count of what the server does not count, or counts wrong; said once."""
        if not self._counts_itself:
            self._counts_itself = True
            log.warning(
                "the server at %s sends no token counts that can be right: they are counted here, by %s",
                self.line.base_url,
                self.tokens.name,
            )
        if isinstance(self.tokens, LocalTokens):
            prompt = len(await self._prompt(request.messages))
        else:
            prompt = len(await self._ids("\n".join(message["content"] for message in request.messages)))
        return Usage(prompt, 0, reasoning, answer)


def _failed(why: str, started: float) -> Completion:
    return Completion("", "", "", (), (), "error", Usage(), time.perf_counter() - started, error=why)
