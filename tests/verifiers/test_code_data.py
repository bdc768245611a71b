"""References of public sets are accepted; of a changed reference the judge says what a plain run of it says.

CI takes a part of each set, SOAK=1 takes all. Every reference of the two sets is right by its own assertions.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from verifiers.code import judge
from verifiers.sandbox import Limits, backend
from verifiers.verdict import Verdict

SOAK = bool(os.environ.get("SOAK"))
STEP = 1 if SOAK else 14
MUTANTS = 5 if SOAK else 2
LIMITS = Limits(cpu_s=4.0)
Shared = Callable[[str], Path]


@pytest.fixture(autouse=True, scope="module")
def a_sandbox() -> None:
    """Nothing here is judged on a machine without any."""
    found = backend("local").probe()
    if not found.usable:
        pytest.skip(found.reason)


def problem(shared: Shared, name: str, row: int) -> dict[str, Any]:
    """One row of a set."""
    with open(shared(f"data/{name}.jsonl"), encoding="utf-8") as file:
        found: dict[str, Any] = json.loads(next(islice(file, row, None)))
    return found


def assertions(row: dict[str, Any]) -> tuple[str, str, str | None]:
    """A row's reference, the code of its test, and the entry that this checks."""
    if "entry_point" in row:
        return row["problem"] + row["answer"], row["test"], row["entry_point"]
    return row["answer"], row["tests"]["functional"], None


SWAPS: dict[type, type] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Mod: ast.FloorDiv,
    ast.And: ast.Or,
    ast.Or: ast.And,
}


def mutants(source: str) -> Iterator[str]:
    """The program with one operator changed, once for each that can be."""
    for place in range(len(list(ast.walk(ast.parse(source))))):
        tree = ast.parse(source)
        node = list(ast.walk(tree))[place]
        if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
            node.ops[0] = SWAPS[type(node.ops[0])]()
        elif isinstance(node, ast.BinOp | ast.BoolOp) and type(node.op) in SWAPS:
            node.op = SWAPS[type(node.op)]()
        else:
            continue
        yield ast.unparse(tree)


def nothing_returned(source: str) -> str:
    """The program with every `return` empty."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Return):
            node.value = None
    return ast.unparse(tree)


PLAIN = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
resource.setrlimit(resource.RLIMIT_CPU, (6, 6))
from typing import *; from itertools import *; from functools import *; from heapq import *
from bisect import *; from collections import *; from math import inf, gcd, sqrt, ceil, comb; import math
exec(sys.stdin.read())
"""


def passes_plainly(source: str, test: str, entry: str | None) -> bool:
    """Whether the test's assertions hold with the program in one ordinary process."""
    program = f"{source}\n{test}\n" + (f"check({entry})\n" if entry else "")
    command = [sys.executable, "-I", "-c", PLAIN]
    ran = subprocess.run(command, input=program, text=True, capture_output=True, timeout=120)
    return ran.returncode == 0


def judged(source: str, test: str, entry: str | None) -> Verdict:
    return judge(source, [{"code": test}], kind="assert", entry=entry, limits=LIMITS)


ROWS = [
    *(("humaneval", row) for row in range(0, 164, STEP)),
    *(("leetcode_functional", row) for row in range(0, 100, STEP)),
]


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_a_reference_is_accepted_and_its_mutants_are_judged(shared: Shared, name: str, row: int) -> None:
    source, test, entry = assertions(problem(shared, name, row))
    verdict = judged(source, test, entry)
    assert verdict.correct, verdict.detail
    for mutant in islice(mutants(source), MUTANTS):
        verdict = judged(mutant, test, entry)
        assert verdict.outcome != "error", verdict.detail
        assert verdict.correct == passes_plainly(mutant, test, entry), (verdict.detail, mutant)
    verdict = judged(nothing_returned(source), test, entry)
    assert verdict.reward == 0, verdict.detail


@pytest.mark.parametrize("row", range(0, 80, STEP))
def test_stored_outputs_are_accepted_and_changed_ones_are_not(shared: Shared, row: int) -> None:
    """A program that knows the outputs by heart stands in for a solution, of which this set has none."""
    tests = problem(shared, "code_contests", row)["tests"]
    known = dict(zip(tests["inputs"], tests["outputs"], strict=True))
    rows = [{"input": given, "output": wanted} for given, wanted in known.items()]
    program = "import json, sys\nprint(json.loads({!r})[sys.stdin.read()])"
    assert judge(program.format(json.dumps(known)), rows).correct
    changed = {
        given: f"{wanted} 1" if given == rows[-1]["input"] else wanted for given, wanted in known.items()
    }
    verdict = judge(program.format(json.dumps(changed)), rows)
    assert (verdict.reward, verdict.detail["test"]) == (0, len(rows) - 1)
