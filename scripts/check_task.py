"""Check RLVE tasks while they are written: show two problems, run the conformance tests on them, measure.

The tasks need not be in the index yet. Says what is wrong in one line a check.

    python scripts/check_task.py tree_center
    python scripts/check_task.py tree_center bridge --quiet     # no problems, only checks
"""

from __future__ import annotations

import argparse
import runpy
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
LEVELS = (0, 4, 8, 20)


def index(names: list[str]) -> None:
    """Put the rows of these tasks into the registry, as the index script would write them."""
    from envs import registry
    from envs.env import EnvSpec

    row = runpy.run_path(str(ROOT / "scripts" / "index_rlve.py"))["_row"]
    found = {path.stem: path.parent.name for path in (ROOT / "envs" / "rlve").glob("*/*.py")}
    missing = [name for name in names if name not in found]
    if missing:
        raise SystemExit(f"no file envs/rlve/*/{missing[0]}.py")
    rows = [EnvSpec(*row(found[name], name)) for name in names]
    known = registry._static()
    registry._static = lambda: {**known, **{spec.id: spec for spec in rows}}  # type: ignore[assignment]


def show(id: str) -> None:
    """A problem of level 0 and one of level 3, with reference."""
    import envs

    for level in (0, 3):
        problem = envs.make(id).problem(seed=1, difficulty=level)
        print(f"--- {id} level {level}\n{problem.prompt}\n{problem.reference()}\n")


def measure(id: str) -> None:
    """Milliseconds of CPU for generate, prompt, reference and score; prompt length; distinct prompts."""
    import envs

    env = envs.make(id)
    for level in sorted({*LEVELS, env.max_difficulty or 0}):
        took, longest = [], 0
        for seed in range(1000, 1010):
            began = time.process_time()
            problem = env.problem(seed=seed, difficulty=level)
            problem.score(problem.reference())
            took.append(1000 * (time.process_time() - began))
            longest = max(longest, len(problem.prompt))
        print(
            f"  level {level:3}: median {sorted(took)[5]:8.2f} ms, most {max(took):8.2f} ms, prompt {longest}"
        )
    distinct = len({env.problem(seed=seed).prompt for seed in range(300)})
    answers = Counter(env.problem(seed=seed, difficulty=2).reference() for seed in range(100))
    print(f"  level 0: {distinct} distinct prompts in 300; level 2: {max(answers.values())} of 100 alike")


def check(id: str) -> bool:
    """Run every conformance test that takes an id; True where all hold. Digests are the index script's."""
    import pytest

    files = map(str, sorted((ROOT / "tests" / "envs").glob("test_rlve_*.py")))
    wanted = ["-k", f"[{id}] and not golden", "--durations=3", "--durations-min=3", "-p", "no:cacheprovider"]
    return pytest.main([*files, *wanted]) == pytest.ExitCode.OK


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="+", help="names of tasks, such as tree_center")
    parser.add_argument("--quiet", action="store_true", help="do not show problems")
    options = parser.parse_args()
    index(options.names)
    good = True
    for name in options.names:
        id = f"rlve/{name}"
        if not options.quiet:
            show(id)
        print(id)
        measure(id)
        good &= check(id)
    print("all checks hold" if good else "some checks failed")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
