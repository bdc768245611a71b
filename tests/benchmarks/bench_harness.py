"""What the harness itself costs: completions a second of CPU, memory, beside inspect-ai, around zaya1-nano.

make bench                 # 2,000 completions
SOAK=1 make bench          # 100,000
INSPECT_PYTHON=/other/venv/bin/python make bench        # an interpreter with inspect-ai and our dependencies

The engine of the first benchmark answers at once, so all that is measured is ours: sampling, store, judge,
table. The second asks a server on this machine, that answers at once, the same problems through the harness
and through inspect-ai, both with that interpreter (skipped where none is named). The third compares
zaya1-nano's tokens a second in a run, with and without what comes before its first request, with those of its
bare engine on the same requests.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOAK = bool(os.environ.get("SOAK"))
COMPLETIONS, K = (100_000, 100) if SOAK else (2_000, 100)
PER_SECOND, GROWTH = 2_000, 64
"""Aims: completions a second of CPU; megabytes by which 98 % of the completions may raise the peak."""

PRELUDE = """
import asyncio, collections, json, pathlib, re, sys, time
sys.path[:0] = [{root!r}, {root!r} + "/tests/harness"]
from harness.benchmarks import Selection
from harness.evaluation import evaluate, execute, plan
def peak():
    # Not ru_maxrss, which starts with the peak of the process that this one was started from.
    return int(re.search("VmHWM:\\s*(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) / 1024
"""

OVERHEAD = """
from simulated import Simulated, references
from harness.progress import Silent
folder, problems, k = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
small = plan("rlve/sorting", selection=Selection(limit=2), k=2)  # imports are another benchmark's
asyncio.run(execute(small, Simulated(references(small)), folder + "-warm")).report()
made = plan("rlve/sorting", selection=Selection(limit=problems), k=k)
said = " ".join(f"w{i}" for i in range(30)), "<answer> 1 2 3 </answer>"
engine = Simulated(references(made), tell=lambda prompt, rng: said)
engine.requests = collections.deque(maxlen=0)
class Watching(Silent):
    seen, early = 0, 0.0
    def member(self, arm, member, fresh):
        self.seen += 1
        if self.seen == problems * k // 50:
            self.early = peak()
watcher = Watching()
start, clock = time.process_time(), time.perf_counter()
run = asyncio.run(execute(made, engine, folder, watcher=watcher))
ran, late = time.process_time() - start, peak()
assert len(run.report()["rows"]) == 1
total, wall = time.process_time() - start, time.perf_counter() - clock
print(json.dumps(dict(run=ran, total=total, wall=wall, early=watcher.early, late=late, report=peak())))
"""

AGAINST_SERVER = """
folder, url, problems, k = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
evaluate("rlve/sorting", model="m", base_url=url, out=folder, limit=problems, k=k, final=64, concurrency=32)
"""

INSPECT = """
folder, url, problems, k = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
from inspect_ai import Task, eval
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import get_model
from inspect_ai.scorer import match
from inspect_ai.solver import generate
(_, items), = plan("rlve/sorting", selection=Selection(limit=problems)).benches
samples = [Sample(input=item.prompt, target=item.problem.reference()) for item in items]
task = Task(dataset=MemoryDataset(samples), solver=generate(), scorer=match())
model = get_model("openai/m", base_url=url, api_key="none", responses_api=False)
logs = eval(task, model=model, epochs=k, max_connections=32, max_tokens=64, log_dir=folder, display="none")
assert logs[0].status == "success", logs[0].error
"""

NANO = """
from harness.engines import make
from harness.engines.protocol import Request, user
from harness.ttc.population import Spot, sampling
folder, problems, k = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
made = plan("rlve/sorting", "nano", selection=Selection(limit=problems), k=k)
(row, items), = made.benches
(arm,) = made.arms
settings = arm.settings(row.sampling)
requests = [
    Request((user(item.prompt),), sampling(item, settings, 0, Spot(0, i), settings.final))
    for item in items for i in range(k)
]
async def bare(engine):
    return await asyncio.gather(*map(engine.complete, requests))
class Begun:
    # An engine that knows when it was first asked: what a run does before, it does once.
    at = None
    def __init__(self, engine):
        self.engine = engine
    def __getattr__(self, name):
        return getattr(self.engine, name)
    async def complete(self, request):
        self.at = self.at or time.perf_counter()
        return await self.engine.complete(request)
async def main():
    engine = make("nano")
    await engine.complete(requests[0])
    start = time.perf_counter()
    done = await bare(engine)
    alone = time.perf_counter() - start
    tokens = sum(c.usage.generated for c in done)
    begun, start = Begun(engine), time.perf_counter()
    run = await execute(made, begun, folder)
    end = time.perf_counter()
    inside, asking = end - start, end - begun.at
    await engine.close()
    frame = run.frame()
    assert int((frame.reasoning_tokens + frame.answer_tokens).sum()) == tokens
    print(json.dumps(dict(alone=tokens / alone, inside=tokens / inside, asking=tokens / asking)))
asyncio.run(main())
"""

SERVER = """
import json, sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
TEXT, USAGE = "<answer> 1 </answer>", {"prompt_tokens": 50, "completion_tokens": 5, "total_tokens": 55}
HEAD = {"id": "c", "created": 0, "model": "m"}
class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    def log_message(self, *_): pass
    def say(self, body, kind="application/json"):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def do_GET(self):
        self.say(json.dumps({"object": "list", "data": [{"id": "m", "object": "model"}]}).encode())
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if "messages" not in asked:
            self.send_error(404)
        elif asked.get("stream"):
            delta = {"index": 0, "delta": {"role": "assistant", "content": TEXT}, "finish_reason": "stop"}
            chunks = [{"choices": [delta]}, {"choices": [], "usage": USAGE}]
            rows = [f"data: {json.dumps({**HEAD, 'object': 'chat.completion.chunk', **c})}" for c in chunks]
            self.say("\\n\\n".join([*rows, "data: [DONE]", ""]).encode(), "text/event-stream")
        else:
            choice = {"index": 0, "message": {"role": "assistant", "content": TEXT}, "finish_reason": "stop"}
            body = {**HEAD, "object": "chat.completion", "choices": [choice], "usage": USAGE}
            self.say(json.dumps(body).encode())
class Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True
server = Server(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""


def run(script: str, *arguments: object, python: str = sys.executable) -> tuple[dict[str, Any], float]:
    """What a script in a process of its own prints last, as JSON, and its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [python, "-c", PRELUDE.format(root=str(ROOT)) + script, *map(str, arguments)],
        check=True,
        capture_output=True,
        text=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    return (json.loads(lines[-1]) if lines else {}), cpu


def test_overhead(tmp_path: Path) -> None:
    told, _ = run(OVERHEAD, tmp_path / "run", COMPLETIONS // K, K)
    growth = told["late"] - told["early"]
    pace = COMPLETIONS / told["total"]
    print(
        f"\n{COMPLETIONS:,} completions at no latency: {pace:,.0f} a second of CPU "
        f"({COMPLETIONS / told['run']:,.0f} without the report), {COMPLETIONS / told['wall']:,.0f} by the "
        f"clock, in process on {len(os.sched_getaffinity(0))} cores; peak memory {told['early']:.0f} MB "
        f"after 2 %, {told['late']:.0f} MB after all, {told['report']:.0f} MB with the report"
    )
    assert growth < GROWTH
    assert pace >= PER_SECOND


def test_beside_inspect_ai(tmp_path: Path) -> None:
    python = os.environ.get("INSPECT_PYTHON")
    if python is None:
        pytest.skip("INSPECT_PYTHON names no interpreter with inspect-ai and the dependencies of the harness")
    server = subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        url = f"http://127.0.0.1:{int(server.stdout.readline())}/v1"
        costs: dict[str, float] = {}
        for name, script in (("harness", AGAINST_SERVER), ("inspect-ai", INSPECT)):
            problems = 1_000 // K
            _, least = run(script, tmp_path / f"{name}-start", url, 1, 1, python=python)
            start = time.perf_counter()
            _, cpu = run(script, tmp_path / name, url, problems, K, python=python)
            costs[name] = (cpu - least) / (problems * K)
            print(
                f"\n{name}: {1 / costs[name]:,.0f} completions a second of CPU, {least:.1f} s to start; "
                f"{problems * K} completions in {time.perf_counter() - start:.1f} s by the clock"
            )
    finally:
        server.kill()
        server.wait()
    print(f"inspect-ai takes {costs['inspect-ai'] / costs['harness']:.1f} times the CPU of a completion")
    assert costs["harness"] <= costs["inspect-ai"]


def test_around_nano(tmp_path: Path) -> None:
    told, _ = run(NANO, tmp_path / "run", 16, 16)
    inside, asking = (told[name] / told["alone"] for name in ("inside", "asking"))
    print(
        f"\nzaya1-nano: {told['alone']:,.0f} tokens/s alone, {told['inside']:,.0f} in a run ({inside:.0%}), "
        f"{told['asking']:,.0f} from its first request on ({asking:.0%})"
    )
