"""The command that judges a run's stored completions again, with the verifiers of today.

    python -m harness.rescore runs/aime25-nano-1a2b3c4d              # every verdict that flips, and the table
    python -m harness.rescore runs/aime25-nano-1a2b3c4d --write      # also keep it, as ...-rescored beside it

The run itself is never changed: a copy is judged. Votes are counted again as well. Where nothing changed, the
table is the run's own, byte for byte. Bad input is one sentence and exit code 2; flips are exit code 1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from harness import command
from harness.text import plain, to_json

if TYPE_CHECKING:
    from harness.rejudge import Flip

SHOWN = 200
"""Flips on the screen; --json has them all."""


def parser() -> argparse.ArgumentParser:
    """The command line."""
    p = command.parser("harness.rescore", __doc__)
    p.add_argument("run", metavar="RUN", help="a run folder")
    p.add_argument("--data", metavar="FILE", help="the file of a stored problem set, where the run had one")
    p.add_argument("--write", action="store_true", help="keep the rescored copy, as RUN-rescored beside RUN")
    p.add_argument("--json", action="store_true", help="print flips and report as JSON")
    return p


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    return command.answered(lambda: _rescore(parser().parse_args(argv)))


def _rescore(args: argparse.Namespace) -> int:
    from harness.rejudge import rejudged

    run = Path(args.run)
    with rejudged(run, args.data, keep=args.write) as (copy, flips, judged):
        if args.json:
            from dataclasses import asdict

            from harness.report import as_dict

            print(to_json({"judged": judged, "flips": [asdict(f) for f in flips], "report": as_dict(copy)}))
        else:
            from harness.report import render

            print(f"{judged} completions judged again, {len(flips)} verdicts flipped")
            for line in _lines(flips):
                print(line)
            print()
            render(copy)
        if args.write:
            print(f"kept in {plain(str(copy))}; {plain(str(run))} is as it was", file=sys.stderr)
    return 1 if flips else 0


def _lines(flips: Sequence[Flip]) -> list[str]:
    lines = [
        f"  {plain(f.bench)} {plain(f.problem)}  {f.arm} {f.sample}  {f.old} -> {f.new}  "
        f"answer {'missing' if f.answer is None else plain(f.answer)}"
        for f in flips[:SHOWN]
    ]
    left = len(flips) - SHOWN
    return [*lines, f"  and {left} more; --json lists all"] if left > 0 else lines


if __name__ == "__main__":
    raise SystemExit(main())
