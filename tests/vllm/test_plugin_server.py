"""The same plugin behind HTTP, in a process of its own: eight clients at once."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("vllm", reason="needs the environment of `make test-vllm`")

from openai import AsyncOpenAI

import zaya
from zaya.checkpoint import NAMED
from zaya.sampling import Sampling

ASKED = [
    f"Sort these integers in ascending order, repeated ones as often as they occur:\n{n} 7 {2 * n} 3"
    for n in range(10, 18)
]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of zaya1-nano on a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "vllm.entrypoints.openai.api_server", "--model", str(NAMED["nano"])]
    command += ["--served-model-name", "nano", "--port", str(port), "--enforce-eager", "--block-size", "32"]
    command += ["--max-num-batched-tokens", "96", "--kv-cache-memory-bytes", str(1 << 27)]
    command += ["--dtype", "float32"]  # else vLLM takes half precision for a checkpoint in fp32
    log = tmp_path_factory.mktemp("server") / "log"
    with log.open("w") as stream:
        server = subprocess.Popen(command, stdout=stream, stderr=subprocess.STDOUT)
    try:
        _wait(f"http://127.0.0.1:{port}/health", server, log)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.terminate()
        server.wait(30)


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(500):
        assert server.poll() is None, log.read_text()[-3000:]
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    raise AssertionError(f"no answer: {log.read_text()[-3000:]}")


async def _answers(url: str) -> list[tuple[str, str]]:
    client = AsyncOpenAI(base_url=url, api_key="none", max_retries=0)
    made = await asyncio.gather(
        *(
            client.chat.completions.create(
                model="nano",
                messages=[{"role": "user", "content": text}],
                temperature=0,
                max_tokens=120,
                extra_body={"skip_special_tokens": False},
            )
            for text in ASKED
        )
    )
    return [(answer.choices[0].message.content, answer.choices[0].finish_reason) for answer in made]


@pytest.mark.timeout(900)
def test_eight_clients_get_what_the_models_own_engine_gives(url: str, lab: SimpleNamespace) -> None:
    model, tokenizer = zaya.load("nano")
    requests = [
        zaya.Request(
            tuple(tokenizer.chat_ids([{"role": "user", "content": text}])),
            Sampling(temperature=0, max_tokens=120),
        )
        for text in ASKED
    ]
    wanted = {index: made for index, made in zaya.Engine(model, tokenizer).generate(requests)}
    answers = asyncio.run(_answers(url))
    for index, (text, reason) in enumerate(answers):
        assert (text, reason) == (wanted[index].text, wanted[index].finish_reason)
