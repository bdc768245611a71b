"""The judge, with real sandboxes: what is right is accepted, what is not says why, and cheats get nowhere."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from verifiers.checkers import Checker, floats
from verifiers.code import ajudge, judge, judge_completion
from verifiers.sandbox import (
    Backend,
    Capabilities,
    Limits,
    Program,
    RunResult,
    SandboxError,
    Session,
    backend,
)


@pytest.fixture(autouse=True, scope="module")
def a_sandbox() -> None:
    """Nothing here is judged on a machine without any."""
    found = backend("local").probe()
    if not found.usable:
        pytest.skip(found.reason)


SMALL = Limits(cpu_s=1.0, memory_mb=128, output_bytes=100_000)
SUMS = [{"input": f"{a} {b}\n", "output": f"{a + b}\n"} for a, b in ((1, 2), (-5, 5), (10**20, 1))]
ADD = "a, b = map(int, input().split())\n"
CPP_ADD = "#include <iostream>\nint main() { long long x, y; std::cin >> x >> y; std::cout << x + y; }"


@pytest.mark.parametrize(
    ("program", "status", "why"),
    [
        ("print(a + b)", "accepted", None),
        ("print(a - b)", "wrong_answer", "word 1 is -1, not 3"),
        ("print(a + b, file=__import__('sys').stderr)", "wrong_answer", "word 1 is missing, which is 3"),
        ("print(a + b); 1 // 0", "runtime_error", "ZeroDivisionError: "),
        ("print(a + b); exit(3)", "runtime_error", "exit code 3"),
        (
            "import ctypes; print(a + b, flush=True); ctypes.string_at(0)",
            "runtime_error",
            "killed by SIGSEGV",
        ),
        ("while True: pass", "time", "seconds"),
        ("x = [bytearray(10**6) for _ in range(10**4)]", "memory", "more than 128 MiB of memory"),
        ("print('1' * 10**6)", "output", "more than 100,000 bytes of output"),
        ("print(a + b", "compile_error", "'(' was never closed"),
    ],
)
def test_every_ending_has_its_status(sandbox: Backend, program: str, status: str, why: str | None) -> None:
    verdict = judge(ADD + program, SUMS, limits=SMALL, backend=sandbox)
    assert verdict.detail["status"] == status
    assert verdict.correct == (status == "accepted") and verdict.reward == float(verdict.correct)
    assert verdict.outcome == {"accepted": "correct", "compile_error": "unparsable"}.get(status, "wrong")
    assert why is None or why in verdict.detail["why"]
    assert verdict.detail["total"] == 3
    assert verdict.detail["passed"] == (3 if verdict.correct else 0)


def test_the_first_failure_is_shown_and_all_tests_give_credit() -> None:
    wrong_once = ADD + "print(a + b if b != 5 else 7)"
    verdict = judge(wrong_once, SUMS)
    shown = {key: verdict.detail[key] for key in ("test", "input", "expected", "got", "passed")}
    assert shown == {"test": 1, "input": "-5 5\n", "expected": "0\n", "got": "7\n", "passed": 1}
    assert verdict.partial == 0
    verdict = judge(wrong_once, SUMS, stop_at_first=False)
    assert (verdict.detail["passed"], verdict.partial, verdict.reward) == (2, 2 / 3, 0)
    assert 0 < verdict.detail["cpu_s"] < 5 and verdict.detail["memory_mb"] > 1


def test_long_texts_are_shortened() -> None:
    verdict = judge("print('x' * 50_000)", [{"input": "i" * 10**6, "output": "y" * 10**6}])
    assert all(len(str(value)) < 1000 for value in verdict.detail.values())


def test_cpp() -> None:
    assert judge(CPP_ADD, SUMS[:2], language="cpp").correct
    assert judge(CPP_ADD, SUMS, language="cpp").detail["test"] == 2  # it overflows
    broken = judge(CPP_ADD.replace(";", ""), SUMS, language="cpp")
    assert broken.detail["status"] == "compile_error" and "error" in broken.detail["why"]


IDIOMS = {
    "two lines from the buffer": "import sys\nf = sys.stdin.buffer.readline\nprint(int(f()) + int(f()))",
    "a loop over stdin": "import sys\nprint(sum(int(line) for line in sys.stdin))",
    "input, then the rest": "import sys\na = int(input())\nprint(a + int(sys.stdin.read()))",
    "a global counter": "n = 0\ndef add():\n    global n\n    n += int(input())\nadd()\nadd()\nprint(n)",
    "open(0)": "print(sum(map(int, open(0).read().split())))",
    "os.read": "import os\nprint(sum(map(int, os.read(0, 99).split())))",
    "a loop over the buffer": "import sys\nprint(sum(int(line) for line in sys.stdin.buffer))",
    "fast input": "import io, os\ninput = io.BytesIO(os.read(0, os.fstat(0).st_size)).readline\n"
    "print(int(input()) + int(input()))",
    "bytes to the buffer": "import sys\nsys.stdout.buffer.write(b'%d' % (int(input()) + int(input())))",
    "os._exit": "import os\nprint(int(input()) + int(input()), flush=True)\nos._exit(0)",
    "a float": "print(int(input()) / 4 + int(input()) / 4 * 1.0000000001)",
}


@pytest.mark.parametrize("idiom", IDIOMS)
def test_ordinary_idioms_are_accepted(idiom: str) -> None:
    expected = "1.75" if idiom == "a float" else "7"
    tests = [{"input": "3\n4\n", "output": expected}]
    assert judge(IDIOMS[idiom], tests, checker="floats").correct


WALK = """
import sys
SECRETS = "gt_out expected output outputs answer answers tests row test replies asked arguments".split()
def find():
    frame = sys._getframe()
    while frame:
        for name, value in {**frame.f_globals, **frame.f_locals}.items():
            if name in SECRETS:
                yield value
        frame = frame.f_back
