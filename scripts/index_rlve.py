"""Write what is derived from the RLVE task files: the static index, and golden digests of new tasks.

Every module in envs/rlve/<group>/ holds one task. envs/rlve/_index.py lists them, so that listing and making
import one file. tests/envs/digests.json keeps a digest of prompts and instances of each task and version;
digests that are there are never changed: a task whose problems change gets a new version.

    python scripts/index_rlve.py            # a test says when it has to be run again
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
INDEX = ROOT / "envs" / "rlve" / "_index.py"
DIGESTS = ROOT / "tests" / "envs" / "digests.json"
LEVELS = (0, 2, 5, 10, 20)
SEEDS = range(5)
LONGEST = 98
HEADER = '''"""All RLVE tasks as fields of EnvSpec; written by scripts/index_rlve.py."""

ROWS: tuple[tuple[str, str, int, int, str, tuple[str, ...], str], ...] = (
'''


def index() -> str:
    """What the index file should hold: one row a task file, sorted by id, the fields of EnvSpec in order."""
    files = sorted(path for path in INDEX.parent.glob("*/*.py") if not path.stem.startswith("_"))
    rows = sorted(_row(path.parent.name, path.stem) for path in files)
    lines = (
        "    (\n" + "".join(f"        {_literal(field)},\n" for field in row) + "    ),\n" for row in rows
    )
    return HEADER + "".join(lines) + ")\n"


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


def _row(group: str, name: str) -> tuple[object, ...]:
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
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def main() -> None:
    """Write the index anew, then the digests that are missing."""
    sys.path.insert(0, str(ROOT))
    INDEX.write_text(index())
    known = json.loads(DIGESTS.read_text()) if DIGESTS.exists() else {}
    DIGESTS.write_text(json.dumps({**dict(digests()), **known}, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
