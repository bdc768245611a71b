"""Is this program right? Programs against test cases, run in a sandbox, judged outside of it.

Tests are rows, of three kinds:

- `stdin` starts the program: `{"input": TEXT, "output": TEXT}`;
- `call` calls `entry`, a function or a method of `Solution`: `{"input": [ARGUMENTS], "output": VALUE}`, or
  both as JSON text with one argument a line, as LiveCodeBench stores them; with `"argument": 0` the answer is
  what the call made of its argument 0;
- `assert` runs assertions that call the program: `{"code": PYTHON}`, and after it `check(entry)` where there
  is an entry. They run in another sandbox than the program, which sees their calls and nothing else.

    >>> judge("print(sum(map(int, input().split())))", [{"input": "1 2", "output": "3"}]).reward
    1.0
    >>> judge("def f(x): return x", [{"input": [1], "output": 2}], kind="call", entry="f").detail["status"]
    'wrong_answer'
    >>> judge_completion("```cpp\\nint main() {}\\n```", [{"input": "", "output": "1"}]).detail["why"]
    'word 1 is missing, which is 1'
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import cache, partial
from typing import Any, Literal, NamedTuple

from verifiers.calls.compare import VALUE_CHECKERS
from verifiers.calls.relay import assert_row, asserted, call_row, called
from verifiers.checkers import CHECKERS, Checker
from verifiers.programs import cut
from verifiers.sandbox import Backend, CompileError, Limits, SandboxError
from verifiers.sandbox import backend as find_backend
from verifiers.sandbox.protocol import Language
from verifiers.trials import Job, Trial, stdin, stdin_row
from verifiers.verdict import Verdict, correct, error, missing, unparsable, wrong
from verifiers.workers import worker_count

Kind = Literal["stdin", "call", "assert"]
AnyChecker = str | Checker | Callable[[Any, Any], str | None]
USUAL_LIMITS = Limits()
SHOWN = 300
"""Characters of an input, output or message that a verdict's detail shows."""


class _Way(NamedTuple):
    """How one kind of test is read, run and checked."""

    row: Callable[[Mapping[str, Any]], Mapping[str, Any]]
    run: Callable[[Job], Iterator[Trial]]
    checkers: Mapping[str, Callable[[Any, Any], str | None]]


_WAYS: dict[str, _Way] = {
    "stdin": _Way(stdin_row, stdin, CHECKERS),
    "call": _Way(call_row, called, VALUE_CHECKERS),
    "assert": _Way(assert_row, asserted, {"tokens": lambda value, expected: None}),
}


def judge(
    source: str,
    tests: Sequence[Mapping[str, Any]],
    *,
    language: Language = "python",
    kind: Kind = "stdin",
    entry: str | None = None,
    checker: AnyChecker = "tokens",
    limits: Limits = USUAL_LIMITS,
    backend: str | Backend = "local",
    stop_at_first: bool = True,
) -> Verdict:
    """Run a program on tests and judge it, from any thread; `limits` hold for each test.

    Reward 1 where every test is accepted, else 0; None with outcome "error" where the sandbox or a checker
    failed twice. `partial` is the share of accepted tests where all are run, else 0 or 1. `detail` has the
    `status` (accepted, wrong_answer, time, memory, output, runtime_error, compile_error), `passed` and
    `total`, the largest `cpu_s` and `memory_mb` of a test, and for the first test that failed its index
    `test`, `why`, its `input`, `expected` and `got`, shortened, and the end of `stderr`. ValueError for tests
    or settings that cannot be: those are never the program's fault.
    """
    way = _way(kind, language, entry, checker)
    if not tests:
        raise ValueError("a program cannot be judged without any test")
    job = Job(
        source=source,
        tests=[_row(way, place, row) for place, row in enumerate(tests)],
        language=language,
        entry=entry,
        checker=way.checkers[checker] if isinstance(checker, str) else checker,
        limits=limits,
        backend=find_backend(backend) if isinstance(backend, str) else backend,
    )
    try:
        try:
            trials = _trials(way, job, stop_at_first)
        except SandboxError:
            trials = _trials(way, job, stop_at_first)  # once more, in a fresh sandbox
    except SandboxError as failure:
        return error(str(failure), source)
    except CompileError as failure:
        why = _shortened(str(failure))
        return unparsable(source, status="compile_error", why=why, passed=0, total=len(tests))
    return _verdict(source, tests, trials, stop_at_first)


