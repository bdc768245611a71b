"""A server that misbehaves on purpose: OpenAI's protocol over raw sockets, one scripted behaviour a request.

It runs in a thread with an event loop of its own, counts what clients do, and knows nothing of HTTP that a
test does not ask for, so that it can break off wherever a test wants it to.

    with FaultyServer(status(503), stream(says("4"), ends("stop"))) as server:
        engine = make("m", server.url)      # the first request gets a 503, all others the answer
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

Row = dict[str, Any]
Behaviour = Callable[["Talk"], Awaitable[None]]
USAGE = {"prompt_tokens": 9, "completion_tokens": 7, "total_tokens": 16}


class Talk:
    """One request and the way to answer it."""

    def __init__(
        self, body: Row, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, server: FaultyServer
    ) -> None:
        self.body, self._reader, self._writer, self._server = body, reader, writer, server

    async def send(self, text: str | bytes) -> None:
        """Bytes as they are."""
        self._writer.write(text.encode() if isinstance(text, str) else text)
        await self._writer.drain()

    async def head(self, code: int, kind: str, length: int | None = None, **headers: str) -> None:
        """Status line and headers; a body without a length ends with the connection."""
        rows = {"content-type": kind, "connection": "close", **headers}
        if length is not None:
            rows["content-length"] = str(length)
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in rows.items())
        await self.send(f"HTTP/1.1 {code} X\r\n{lines}\r\n")

    async def silence(self) -> None:
        """Say nothing until the client hangs up."""
        self._server.silent.set()
        if not await self._reader.read(1):
            self._server.hung_up.set()


def chunk(delta: Row | None = None, finish: str | None = None, **others: Any) -> Row:
    """A chunk of the chat endpoint."""
    choices = [{"index": 0, "delta": delta or {}, "finish_reason": finish}]
    row = {"id": "r1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices}
    return {**row, **others}


def says(text: str) -> Row:
    """A chunk with text."""
    return chunk({"content": text})


def ends(reason: str, usage: Any = USAGE) -> Row:
    """The last chunk."""
    return chunk(finish=reason, usage=usage)


def stream(*parts: Row | str | bytes, done: bool = True, length: int | None = None) -> Behaviour:
    """An event stream: rows become events, text goes out as it is; a `length` beyond it cuts the body."""

    async def behave(talk: Talk) -> None:
        await talk.head(200, "text/event-stream", length)
        for part in parts:
            await talk.send(f"data: {json.dumps(part)}\n\n" if isinstance(part, dict) else part)
        if done:
            await talk.send("data: [DONE]\n\n")

    return behave


def status(code: int, body: Any = "", **headers: str) -> Behaviour:
    """A refusal; its body is text, or JSON values."""

    async def behave(talk: Talk) -> None:
        text = body if isinstance(body, str) else json.dumps(body)
        kind = "text/plain" if isinstance(body, str) else "application/json"
        await talk.head(code, kind, len(text.encode()), **headers)
        await talk.send(text)

    return behave


def refusal(status_code: int, message: str, **about: Any) -> Behaviour:
    """A refusal in OpenAI's words."""
    return status(status_code, {"error": {"message": message, **about}})


def stall(*parts: Row) -> Behaviour:
    """Some chunks and then silence; without any, not even a status line."""

    async def behave(talk: Talk) -> None:
        if parts:
            await stream(*parts, done=False)(talk)
        await talk.silence()

    return behave


async def drop(_: Talk) -> None:
    """Hang up without a word."""


def send_raw(text: str) -> Behaviour:
    """Something that is no HTTP at all."""
    return lambda talk: talk.send(text)


def reply(answer: Callable[[Row], Any]) -> Behaviour:
    """JSON values that depend on the request."""

    async def behave(talk: Talk) -> None:
        await status(200, answer(talk.body))(talk)

    return behave


class FaultyServer:
    """`script` answers the requests for completions in turn, its last behaviour all further ones."""

    def __init__(self, *script: Behaviour, routes: Mapping[str, Behaviour] | None = None) -> None:
        self._script = list(script)
        self._routes = {
            "/v1/models": status(200, {"object": "list", "data": [{"id": "m"}]}),
            **(routes or {}),
        }
        self.bodies: list[Row] = []
        """What was posted for completions, in order of arrival."""
        self.paths: list[str] = []
        """Every path that was asked for."""
        self.silent, self.hung_up = threading.Event(), threading.Event()
        """Set when a behaviour has fallen silent, and when its client has then hung up."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> FaultyServer:
        self._thread.start()
        self._server = self._call(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/v1"
        return self

    def __exit__(self, *_: object) -> None:
        self._call(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _call(self, coroutine: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(10)

    async def _stop(self) -> None:
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
            content = await reader.readexactly(int(headers.get("content-length", 0)))
            body = json.loads(content) if content else {}
            await self._behaviour(head[0].split()[1], body)(Talk(body, reader, writer, self))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # a client that goes away is what some tests are about
        finally:
            writer.close()

    def _behaviour(self, path: str, body: Row) -> Behaviour:
        self.paths.append(path)
        if path in self._routes:
            return self._routes[path]
        if not path.endswith("/completions"):
            return status(404, "no such page")
        self.bodies.append(body)
        return self._script[min(len(self.bodies), len(self._script)) - 1]
