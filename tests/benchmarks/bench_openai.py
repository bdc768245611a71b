"""What a streamed token costs the harness: CPU time a chunk of our reader, and of the SDK's own objects.

A run with hundreds of streams waits for its server only while the reader is faster than the server writes.

make bench
"""

from __future__ import annotations

import asyncio
import importlib.util
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from harness.engines import Request, Sampling, user
from harness.engines.openai import OpenAIEngine
from harness.engines.server import Line
from harness.engines.tokens import Pieces

STREAMS, CHUNKS = 4, 1000

# Loaded by path, since no test folder is a package.
_path = Path(__file__).resolve().parents[1] / "harness" / "faulty_server.py"
_spec = importlib.util.spec_from_file_location("faulty_server", _path)
assert _spec is not None and _spec.loader is not None
faulty = sys.modules.setdefault(_spec.name, importlib.util.module_from_spec(_spec))
_spec.loader.exec_module(faulty)

ASK = Request((user("2+2?"),), Sampling(max_tokens=CHUNKS))


async def ours(url: str) -> None:
    """All streams through the engine."""
    engine = OpenAIEngine("m", Line(url), Pieces())
    done = await asyncio.gather(*(engine.complete(ASK) for _ in range(STREAMS)))
    assert all(completion.usage.generated == CHUNKS for completion in done)
    await engine.close()


async def the_sdk(url: str) -> None:
    """All streams through the SDK's chunk objects, with nothing done but to join the text."""
    from openai import AsyncOpenAI

    async def one(client: AsyncOpenAI) -> None:
        messages: Any = list(ASK.messages)
        stream: Any = await client.chat.completions.create(model="m", messages=messages, stream=True)
        text = [chunk.choices[0].delta.content or "" async for chunk in stream]
        assert len(text) > CHUNKS

    async with AsyncOpenAI(base_url=url, api_key="none") as client:
        await asyncio.gather(*(one(client) for _ in range(STREAMS)))


def microseconds(run: Callable[[str], Awaitable[None]], url: str) -> float:
    """CPU time of this thread alone: the server has a thread of its own."""

    async def timed() -> float:
        await run(url)  # what is imported and connected once
        before = time.thread_time()
        await run(url)
        return time.thread_time() - before

    return asyncio.run(timed()) / (STREAMS * CHUNKS) * 1e6


def test_cost_of_a_chunk() -> None:
    usage = {"prompt_tokens": 9, "completion_tokens": CHUNKS}
    answer = faulty.stream(*[faulty.says("word ")] * CHUNKS, faulty.ends("stop", usage))
    with faulty.FaultyServer(answer) as server:
        found = {run.__name__: microseconds(run, server.url) for run in (ours, the_sdk)}
    for name, cost in found.items():
        print(f"\n{name}: {cost:.1f} µs CPU a chunk, {1e6 / cost:,.0f} chunks/s on one core")
    assert found["ours"] < found["the_sdk"]
