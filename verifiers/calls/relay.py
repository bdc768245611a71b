"""The two kinds of test that call a program: between the sandboxes, one `Trial` a test.

`called` compares the value that a function returned. `asserted` runs a test's assertions on what the program
replied to their calls: first without any reply, to learn what the test asks; then the program performs that
in its sandbox, and after it the test judges the replies in another. So the program can neither see what is
expected of it nor write the verdict. Its limits hold for all that one test asks together.

What a test does not define itself is looked up in the program, a helper named in an assertion too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from verifiers.calls import CALLEE, TEST, script
from verifiers.calls.values import decode, encode
from verifiers.checkers import Checker
from verifiers.sandbox import Backend, CompileError, Limits, Program, RunResult, SandboxError, Session
from verifiers.trials import Job, Test, Trial, trial

TEST_LIMITS = Limits(cpu_s=10.0, memory_mb=1024)
"""For a test's assertions, which are not the program's to answer for."""
REPLY_BYTES = 4 * 2**20
"""Longest text of all replies of one run, below the limit of the output."""
MOST_ROUNDS = 20
"""Times that a test is run to find out all that it asks."""


def call_row(row: Test) -> Test:
    """`{"input", "output"}`: a list of arguments, and a value; as text, JSON with one argument a line.

    With `"argument": i` the answer is what the call made of its argument i.
    """
    given, output = row["input"], row["output"]
    if isinstance(given, str):
        given = [json.loads(line) for line in given.split("\n") if line.strip()]
    if not isinstance(given, list):
        raise ValueError(f"'input' is a list of arguments or a line of JSON for each, not {str(given)[:80]}")
    expected = json.loads(output) if isinstance(output, str) else output
    return {"arguments": encode(given), "expected": expected, "argument": row.get("argument")}


def assert_row(row: Test) -> Test:
    """`{"code"}`: Python with assertions; where the judge has an entry, it defines `check(candidate)`."""
    compile(row["code"], "<test>", "exec")
    return row


def called(job: Job) -> Iterator[Trial]:
    """Every row is one call of the entry."""
    assert not isinstance(job.checker, Checker)
    with _open(job) as session:
        for row in job.tests:
            result, replies = _perform(session, job.source, [["solve", job.entry, row["arguments"]]])
            got = why = None
            if replies is not None:
                result, got, why = _compared(result, replies[0], row, job.checker)
            yield trial(result, job.limits, got, why)


def asserted(job: Job) -> Iterator[Trial]:
    """Every row is one test, run to its first failure."""
    for row in job.tests:
        test = f"{row['code']}\n\ncheck({job.entry})\n" if job.entry else row["code"]
        operations = _first_asked(test, job.backend)  # type: ignore[arg-type]
        for _ in range(MOST_ROUNDS):
            with _open(job) as session:
                result, replies = _perform(session, job.source, operations)
            if replies is None:
                yield trial(result, job.limits)
                break
            said = _run(test, operations, replies, job.backend)
            if not said["guessed"]:
                result = _failed(result, said["failure"]) if said["raised"] else result
                yield trial(result, job.limits, why=said["failure"])
                break
            operations = said["operations"]
        else:
            raise SandboxError(f"a test asks for something new each of the {MOST_ROUNDS} times it is run")


def _open(job: Job) -> Session:
    limits = replace(job.limits, output_bytes=min(job.limits.output_bytes, REPLY_BYTES))
    return job.backend.open(Program(script(CALLEE), kind="call", entry="perform"), limits)


def _perform(session: Session, source: str, operations: list[Any]) -> tuple[RunResult, list[Any] | None]:
    """The replies of a program, or None with a result that says why there are none."""
    result = session.call([source, operations])
    if result.status != "ok":
        return result, None
    try:
        said = json.loads(result.value or "")
        if "compile_error" in said:
            raise CompileError(said["compile_error"])
        replies = list(said["replies"])
    except _UNREADABLE:
        return _failed(result, "ended without a return"), None
    return (result, replies) if len(replies) == len(operations) else (_failed(result, "lost a reply"), None)


def _compared(
    result: RunResult, reply: Any, row: Test, checker: Callable[[Any, Any], str | None]
) -> tuple[RunResult, Any, str | None]:
    """The result of a call, its answer, and what is wrong with that."""
    try:
        if "raised" in reply:
            return _failed(result, ": ".join(reply["raised"])), None, None
        place = row["argument"]
        got = decode(reply["value"] if place is None else reply["arguments"][place])
        return result, got, checker(got, row["expected"])
    except _UNREADABLE:
        return _failed(result, "the returned value cannot be read"), None, None


_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What reading a reply may raise, which a hostile program can have written itself."""


def _failed(result: RunResult, why: str) -> RunResult:
    return replace(result, status="runtime_error", stderr=f"{result.stderr}{why}\n")


def _run(test: str, asked: list[Any], replies: list[Any], backend: Backend) -> dict[str, Any]:
    """What a test says of the replies; a test that cannot cope with what the program returned has failed."""
    with backend.open(Program(script(TEST), kind="call", entry="run_test"), TEST_LIMITS) as session:
        result = session.call([test, asked, replies])
    if result.status == "ok" and result.value:
        return dict(json.loads(result.value))
    return {"guessed": False, "raised": False, "failure": f"the test ended with the status {result.status}"}


@lru_cache(maxsize=1024)
def _first_asked(test: str, backend: Any) -> list[Any]:
    """What a test asks as far as it can be known before the first reply; ValueError where it asks nothing."""
    said = _run(test, [], [], backend)
    if not said["guessed"]:
        raise ValueError(f"a test never asks the program anything: {said['failure'] or 'it simply ends'}")
    return list(said["operations"])
