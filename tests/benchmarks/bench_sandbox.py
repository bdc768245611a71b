"""What a judged program costs: a test, a sandbox, a compiler run, and whether verdicts hold under load.

python -m pytest -o python_files='bench_*.py' tests/benchmarks/bench_sandbox.py -s      # alone on the machine
SANDBOX=docker ... , SANDBOX=local:landlock ...      # another backend, another tier; scripts/dockerd.sh ...
SHARE=0.1 ...                                        # a tenth of each count, for a look
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from verifiers.sandbox import Backend, Limits, Program, RunResult, backend

SHARE = float(os.environ.get("SHARE", "1"))
WORKERS = os.cpu_count() or 1
SUM = "import sys\nprint(sum(map(int, sys.stdin.read().split())))"
SUM_CPP = (
    "#include <bits/stdc++.h>\nint main() { long s = 0, n; while (std::cin >> n) s += n; std::cout << s; }"
)
INPUTS = [" ".join(map(str, range(number, number + 50))).encode() for number in range(20)]
COUNT = "n = 0\nwhile n < {n}:\n    n += 1\nprint(n)"


def count(whole: int) -> int:
    return max(2, round(whole * SHARE))


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Backend]:
    name, _, tier = os.environ.get("SANDBOX", "local").partition(":")
    made = backend(name, **({"tier": tier} if tier else {}))
    found = made.probe()
    if not found.usable:
        pytest.skip(found.reason)
    print(f"\n{name}, tier {found.tier}, {WORKERS} cores")
    yield made


def show(what: str, seconds: list[float], target: str) -> None:
    ordered = sorted(seconds)
    p90 = ordered[int(len(ordered) * 0.9)]
    print(
        f"{what}: median {1000 * statistics.median(ordered):.2f} ms, min {1000 * ordered[0]:.2f}, "
        f"p90 {1000 * p90:.2f} ({len(ordered)} times; target {target})"
    )


def cpu(sandbox: Backend) -> float:
    """CPU seconds of this process and of all its sandboxes so far; those of containers are not its own."""
    sandbox.close()  # what waits is counted once it has ended
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def machine_cpu() -> float:
    """CPU seconds that the whole machine has been busy, the kernel's own work and any daemon's included."""
    ticks = [int(field) for field in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
    return (sum(ticks) - ticks[3] - ticks[4]) / os.sysconf("SC_CLK_TCK")


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@pytest.mark.parametrize(("language", "source"), [("python", SUM), ("cpp", SUM_CPP)])
def test_a_test_in_an_open_sandbox(sandbox: Backend, language: str, source: str) -> None:
    with sandbox.open(Program(source, language)) as session:  # type: ignore[arg-type]
        session.run(INPUTS[0])
        took = [timed(lambda: session.run(INPUTS[0])) for _ in range(count(500))]
    show(f"a {language} test in an open sandbox", took, "5 ms")


def test_a_new_sandbox_to_its_first_verdict(sandbox: Backend) -> None:
    def judged() -> None:
        with sandbox.open(Program(SUM)) as session:
            took.append(time.perf_counter())
            assert session.run(INPUTS[0]).status == "ok"
            verdicts.append(time.perf_counter())

    took: list[float] = []
    verdicts: list[float] = []
    starts = []
    for _ in range(count(100)):
        starts.append(time.perf_counter())
        judged()
    ends = [*starts[1:], time.perf_counter()]
    show("opening", [b - a for a, b in zip(starts, took, strict=True)], "-")
    show(
        "a new sandbox to its first verdict", [b - a for a, b in zip(starts, verdicts, strict=True)], "60 ms"
    )
    show("the same, and closed", [b - a for a, b in zip(starts, ends, strict=True)], "-")


def test_a_thousand_solutions_of_twenty_tests(sandbox: Backend) -> None:
    def judged(number: int) -> int:
        with sandbox.open(Program(f"{SUM}\n# {number}")) as session:
            return sum(session.run(data).status == "ok" for data in INPUTS)

    judged(-1)
    solutions, target = count(1000), 90 if sandbox.name == "docker" else 60
    own, machine, began = cpu(sandbox), machine_cpu(), time.perf_counter()
    with ThreadPoolExecutor(WORKERS) as pool:
        assert sum(pool.map(judged, range(solutions))) == solutions * len(INPUTS)
    wall = time.perf_counter() - began
    own, machine = cpu(sandbox) - own, machine_cpu() - machine
    scale = 1000 / solutions
    print(
        f"{solutions} solutions x {len(INPUTS)} tests: {wall:.1f} s wall, so 1000 in {wall * scale:.1f} s "
        f"(target {target} s); CPU a solution {own * scale:.1f} ms, of the machine {machine * scale:.1f} ms"
    )


def test_compiling(sandbox: Backend) -> None:
    fresh = [f"// {uuid.uuid4()}\n{SUM_CPP}" for _ in range(count(10))]
    sandbox.open(Program(f"// {uuid.uuid4()}\n{SUM_CPP}", "cpp")).close()  # makes the precompiled header
    before = cpu(sandbox)
    took = [timed(lambda source=source: sandbox.open(Program(source, "cpp")).close()) for source in fresh]
    each = (cpu(sandbox) - before) / len(fresh)
    show("C++ compiled and opened", took, "0.6 s CPU")
    print(f"    {each:.2f} s CPU each, sandboxes included")
    sandbox.open(Program(SUM)).close()
    hits, opened = [], []
    for number in range(count(100)):  # in turn, so that both meet the same machine
        cached = Program(fresh[number % len(fresh)], "cpp")
        hits.append(timed(lambda cached=cached: sandbox.open(cached).close()))
        opened.append(timed(lambda: sandbox.open(Program(SUM)).close()))
    show("C++ from the cache, opened and closed", hits, "-")
    show("Python opened and closed", opened, "-")
    more = statistics.median(hits) - statistics.median(opened)
    print(f"    so a cache hit costs {1000 * more:+.2f} ms (target +2 ms)")


def test_verdicts_under_load(sandbox: Backend) -> None:
    """Solutions that use 60 % of their CPU limit on this machine, while four processes a core compete."""
    limits = Limits(cpu_s=1.0)
    steps = 2_000_000
    with sandbox.open(Program(COUNT.format(n=steps)), Limits(cpu_s=60)) as session:
        seconds = min(session.run().cpu_s for _ in range(5))
    program = Program(COUNT.format(n=int(steps * 0.6 * limits.cpu_s / seconds)))
    load = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(4 * WORKERS)]
    try:
        with ThreadPoolExecutor(WORKERS) as pool:

            def judged(_: int) -> RunResult:
                with sandbox.open(program, limits) as session:
                    return session.run()

            results = list(pool.map(judged, range(count(50))))
    finally:
        for process in load:
            process.kill()
            process.wait()
    flips = sum(result.status != "ok" for result in results)
    cpu, wall = [result.cpu_s for result in results], max(result.wall_s for result in results)
    waited = max(result.waited_s for result in results)
    print(
        f"{len(results)} solutions at 60 % of their limit under load: {flips} flips (target 0); "
        f"CPU {min(cpu):.2f}..{max(cpu):.2f} s of {limits.cpu_s:g}, "
        f"wall up to {wall:.1f} s, waiting for a core up to {waited:.1f} s"
    )
