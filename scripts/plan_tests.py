"""Choose the tests of the embedded programming problems: (size, seed) pairs, written to envs/code/plan.json.

A base plan spreads over all sizes. Where a wrong program passes it, the first pair that it fails joins.
Beside them stand, for each wrong program, pairs whose inputs are short and break it.

    python scripts/plan_tests.py                      # all problems
    python scripts/plan_tests.py paint_coats          # these anew, the others as they are
"""

from __future__ import annotations

import json
import runpy
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
check = runpy.run_path(str(ROOT / "scripts" / "check_seed.py"))

from envs.code.seed import PLAN  # noqa: E402

BASE = [
    *((size, seed) for size in range(3) for seed in range(2)),
    *((size, 0) for size in range(3, 9)),
    (10, 0),
    (10, 1),
]
SHORT, BREAKING = 400, 8
"""Characters of an input that breaks a program, and how many such inputs are kept."""
TRIED = 40
"""Seeds of each size that are tried for a wrong program, small sizes first."""


def pairs() -> Iterator[tuple[int, int]]:
    """Tests that may join, cheap ones first."""
    yield from ((size, seed) for seed in range(TRIED) for size in range(8))
    yield from ((size, seed) for seed in range(3) for size in (8, 9, 10))


def fails(seed: Any, program: str, pair: tuple[int, int]) -> bool:
    """Does the program give another answer than the reference?"""
    data = seed.input(*pair)
    try:
        printed = seed.solver(program)(data)
    except Exception:  # it is a wrong program, which may fail in any way
        return True
    return not seed.same(data, printed, seed.solver("reference.py")(data))


def plan(name: str) -> dict[str, Any]:
    """The tests of one problem, and what breaks its wrong programs."""
    chosen, breaking = list(BASE), {}
    with tempfile.TemporaryDirectory() as build:
        seed = check["Seed"](name, Path(build))
        for program in seed.programs("wrong"):
            short = (pair for pair in pairs() if len(seed.input(*pair)) <= SHORT)
            if found := list(islice((pair for pair in short if fails(seed, program, pair)), BREAKING)):
                breaking[program] = found
            if any(fails(seed, program, pair) for pair in chosen):
                continue
            joins = next((pair for pair in pairs() if fails(seed, program, pair)), None)
            if joins is None:
                raise SystemExit(f"{name}: no test rejects {program}")
            chosen.append(joins)
            print(f"{name}: size {joins[0]}, seed {joins[1]} rejects {program}", flush=True)
    return {"tests": sorted(chosen), "breaking": breaking}


def main(names: list[str]) -> None:
    """Write the plan anew for these problems."""
    kept = json.loads(PLAN.read_text()) if PLAN.exists() else {}
    chosen = {name: plan(name) for name in names or check["names"]()}
    rows = sorted((kept | chosen).items())
    lines = ",\n".join(f" {json.dumps(name)}: {json.dumps(entry)}" for name, entry in rows)
    PLAN.write_text(f"{{\n{lines}\n}}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
