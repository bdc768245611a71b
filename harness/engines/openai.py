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
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from harness.engines import EngineError, faults, thinking
from harness.engines.faults import ServerFault
from harness.engines.protocol import Completion, FinishReason, Message, Request, Usage, failed
from harness.engines.server import Line, Server, key_of, models
from harness.engines.stream import Heard, usage
from harness.engines.tokens import CALL_SECONDS, LocalTokens, ServerTokens, Tokens, find

if TYPE_CHECKING:
    from zaya.tokenizer import Tokenizer

ENDPOINTS = ("chat", "completions")
SEED_LIMIT = 2**31
"""Seeds are taken modulo this: some servers refuse larger ones."""
FINISHES: Mapping[str, FinishReason] = {"length": "length", "max_tokens": "length"}
"""What a server calls its finish reasons; every other one is a stop."""
NO_COUNTS = "the server at %s sends no token counts that can be right: they are counted here, by %s"
NO_TAGS = (
    "the server at %s sent a text that was cut off and has no thinking tag: it is taken for an answer. Where "
    "its template opens the thought, in_reasoning=True (--in-reasoning) or the tokenizer's folder says so"
)
log = logging.getLogger(__name__)


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
    key = key_of(base_url)
    line = Line(base_url, key, timeout, stall, max_retries, retry_seconds)
    listed = models(base_url, key)
    if model is None and len(listed) != 1:
        names = ", ".join(listed[:8]) or "none"
        raise EngineError(f"name a model: the server at {base_url} lists {names}")
    name = model or listed[0]
    tokens = find(tokenizer, base_url, name, key)
    if endpoint == "completions" and not isinstance(tokens, LocalTokens):
        raise EngineError("endpoint completions needs tokenizer=FOLDER: its chat template makes the prompt")
    return OpenAIEngine(name, line, tokens, endpoint, in_reasoning, extra_body or {})


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
        self.server = Server(line)
        self.tokens = tokens
        self.endpoint = endpoint
        self.in_reasoning = in_reasoning
        self.extra_body = dict(extra_body or {})
        self._template = _template(tokens, endpoint)
        self._calls: set[asyncio.Task[Completion]] = set()
        self._said: set[str] = set()

    def describe(self) -> Mapping[str, Any]:
        """What a run records of the model; never the key."""
        return {
            "engine": "openai",
            "model": self.name,
            "endpoint": self.endpoint,
            "tokens": self.tokens.name,
            "chat_template": self._template and self._template.template_hash,
            "in_reasoning": self.in_reasoning,
            "extra_body": self.extra_body,
        }

    def resources(self) -> Mapping[str, Any]:
        """Where the server is."""
        return {"base_url": self.server.line.base_url}

    def render(self, messages: Sequence[Message]) -> str:
        """The text of a prompt by the local tokenizer's chat template; EngineError where there is none."""
        if self._template is None:
            raise EngineError(
                f"only the server knows the chat template of {self.name}: a folder with its tokenizer and "
                "template (--tokenizer) tells it here"
            )
        return self._template.render(messages)

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
            return failed("the engine was closed", time.perf_counter() - started)

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
        await self.server.close()

    # ---- one request ----

    async def _complete(self, request: Request, started: float) -> Completion:
        patience = self.server.patience()
        try:
            prompt = await self._prompt(request.messages) if self.endpoint == "completions" else None
            heard: Heard = await patience(self.server.ask, self._arguments(request, prompt))
            return await self._completion(request, prompt, heard, started)
        except Exception as error:  # whatever a server can cause: a run goes on without this completion
            if why := faults.hopeless(error, self.server.line.base_url, self.name):
                raise EngineError(why) from error
            lost = faults.sentence(error, patience.statistics.get("attempt_number", 1))
            return failed(lost, time.perf_counter() - started)

    def _arguments(self, request: Request, prompt: list[int] | None) -> dict[str, Any]:
        """The request in the server's words; settings that are off are not sent."""
        sampling = request.sampling
        limit = "max_completion_tokens" if self.server.official and prompt is None else "max_tokens"
        beyond = {"top_k": sampling.top_k, "min_p": sampling.min_p}
        arguments: dict[str, Any] = {
            "model": self.name,
            "stream_options": {"include_usage": True},
            "temperature": sampling.temperature,
            "top_p": sampling.top_p,
            limit: sampling.max_tokens,
            "extra_body": {**{name: value for name, value in beyond.items() if value}, **self.extra_body},
        }
        if prompt is None:
            arguments["messages"] = list(request.messages)
        else:  # as ids: a server adds special tokens of its own to a prompt that comes as text
            arguments["prompt"] = prompt
        if sampling.stop:
            arguments["stop"] = list(sampling.stop)
        if sampling.seed is not None:
            arguments["seed"] = sampling.seed % SEED_LIMIT
        return arguments

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

    # ---- templates and tokens ----

    async def _opened(self, request: Request, prompt: list[int] | None, heard: Heard, text: str) -> bool:
        """Had the prompt already opened the thought, so that the text starts inside it?"""
        if self.in_reasoning is not None:
            return self.in_reasoning
        end, start = text.find(thinking.END), text.find(thinking.START)
        if end >= 0:
            return not 0 <= start < end
        # Without a closing tag only the template can tell. A server that sends thoughts apart would leave
        # a whole answer without a tag, so over the chat endpoint this holds for texts that were cut.
        if start >= 0 or (prompt is None and heard.finish not in FINISHES):
            return False
        if self._template is None:
            self._say_once(NO_TAGS, self.server.line.base_url)
            return False
        return self._template.opens_thought(prompt or await self._prompt(request.messages))

    async def _prompt(self, messages: Sequence[Message]) -> list[int]:
        """Ids of the prompt by the local template."""
        assert isinstance(self.tokens, LocalTokens)
        return await asyncio.to_thread(self.tokens.tokenizer.chat_ids, messages)

    async def _ids(self, text: str) -> list[int]:
        """Token ids of a text, off the event loop or over its own connections."""
        if not isinstance(self.tokens, ServerTokens):
            return await asyncio.to_thread(self.tokens.encode, text)
        return await self._ids_from_server(self.tokens, text) if text else []

    async def _ids_from_server(self, theirs: ServerTokens, text: str) -> list[int]:
        async def ask() -> list[int]:
            return theirs.ids(await self.server.post(theirs.url, theirs.question(text), CALL_SECONDS))

        try:
            return await self.server.patience()(ask)
        except Exception as error:  # the completion came, its ids did not
            raise ServerFault(f"{theirs.url} failed: {faults.words(error)}") from error

    async def _own_count(self, request: Request, reasoning: int, answer: int) -> Usage:
        """Our count of what the server does not count, or counts wrong; said once."""
        self._say_once(NO_COUNTS, self.server.line.base_url, self.tokens.name)
        if isinstance(self.tokens, LocalTokens):
            prompt = len(await self._prompt(request.messages))
        else:
            prompt = len(await self._ids("\n".join(message["content"] for message in request.messages)))
        return Usage(prompt, 0, reasoning, answer)

    def _say_once(self, sentence: str, *about: str) -> None:
        if sentence not in self._said:
            self._said.add(sentence)
            log.warning(sentence, *about)


def _template(tokens: Tokens, endpoint: str) -> Tokenizer | None:
    """The tokenizer whose chat template makes the prompts, where that is known here."""
    if not isinstance(tokens, LocalTokens):
        return None
    # Over the chat endpoint it is the server's own template, which a folder need not hold.
    return tokens.tokenizer if tokens.own_template or endpoint == "completions" else None
