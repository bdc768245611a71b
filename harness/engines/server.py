"""An OpenAI-compatible server: how it is reached, what models it has, and one attempt at one request.

server = Server(Line("http://localhost:8000/v1"))
heard = await server.ask({"model": "m", "messages": [user("2+2?")]})
"".join(heard.said)
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tenacity import AsyncRetrying

from harness.engines import EngineError, faults
from harness.engines.faults import ServerFault
from harness.engines.stream import Heard, events

if TYPE_CHECKING:
    from openai import AsyncOpenAI

PROBE_SECONDS = 5.0
CONNECT_SECONDS = 30.0
LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1", "0.0.0.0"}


@dataclass(frozen=True, slots=True)
class Line:
    """How to reach a server, and for how long to bear with it; times in seconds."""

    base_url: str
    key: str = "none"
    timeout: float = 3600.0
    """From a request to its first token: a server may queue it."""
    stall: float = 300.0
    """From one token to the next."""
    max_retries: int = 8
    retry_seconds: float = 7200.0
    """No attempt begins later than this after the first."""

    def __post_init__(self) -> None:
        """Raise EngineError where a number makes no sense."""
        for name in ("timeout", "stall"):
            if not getattr(self, name) > 0:
                raise EngineError(f"{name}={getattr(self, name):g} is no time to wait: give seconds above 0")
        for name in ("max_retries", "retry_seconds"):
            if not getattr(self, name) >= 0:
                raise EngineError(f"{name}={getattr(self, name):g} is less than none: give 0 or more")


def key_of(base_url: str) -> str:
    """The key in OPENAI_API_KEY; EngineError where a server elsewhere needs one and there is none."""
    key = os.environ.get("OPENAI_API_KEY")
    if not key and urlsplit(base_url).hostname not in LOCAL_HOSTS:
        raise EngineError(f"set OPENAI_API_KEY: {base_url} is not a server on this machine")
    return key or "none"


def models(base_url: str, key: str) -> list[str]:
    """Names of the models that the server lists; any answer at all shows that it lives.

    EngineError where no server answers or the key is refused.
    """
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


class Server:
    """The connections to a server, from whichever event loop asks."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self._client: tuple[asyncio.AbstractEventLoop, AsyncOpenAI] | None = None

    @property
    def official(self) -> bool:
        """Whether this is OpenAI itself, which has words of its own for some settings."""
        return urlsplit(self.line.base_url).hostname == "api.openai.com"

    def patience(self) -> AsyncRetrying:
        """Calls a coroutine function until the server has answered, or will not."""
        return AsyncRetrying(**faults.policy(self.line.max_retries, self.line.retry_seconds))

    async def ask(self, arguments: Mapping[str, Any]) -> Heard:
        """One attempt: the whole stream of an answer, to `prompt` or else to `messages`.

        Raises ServerFault for silence and for a stream that is cut or garbled, and what the SDK raises.
        """
        client, loop, heard = self._connect(), asyncio.get_running_loop(), Heard()
        endpoint: Any = client.completions if "prompt" in arguments else client.chat.completions
        try:
            async with asyncio.timeout(self.line.timeout) as clock:
                async with endpoint.with_streaming_response.create(stream=True, **arguments) as response:
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

    async def post(self, url: str, body: Mapping[str, Any], seconds: float) -> Any:
        """One attempt at a call that is no part of OpenAI's protocol: its answer as JSON values."""
        options: Any = {"timeout": seconds}
        return await self._connect().post(url, cast_to=object, body=body, options=options)

    async def close(self) -> None:
        """Close the connections."""
        client, self._client = self._client, None
        if client is not None:
            await client[1].close()

    def _connect(self) -> AsyncOpenAI:
        """The client of this event loop: connections cannot move to another one."""
        from openai import AsyncOpenAI, Timeout

        loop = asyncio.get_running_loop()
        if self._client is None or self._client[0] is not loop:
            line = self.line
            times = Timeout(max(line.timeout, line.stall), connect=CONNECT_SECONDS)
            client = AsyncOpenAI(base_url=line.base_url, api_key=line.key, timeout=times, max_retries=0)
            self._client = (loop, client)
        return self._client[1]