async def ajudge(source: str, tests: Sequence[Mapping[str, Any]], **settings: Any) -> Verdict:
    """`judge` for an event loop: it waits in a thread of the judge's own."""
    work = partial(judge, source, tests, **settings)
    return await asyncio.get_running_loop().run_in_executor(_threads(), work)


def judge_completion(
    text: str,
    tests: Sequence[Mapping[str, Any]],
    *,
    language: Language | None = None,
    in_reasoning: bool = False,
    **settings: Any,
) -> Verdict:
    """Cut the program out of a completion (`verifiers.programs`) and judge it; outcome "missing" without one.

    `language` is the one that was asked for; None judges the program in the language it is written in.
    """
    kind, entry = settings.get("kind", "stdin"), settings.get("entry")
    wanted = "python" if kind != "stdin" else language and ("python" if language == "python" else "cpp")
    defines = None if entry is None else entry.rpartition(".")[2]
    program = cut(text, wanted, defines=defines, in_reasoning=in_reasoning)
    if program is None:
        return missing(why="no program was found in the completion")
    spoken = language if language and language.startswith(program.language) else program.language
    return judge(program.source, tests, language=spoken, **settings)


async def ajudge_completion(text: str, tests: Sequence[Mapping[str, Any]], **settings: Any) -> Verdict:
    """`judge_completion` for an event loop."""
    work = partial(judge_completion, text, tests, **settings)
    return await asyncio.get_running_loop().run_in_executor(_threads(), work)


def _way(kind: str, language: str, entry: str | None, checker: AnyChecker) -> _Way:
    """The way of judging, once the settings go together."""
    if kind not in _WAYS:
        raise ValueError(f"unknown kind of test {kind!r}; there are: {', '.join(_WAYS)}")
    way = _WAYS[kind]
    if kind == "call" and not entry:
        raise ValueError("tests of kind 'call' need the entry, the name of what they call")
    if kind != "stdin" and language != "python":
        raise ValueError(f"tests of kind {kind!r} are for programs in Python, not {language!r}")
    if kind != "stdin" and isinstance(checker, Checker):
        raise ValueError("a checker program reads what was printed: it needs tests of kind 'stdin'")
    if isinstance(checker, str) and checker not in way.checkers:
        raise ValueError(
            f"unknown checker {checker!r} for kind {kind!r}; there are: {', '.join(way.checkers)}"
        )
    return way


def _row(way: _Way, place: int, row: Mapping[str, Any]) -> Mapping[str, Any]:
    try:
        return way.row(row)
    except KeyError as lacking:
        raise ValueError(f"test {place} has no {lacking}") from None
    except (ValueError, TypeError, AttributeError, SyntaxError) as problem:
        raise ValueError(f"test {place} cannot be read: {problem}") from None


def _trials(way: _Way, job: Job, stop_at_first: bool) -> list[Trial]:
    trials: list[Trial] = []
    with closing(way.run(job)) as running:  # type: ignore[type-var]
        for trial in running:
            trials.append(trial)
            if stop_at_first and trial.status != "accepted":
                break
    return trials


def _verdict(
    source: str, tests: Sequence[Mapping[str, Any]], trials: list[Trial], stop_at_first: bool
) -> Verdict:
    failed = next((place for place, trial in enumerate(trials) if trial.status != "accepted"), None)
    passed = sum(trial.status == "accepted" for trial in trials)
    counts = {
        "passed": passed,
        "total": len(tests),
        "cpu_s": round(max(trial.cpu_s for trial in trials), 4),
        "memory_mb": round(max(trial.memory_mb for trial in trials), 1),
    }
    if failed is None:
        return correct(source, status="accepted", **counts)
    trial, row = trials[failed], tests[failed]
    shown = {
        "why": trial.why,
        "input": row.get("input", row.get("code")),
        "expected": row.get("output"),
        "got": trial.got,
        "stderr": trial.stderr[-SHOWN:],
    }
    return wrong(
        source,
        partial=0.0 if stop_at_first else passed / len(tests),
        status=trial.status,
        test=failed,
        **counts,
        **{name: _shortened(value) for name, value in shown.items() if value not in (None, "")},
    )


def _shortened(value: Any) -> str:
    """The text of a value, cut off where it is long."""
    text = value[: 4 * SHOWN].decode(errors="replace") if isinstance(value, bytes) else str(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(worker_count(), thread_name_prefix="judge")
