"""The OpenAI-compatible engine and a real server: `transformers serve` with a tiny ZAYA checkpoint."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from harness.engines import Request, Sampling, make, user

NEEDED = ("transformers", "fastapi", "uvicorn", "torch")
START_SECONDS = 400.0
missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
pytestmark = [
    pytest.mark.skipif(bool(missing), reason=f"transformers serve needs {', '.join(missing)}"),
    pytest.mark.timeout(600),
]

ASK = Request((user("2+2?"),), Sampling(temperature=0.0, max_tokens=24))


@pytest.fixture
def folder(shared: Callable[[str], Path], tmp_path: Path) -> Path:
    """A checkpoint that Transformers reads as it is written.

    Transformers 5.23 sets the last balancing bias of every layer to -1 when it loads a model, whatever the
    file says; here the file says so, too.
    """
    from safetensors.torch import load_file, save_file

    made = tmp_path / "zaya"
    shutil.copytree(shared("fixtures/zaya_tiny"), made, ignore=shutil.ignore_patterns("*.safetensors"))
    weights = load_file(shared("fixtures/zaya_tiny") / "model.safetensors")
    biases = [name for name in weights if name.endswith("balancing_biases")]
    for name in biases:
        weights[name][-1] = -1.0
    assert biases
    save_file(weights, made / "model.safetensors", metadata={"format": "pt"})
    return made


@pytest.fixture
def url(folder: Path, tmp_path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log"
    offline = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path), "OMP_NUM_THREADS": "1"}
    command = "from transformers.cli.transformers import main; main()"
    options = ["--host", "127.0.0.1", "--port", str(port), "--device", "cpu"]
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", command, "serve", str(folder), *options],
            env=offline,
            stdout=out,
            stderr=out,
        )
    try:
        wait_for(f"http://127.0.0.1:{port}/health", process, log)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.terminate()
        process.wait(30)


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"transformers serve did not start: {log.read_text()[-2000:]}")


# One test, since starting the server is what costs.
async def test_a_real_server(url: str, folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    engine, direct = make(str(folder), url), make(str(folder))
    tokenizer: Any = direct.tokenizer  # type: ignore[attr-defined]
    done, again, wanted = await engine.complete(ASK), await engine.complete(ASK), await direct.complete(ASK)
    refused = await engine.complete(Request(ASK.messages, replace(ASK.sampling, top_k=3)))
    await engine.close()
    await direct.close()

    assert (done.error, done.finish_reason, wanted.finish_reason) == (None, "length", "length")
    ids = wanted.answer_ids or wanted.reasoning_ids
    assert done.text == tokenizer.decode(ids, skip_special=True) == again.text, "greedy, so the same"
    assert (done.usage.prompt, done.usage.generated) == (wanted.usage.prompt, wanted.usage.generated)
    assert engine.describe()["tokens"] == f"local:{tokenizer.vocabulary_hash}", "found by the model's name"
    assert not done.extra["counted"] and not caplog.records

    assert refused.finish_reason == "error", "it does not know top_k, and says so"
    assert "422" in str(refused.error) and "top_k" in str(refused.error)
