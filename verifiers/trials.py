"""A program on tests that feed its standard input and read its standard output, one `Trial` each.

Output is checked here, outside; only a checker that is a program gets a sandbox, and one of its own: the
expected output is in it, the judged program is not, and no two sandboxes are held at once.
"""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from verifiers.checkers import Checker
from verifiers.sandbox import Backend, CompileError, Limits, Program, RunResult, SandboxError, Session
from verifiers.sandbox.protocol import Language

Status = Literal["accepted", "wrong_answer", "time", "memory", "output", "runtime_error", "compile_error"]
Test = Mapping[str, Any]

CHECKER_LIMITS = Limits(cpu_s=10.0, memory_mb=1024)
HELD_BYTES = 32 * 2**20
"""Output that waits for a checker at most before the program's sandbox is closed."""
TESTLIB_WRONG = {
    1: "wrong answer",
    2: "badly formatted",
    4: "more output than there should be",
    8: "ends early",
}
"""Exit codes of a testlib checker that blame the output."""


class CheckerFailed(SandboxError):
    """A checker could not judge: never scored."""


@dataclass(frozen=True, slots=True)
class Job:
    """A program and its tests, every field as `verifiers.code.judge` takes it."""

    source: str
    tests: Sequence[Test]
    language: Language
    entry: str | None
    checker: Callable[[Any, Any], str | None] | Checker
    limits: Limits
    backend: Backend


@dataclass(frozen=True, slots=True)
class Trial:
    """How a program did on one test."""

    status: Status
    why: str | None
    """None where it was accepted."""
    got: Any
    """What it printed or returned."""
    cpu_s: float
    memory_mb: float
    stderr: str


def trial(result: RunResult, limits: Limits, got: Any = None, why: str | None = None) -> Trial:
    """The trial of a run: by its status, and where that is ok by `why` the answer is wrong."""
    status: Status
    if result.status == "ok":
        status = "wrong_answer" if why else "accepted"
    else:
        status, why = result.status, why or _reason(result, limits)
    return Trial(status, why, got, result.cpu_s, result.peak_mb, result.stderr)


def stdin_row(row: Test) -> Test:
    """`{"input", "output"}` of text."""
    return {"input": row["input"].encode(), "output": row["output"].encode()}


def stdin(job: Job) -> Iterator[Trial]:
    """Every row is one start of the program."""
    if isinstance(job.checker, Checker):
        yield from _checked_by_program(job, job.checker)
        return
    for row, result in _runs(job, job.tests):
        why = job.checker(result.stdout, row["output"]) if result.status == "ok" else None
        yield trial(result, job.limits, result.stdout, why)


def _runs(job: Job, tests: Sequence[Test]) -> Iterator[tuple[Test, RunResult]]:
    with job.backend.open(Program(job.source, job.language), job.limits) as session:
        for row in tests:
            yield row, session.run(row["input"])


def _checked_by_program(job: Job, checker: Checker) -> Iterator[Trial]:
    """As many tests at a time as their output may wait for, up to the first that does not end well."""
    done = 0
    while done < len(job.tests):
        held: list[tuple[Test, RunResult]] = []
        for row, result in _runs(job, job.tests[done:]):
            held.append((row, result))
            if result.status != "ok" or sum(len(r.stdout) for _, r in held) > HELD_BYTES:
                break
        complaints = _complaints(job, checker, [(row, r) for row, r in held if r.status == "ok"])
        for _, result in held:
            why = next(complaints) if result.status == "ok" else None
            yield trial(result, job.limits, result.stdout, why)
        done += len(held)


def _complaints(job: Job, checker: Checker, runs: list[tuple[Test, RunResult]]) -> Iterator[str | None]:
    """What the checker finds wrong with each output."""
    try:
        with job.backend.open(checker.program, CHECKER_LIMITS) as session:
            for row, result in runs:
                files = {"input": row["input"], "output": result.stdout, "answer": row["output"]}
                yield _complaint(session, checker, files)
    except CompileError as problem:
        raise ValueError(f"the checker does not compile: {problem}") from None


def _complaint(session: Session, checker: Checker, files: dict[str, bytes]) -> str | None:
    if checker.language == "python":
        result = session.call([text.decode(errors="replace") for text in files.values()])
        said = json.loads(result.value or "null") if result.status == "ok" else None
        if isinstance(said, bool | str):
            return None if said is True else said or "not accepted by the checker"
    else:
        result = session.run(argv=list(files), files=files)
        if result.status == "ok":
            return None
        if result.status == "runtime_error" and result.exit_code in TESTLIB_WRONG:
            return result.stderr.strip() or TESTLIB_WRONG[result.exit_code]
    raise CheckerFailed(f"the checker failed: {_reason(result, CHECKER_LIMITS)}")


def _reason(result: RunResult, limits: Limits) -> str:
    if result.status == "time":
        waited = "wall" in result.flags
        return f"{result.wall_s:.2f} wall seconds" if waited else f"more than {limits.cpu_s:g} CPU seconds"
    if result.status == "memory":
        return f"more than {limits.memory_mb} MiB of memory"
    if result.status == "output":
        return f"more than {limits.output_bytes:,} bytes of output"
    if result.signal:
        return f"killed by {signal.Signals(result.signal).name}"
    said = result.stderr.strip().splitlines()
    return said[-1] if said else f"exit code {result.exit_code}"