"""


def test_what_is_expected_is_nowhere_in_the_programs_process(sandbox: Backend) -> None:
    """The cheat walks the frames, then the whole heap and its own descriptors, for the expected words."""
    cheat = f"""{WALK}
import gc, os
seen = repr(list(find())) + repr(gc.get_objects())
for descriptor in range(3, 64):
    try:
        seen += repr(os.pread(descriptor, 10**6, 0))
    except OSError:
        pass
print(bytes(c ^ 1 for c in b'nbs`qh').decode() in seen)
"""
    tests = [{"input": "", "output": "ocrapi"}]
    assert judge(cheat, tests, backend=sandbox).detail["got"] == "False\n"
    known = judge(f"word = 'ocra' 'pi'\n{cheat}", tests, backend=sandbox)
    assert known.detail["got"] == "True\n"  # where it is there, this cheat does find it


CHECK = "def check(candidate):\n    assert candidate(2) == 'ocrapi'\n    assert candidate(3) == 9\n"
WRITE = """
for n in range(3, 64):
    try: os.write(n, json.dumps(said).encode())
    except OSError: pass
os._exit(0)
"""
CHEATS = {
    "frames": f"{WALK}\ndef f(x): return next(find(), None)",
    "equal to all": "class All:\n    __eq__ = lambda *_: True\ndef f(x): return All()",
    "an int equal to all": "class All(int):\n    __eq__ = lambda *_: True\ndef f(x): return All()",
    "exit": "import os\ndef f(x): os._exit(0)",
    "exit at once": "raise SystemExit(0)",
    "skip": "def f(x): raise SystemExit(0)",
    "end the loop": "def f(x): raise StopIteration",
    "no assertions": "import builtins\nbuiltins.AssertionError = Exception\ndef f(x): return x",
    "own test": "import __main__\n__main__.check = lambda f: None\ndef f(x): return x",
    "forged replies": f"import json, os\nsaid = {{'replies': [{{'value': 9}}] * 3}}\n{WRITE}",
    "too few replies": f"import json, os\nsaid = {{'replies': []}}\n{WRITE}",
    "forged verdict": f"import json, os\nsaid = {{'guessed': 0, 'failure': None, 'raised': 0}}\n{WRITE}",
    "no end": "def f(x): return f(x)",
}


@pytest.mark.parametrize("cheat", CHEATS)
def test_no_cheat_passes(cheat: str) -> None:
    ask = partial(judge, CHEATS[cheat], entry="f", limits=Limits(cpu_s=2.0, memory_mb=128))
    for verdict in (
        ask([{"code": CHECK}], kind="assert"),
        ask([{"input": [2], "output": '"ocrapi"'}], kind="call"),
    ):
        assert verdict.reward == 0 and verdict.detail["status"] != "accepted"


def test_assertions() -> None:
    ask = partial(judge, kind="assert")
    tests = [{"code": "def check(c):\n    assert c([1, 2]) == (2, 1)\n    assert c([]) == ()\n"}]
    assert ask("def f(a): return tuple(a[::-1])", tests, entry="f").correct
    assert ask("class Solution:\n def f(self, a): return tuple(a[::-1])", tests, entry="Solution().f").correct
    verdict = ask("def f(a): return tuple(a)", tests, entry="f")
    assert verdict.detail["why"] == "assert c([1, 2]) == (2, 1)"
    assert ask("def f(a): return a[0]", tests, entry="f").detail["status"] == "wrong_answer"
    assert ask("def f(a): return a[2]", tests, entry="f").detail["status"] == "runtime_error"
    assert ask("def f(a) return a", tests, entry="f").detail["status"] == "compile_error"
    assert ask("def g(a): return a", tests, entry="f").detail["why"].endswith("does not define 'f'")
    assert (
        ask("import time\ndef f(a):\n while 1: pass", tests, entry="f", limits=SMALL).detail["status"]
        == "time"
    )
    eaten = "def f(a): return [bytearray(10**6) for _ in range(10**4)]"
    assert ask(eaten, tests, entry="f", limits=SMALL).detail["status"] == "memory"
    plain = [{"code": "assert f(1) == 2"}, {"code": "assert f(2) == 4"}, {"code": "assert f(3) == 6"}]
    assert ask("def f(x): return x * 2", plain).detail["passed"] == 3
    assert ask("def f(x): return 2 if x < 2 else 6", plain, stop_at_first=False).partial == 2 / 3


def test_calls() -> None:
    ask = partial(judge, kind="call", entry="twoSum")
    tests = [{"input": "[2, 7, 11, 15]\n9", "output": "[0, 1]"}, {"input": [[3, 3], 6], "output": [0, 1]}]
    solution = """
