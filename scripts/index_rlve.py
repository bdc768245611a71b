"""Write what is derived from the RLVE task files: the static index, a page, and golden digests of new tasks.

Every module in envs/rlve/<group>/ holds one task. envs/rlve/_index.py lists them, so that listing and making
import one file; docs/rlve.md shows them to people. tests/envs/digests.json keeps a digest of prompts and
instances of each task and version; digests that are there are never changed: a task whose problems change
gets a new version.

    python scripts/index_rlve.py            # a test says when it has to be run again
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "rlve.md"
INDEX = ROOT / "envs" / "rlve" / "_index.py"
DIGESTS = ROOT / "tests" / "envs" / "digests.json"
LEVELS = (0, 2, 5, 10, 20)
SEEDS = range(5)
LONGEST = 98
HEADER = '''"""All RLVE tasks as fields of EnvSpec; written by scripts/index_rlve.py."""

ROWS: tuple[tuple[str, str, int, int, str, tuple[str, ...], str], ...] = (
'''
PAGE_HEADER = """# The RLVE tasks

{count} procedural tasks ({counts}), after RLVE-Gym
(arXiv 2511.07317); generators, prompts, solvers and judges are our own. Written by scripts/index_rlve.py.
*exact*: one answer; *feasible*: any answer that keeps the rules; *optimal*: the best value, with partial
credit for a worse one; *partial*: credit for the share that is right.

```
python -m envs show rlve/sorting --level 3
python -m envs export --ids "rlve/*" --levels 0-5 --per-level 100 --format parquet --out rows.parquet
```

```python
curriculum = Curriculum("rlve/*", policy="zaya1")  # envs.curriculum; or policy="rlve"
problem = curriculum.draw()
curriculum.record(problem, [problem.score(text).correct for text in rollouts(problem.prompt)])
```

![How the two curricula follow a simulated learner](curriculum.svg)
"""
TABLE_HEADER = "| id | judged | top level | task |\n|---|---|---|---|\n"


def index() -> str:
    """What the index file should hold: one row a task file, sorted by id, the fields of EnvSpec in order."""
    lines = (
        "    (\n" + "".join(f"        {_literal(field)},\n" for field in row) + "    ),\n" for row in _rows()
    )
    return HEADER + "".join(lines) + ")\n"


def page() -> str:
    """What docs/rlve.md should hold: the tasks by group."""
    rows = _rows()
    kinds = Counter(kind for *_, (kind,), _ in rows)
    counts = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    text = PAGE_HEADER.format(count=len(rows), counts=counts)
    for group, members in groupby(sorted(rows, key=lambda row: row[4]), key=lambda row: row[4]):
        text += f"\n## {group.replace('_', ' ').capitalize()}\n\n{TABLE_HEADER}"
        text += "".join(
            f"| `{id}` | {kind} | {top} | {what} |\n" for id, _, _, top, _, (kind,), what in members
        )
    return text


@cache
def _rows() -> list[tuple[Any, ...]]:
    files = (path for path in INDEX.parent.glob("*/*.py") if not path.stem.startswith("_"))
    return sorted(_row(path.parent.name, path.stem) for path in files)


def digests() -> Iterator[tuple[str, dict[str, str]]]:
    """(id@version, digest by level) of every task in the index."""
    import envs

    for id in envs.list("rlve/*"):
        env = envs.make(id)
        yield f"{id}@{env.version}", {str(level): digest(id, level) for level in LEVELS}


def digest(id: str, level: int) -> str:
    """A short hash of the prompts and instances of a few seeds at one level."""
    import envs

    env = envs.make(id)
    problems = [env.problem(seed=seed, difficulty=level) for seed in SEEDS]
    text = json.dumps([[problem.prompt, problem.instance] for problem in problems], sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _row(group: str, name: str) -> tuple[Any, ...]:
    module = import_module(f"envs.rlve.{group}.{name}")
    task = _task(module)
    title = (module.__doc__ or "").strip().splitlines()[0]
    if len(title) > LONGEST:
        raise SystemExit(f"{module.__file__}: the first docstring line is longer than {LONGEST} characters")
    entry = f"{module.__name__}:{task.__name__}"
    return f"rlve/{name}", entry, task.version, task.ladder.top, group, (task.reward.kind,), title


def _task(module: ModuleType) -> type:
    from envs.task import Task

    own = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Task) and value.__module__ == module.__name__
    ]
    if len(own) != 1:
        raise SystemExit(f"{module.__file__} must define one Task, not {len(own)}")
    return own[0]


def _literal(value: object) -> str:
    if isinstance(value, tuple):
        return "(" + ", ".join(map(_literal, value)) + ("," if len(value) == 1 else "") + ")"
    plain = isinstance(value, str) and '"' not in value
    return json.dumps(value, ensure_ascii=False) if plain else repr(value)


def main() -> None:
    """Write the index anew, then the digests that are missing."""
    sys.path.insert(0, str(ROOT))
    INDEX.write_text(index())
    PAGE.write_text(page())
    known = json.loads(DIGESTS.read_text()) if DIGESTS.exists() else {}
    DIGESTS.write_text(json.dumps({**dict(digests()), **known}, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
