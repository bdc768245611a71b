"""List the RLVE tasks that make programming problems, in envs/code/_programs.py.

python scripts/index_programs.py
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
TARGET = ROOT / "envs" / "code" / "_programs.py"

from envs.rlve._index import ROWS  # noqa: E402


def suitable() -> list[str]:
    """Names of the tasks whose solver needs nothing but what the prompt tells."""
    names = []
    for id, entry, *_ in ROWS:
        module, _, task = entry.partition(":")
        if getattr(import_module(module), task)().computed:
            names.append(id.partition("/")[2])
    return sorted(names)


def text() -> str:
    """What the file should hold."""
    lines = "".join(f'    "{name}",\n' for name in suitable())
    return f'"""Written by scripts/index_programs.py."""\n\nNAMES = (\n{lines})\n'


if __name__ == "__main__":
    TARGET.write_text(text())