class Solution:
    def twoSum(self, nums: List[int], target: int) -> List[int]:
        seen = {}
        for i, n in enumerate(nums):
            if target - n in seen:
                return (seen[target - n], i)
            seen[n] = i
"""
    assert ask(solution, tests).correct
    verdict = ask(solution.replace("return (seen[target - n], i)", "return [i, seen[target - n]]"), tests)
    assert (verdict.detail["got"], verdict.detail["expected"]) == ("[1, 0]", "[0, 1]")
    assert ask(solution.replace("(seen", "[][seen"), tests).detail["status"] == "compile_error"
    assert ask(solution.replace("twoSum", "two_sum"), tests).detail["status"] == "runtime_error"
    assert ask("def twoSum(a, b): return float('nan')", tests).detail["status"] == "wrong_answer"
    quoted = [{"input": '"a\u2028b"\n\n3\n', "output": '"a\u2028ba\u2028ba\u2028b"'}]
    assert judge("def f(text, n): return text * n", quoted, kind="call", entry="f").correct
    in_place = [{"input": [[1, 2, 3]], "output": [3, 2, 1], "argument": 0}]
    assert judge("def r(a): a.reverse()", in_place, kind="call", entry="r").correct
    assert not judge("def r(a): return a[::-1]", in_place, kind="call", entry="r").correct


PYTHON_CHECKER = """
def check(input, output, expected):
    a, b = map(int, output.split())
    return True if a + b == int(input) else f"{a} and {b} do not make {int(input)}"
