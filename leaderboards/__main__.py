"""The command: tables and pages from run folders, with published scores beside them.

    python -m leaderboards runs/                            # Markdown on the screen
    python -m leaderboards runs/a runs/b --format latex
    python -m leaderboards runs/ --out site                 # all formats as site/leaderboards.*

Bad input is one sentence and exit code 2.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from harness import command
from harness.text import plain_lines
from leaderboards.formats import FORMATS
from leaderboards.tables import collect


def parser() -> argparse.ArgumentParser:
    """The command line."""
    p = command.parser("leaderboards", __doc__)
    p.add_argument("runs", nargs="+", metavar="RUNS", help="run folders, or folders that hold some")
    p.add_argument("--out", type=Path, metavar="DIR", help="write files there instead of printing")
    p.add_argument("--format", choices=FORMATS, help="one format (default: md, and with --out all of them)")
    return p


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    return command.answered(lambda: _write(parser().parse_args(argv)))


def _write(args: argparse.Namespace) -> int:
    boards = collect(args.runs)
    if args.out is None:
        print(FORMATS[args.format or "md"].write(boards), end="")
        return 0
    args.out.mkdir(parents=True, exist_ok=True)
    for name in [args.format] if args.format else FORMATS:
        path = args.out / f"leaderboards.{FORMATS[name].ending}"
        path.write_text(FORMATS[name].write(boards), encoding="utf-8")
        print(plain_lines(path))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
