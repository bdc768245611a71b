"""A streamed answer, read: server-sent events become what the model said, and how many tokens it took.

Chunks are plain JSON here. The SDK's objects cost several times as much a token, and with a fast server
and hundreds of streams that is what a run would wait for (tests/benchmarks/bench_openai.py).

    heard = Heard()
    async for row in events(response.iter_bytes()):
        heard.note(row)
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterable, AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from harness.engines.faults import ServerFault
from harness.engines.protocol import Usage

FIELD = re.compile(r"[a-z_-]*(:|$)")
"""How a line of an event stream begins; a comment begins with the colon."""
ABORTED = {"abort", "error"}
"""Finish reasons of a server that gave up."""


async def events(blocks: AsyncIterable[bytes]) -> AsyncIterator[dict[str, Any]]:
    """The JSON objects of an event stream until `[DONE]` or its end. Raises ServerFault for anything else.

    Lines end with a newline byte only: a JSON string may hold the other line breaks of Unicode.
    """
    data: list[str] = []
    async for line in _lines(blocks):
        if line.startswith("data:"):
            data.append(line[5:])
        elif line:
            if not FIELD.match(line):
                raise ServerFault(f"not a line of an event stream: {line[:80]!r}")
        elif data:
            text = "\n".join(data).strip()
            data.clear()
            if text == "[DONE]":
                return
            if text:
                yield _row(text)


async def _lines(blocks: AsyncIterable[bytes]) -> AsyncIterator[str]:
    rest = b""
    async for block in blocks:
        *whole, rest = (rest + block).split(b"\n")
        for line in whole:
            yield line.removesuffix(b"\r").decode()
    yield rest.decode()
    yield ""  # some servers end without the empty line


def _row(text: str) -> dict[str, Any]:
    try:
        row = json.loads(text)
    except ValueError as error:
        raise ServerFault(f"a chunk is not JSON: {text[:80]!r}") from error
    if not isinstance(row, dict):
        raise ServerFault(f"a chunk is not a JSON object: {text[:80]!r}")
    if told := row.get("error"):
        about = told if isinstance(told, dict) else {"message": told}
        code = about.get("code")
        raise ServerFault(str(about.get("message", told)), code if isinstance(code, int) else None)
    return row


@dataclass(slots=True)
class Heard:
    """What a stream has said so far."""

    thought: list[str] = field(default_factory=list)
    """Pieces that the server marks as reasoning."""
    said: list[str] = field(default_factory=list)
    """All other pieces; they may hold the tags of a thought."""
    finish: str | None = None
    usage: Any = None
    id: str | None = None

    @property
    def pieces(self) -> int:
        """Chunks with text: each took the model at least one token."""
        return len(self.thought) + len(self.said)

    def note(self, row: dict[str, Any]) -> None:
        """Take a chunk in, of the chat or the completions endpoint; empty ones are no harm."""
        self.usage = row.get("usage") or self.usage
        self.id = _text(row, "id") or self.id
        for choice in row.get("choices") or ():
            delta = choice.get("delta") or {}
            if said := _text(delta, "content") or _text(choice, "text"):
                self.said.append(said)
            if thought := _text(delta, "reasoning_content") or _text(delta, "reasoning"):
                self.thought.append(thought)
            self.finish = _text(choice, "finish_reason") or self.finish

    def check(self) -> None:
        """Raise ServerFault where the stream is over and the completion is not whole."""
        if self.finish is None:
            after = f"after {self.pieces} chunks of text" if self.pieces else "and without any text"
            raise ServerFault(f"the stream ended without a finish reason {after}")
        if self.finish in ABORTED:
            raise ServerFault(f"the server gave up with finish reason {self.finish!r}")


def _text(row: Any, name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def usage(heard: Heard, reasoning: int, answer: int) -> Usage | None:
    """The server's counts, split by its own or our count of the thought; None where they cannot be right.

    They cannot where one is missing, not a whole number, or below the number of chunks with text.
    `reasoning` and `answer` are our counts of the visible text.
    """
    prompt, total = _whole(heard.usage, "prompt_tokens"), _whole(heard.usage, "completion_tokens")
    if not prompt or total is None or total < heard.pieces:
        return None
    details = _part(heard.usage, "completion_tokens_details")
    thought = _whole(details, "reasoning_tokens")
    if not thought:
        thought = total if reasoning and not answer else round(total * reasoning / max(1, reasoning + answer))
    cached = _whole(_part(heard.usage, "prompt_tokens_details"), "cached_tokens") or 0
    thought = min(thought, total)
    return Usage(prompt, min(cached, prompt), thought, total - thought)


def _part(row: Any, name: str) -> Any:
    return row.get(name) if isinstance(row, dict) else None


def _whole(row: Any, name: str) -> int | None:
    value = _part(row, name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