"""
CPP_CHECKER = """
#include "mine.h"
int main(int count, char** name) {
    std::ifstream input(name[1]), output(name[2]), answer(name[3]);
    long long sum, a, b, known;
    input >> sum; answer >> known;
    if (known != 2) return 3;
    if (!(output >> a >> b)) return 2;
    if (a + b == sum) return 0;
    std::cerr << a << " and " << b << " do not make " << sum;
    return 1;
}
"""
CHECKERS = {
    "python": Checker(PYTHON_CHECKER),
    "cpp": Checker(CPP_CHECKER, "cpp", headers={"mine.h": "#include <fstream>\n#include <iostream>\n"}),
}


@pytest.mark.parametrize("name", CHECKERS)
def test_a_checker_of_the_users_own(name: str) -> None:
    tests = [{"input": "10", "output": "2"}, {"input": "7", "output": "2"}]
    ask = partial(judge, tests=tests, checker=CHECKERS[name])
    assert ask("n = int(input())\nprint(3, n - 3)").correct
    verdict = ask("n = int(input())\nprint(3, 7)")
    assert (verdict.detail["test"], verdict.detail["why"]) == (1, "3 and 7 do not make 7")
    verdict = ask("n = int(input())\nassert n != 10\nprint(0, n)", stop_at_first=False)
    assert (verdict.detail["status"], verdict.partial) == ("runtime_error", 0.5)
    unread = ask("print('x')")
    assert unread.reward is None if name == "python" else unread.detail["why"] == "badly formatted"


@pytest.mark.parametrize(
    "checker",
    [
        Checker("def check(input, output, expected): return None"),
        Checker("def check(input, output, expected): return 1 // 0"),
        Checker("def check(input, output, expected):\n while True: pass"),
        Checker("int main() { return 3; }", "cpp"),
        Checker("int main() { return *(volatile int*)0; }", "cpp"),
    ],
)
def test_a_checker_that_fails_scores_nobody(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifiers.trials.CHECKER_LIMITS", SMALL)
    verdict = judge("print(1)", SUMS, checker=checker)
    assert (verdict.outcome, verdict.reward) == ("error", None)


def test_settings_that_cannot_be_are_the_callers_fault() -> None:
    for settings, says in (
        ({"kind": "guess"}, "there are: stdin, call, assert"),
        ({"checker": "fuzzy"}, "there are: tokens, exact"),
        ({"kind": "call"}, "need the entry"),
        ({"kind": "call", "entry": "f", "language": "cpp"}, "programs in Python"),
        ({"kind": "call", "entry": "f", "checker": "lines"}, "there are: tokens, exact, floats, unordered"),
        ({"backend": "cloud"}, "there are: local"),
        ({"checker": Checker("def check(:")}, "the checker does not compile"),
    ):
        with pytest.raises(ValueError, match=says):
            judge("print(3)", [{"input": "1", "output": "3"}], **settings)  # type: ignore[arg-type]
    for kind, row, says in (
        ("stdin", {"input": "1"}, "test 0 has no 'output'"),
        ("stdin", {"input": 1, "output": "1"}, "test 0 cannot be read"),
        ("call", {"input": "[1", "output": "1"}, "test 0 cannot be read"),
        ("call", {"input": {"a": 1}, "output": "1"}, "a list of arguments"),
        ("assert", {"code": "assert f(1) ="}, "test 0 cannot be read"),
        ("assert", {"code": "assert True"}, "never asks the program"),
        ("assert", {"code": "import nothing\nf(1)"}, "No module named 'nothing'"),
    ):
        with pytest.raises(ValueError, match=says):
            judge("def f(x): return x", [row], kind=kind, entry="f" if kind == "call" else None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="without any test"):
        judge("print(3)", [])


def test_a_checker_may_be_a_function() -> None:
    strict = partial(floats, absolute=1e-9, relative=0)
    tests = [{"input": "", "output": "0.5"}]
    assert judge("print(0.5000001)", tests, checker="floats").correct
    assert not judge("print(0.5000001)", tests, checker=strict).correct


def test_a_completion_is_cut_first() -> None:
    tests = SUMS[:1]
    assert judge_completion(f"Here:\n```python\n{ADD}print(a + b)\n```", tests).correct
    assert judge_completion(f"```cpp\n{CPP_ADD}\n```", tests).correct
    assert judge_completion(f"```cpp\n{CPP_ADD}\n```", tests, language="cpp20").correct
    asked_for_python = judge_completion(f"```cpp\n{CPP_ADD}\n```", tests, language="python")
    assert (asked_for_python.outcome, asked_for_python.reward) == ("missing", 0)
    assert judge_completion(f"<think>```python\n{ADD}print(a + b)\n```", tests).outcome == "missing"
    assert (
        judge_completion(f"```python\n{ADD}print(a + b)\n```", tests, in_reasoning=True).outcome == "missing"
    )
    text = "```python\ndef f(x): return x\n```\nTry it:\n```python\nprint(f(1))\n```"
    assert judge_completion(text, [{"input": [1], "output": 1}], kind="call", entry="f").correct


async def test_many_judgements_in_an_event_loop() -> None:
    verdicts = await asyncio.gather(
        *(ajudge(f"print({n % 3})", [{"input": "", "output": "1"}]) for n in range(12))
    )
    assert [verdict.correct for verdict in verdicts] == [n % 3 == 1 for n in range(12)]


class Flaky:
    """A backend whose sandboxes fail `failures` times before they work."""

    name = "flaky"

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.opened = self.closed = 0

    def open(self, program: Program, limits: Limits = SMALL) -> Session:
        self.opened += 1
        return self

    def run(self, stdin: bytes = b"", **_: Any) -> RunResult:
        self.failures -= 1
        if self.failures >= 0:
            raise SandboxError("the runner is gone")
        return RunResult("ok", 0, stdout=b"3")

    call = run  # type: ignore[assignment]

    def close(self) -> None:
        self.closed += 1

    def __enter__(self) -> Flaky:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def probe(self) -> Capabilities:
        raise NotImplementedError


@pytest.fixture
def three() -> Iterator[list[dict[str, str]]]:
    yield [{"input": "", "output": "3"}] * 2


def test_a_failure_of_ours_is_tried_again_in_a_fresh_sandbox_and_never_scored(
    three: list[dict[str, str]],
) -> None:
    once, always = Flaky(1), Flaky(99)
    assert judge("", three, backend=once).correct
    assert (once.opened, once.closed) == (2, 2)
    verdict = judge("", three, backend=always)
    assert (verdict.outcome, verdict.reward, verdict.detail["why"]) == ("error", None, "the runner is gone")
    assert (always.opened, always.closed) == (2, 2)


def test_a_sandbox_is_closed_at_the_first_failure() -> None:
    fine = Flaky(0)
    assert not judge("", [{"input": "", "output": "4"}] * 3, backend=fine).correct
    assert (fine.opened, fine.closed, fine.failures) == (1, 1, -1)
