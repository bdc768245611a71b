"""The command that shows what a model wrote, and how it was judged.

    python -m harness.transcripts runs/rlve-easy-nano-1a2b3c4d --limit 50
    python -m harness.transcripts runs/rlve-easy-nano-1a2b3c4d --env "rlve/sort*" --end cut,no_answer

A problem is shown once, and below it its completions, arm by arm and round by round; one that two arms share
is shown for the first of them. Bad input is one sentence and exit code 2.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, get_args

from harness import command
from harness.settings import EvaluationError
from harness.text import NOTE, plain, plain_lines
from verifiers.verdict import SampleEnd

if TYPE_CHECKING:
    import pandas as pd

ENDS: tuple[str, ...] = get_args(SampleEnd)


def parser() -> argparse.ArgumentParser:
    """The command line."""
    p = command.parser("harness.transcripts", __doc__)
    p.add_argument("run", metavar="RUN", help="a run folder, finished or not")
    p.add_argument("--env", metavar="GLOB", default="*", help="only problems of these environments")
    p.add_argument("--arm", metavar="NAME", help="only this arm")
    p.add_argument("--end", metavar="ENDS", help=f"only what ended so, of {', '.join(ENDS)}")
    p.add_argument("--limit", metavar="n", type=int, default=20, help="completions at most (default: 20)")
    return p


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    return command.answered(lambda: _run(parser().parse_args(argv)))


def _run(args: argparse.Namespace) -> int:
    from harness.folder import reading
    from harness.store import to_frame

    if args.limit < 1:
        raise EvaluationError(f"--limit {args.limit} shows nothing: give at least 1")
    found = chosen(to_frame(args.run), args.env, args.arm, args.end)
    with reading(args.run) as database:
        rows = database.execute("SELECT bench, problem, prompt FROM problems").fetchall()
    prompts = {(bench, problem): prompt for bench, problem, prompt in rows}
    for (bench, problem), members in found.head(args.limit).groupby(["bench", "problem"], sort=False):
        print(f"==== {plain(str(bench))} {plain(str(problem))}\n{plain_lines(prompts[bench, problem])}\n")
        for member in members.itertuples():
            print(f"---- {heading(member)}\n{plain_lines(member.text)}\n")
    print(f"{min(args.limit, len(found))} of {len(found)} completions")
    return 0


def chosen(
    frame: pd.DataFrame, env: str = "*", arm: str | None = None, ends: str | None = None
) -> pd.DataFrame:
    """The rows of a run's frame that are asked for, each completion once. EvaluationError where none is."""
    wanted = ENDS if ends is None else [end.strip() for end in ends.split(",")]
    if unknown := [end for end in wanted if end not in ENDS]:
        raise EvaluationError(f"--end {unknown[0]} is none of {', '.join(ENDS)}")
    arms = list(frame["arm"].unique())
    if arm is not None and arm not in arms:
        raise EvaluationError(f"the run has no arm {arm}: it has {', '.join(arms)}")
    mine = frame["shared_from"].isna() if arm is None else frame["arm"] == arm
    matches = frame["env"].map(lambda id: fnmatch.fnmatchcase(id, env))
    found = frame[mine & matches & frame["end"].isin(wanted)]
    if found.empty:
        raise EvaluationError(f"no completion of {len(frame)} fits --env {env} --end {','.join(wanted)}")
    return found.astype(object).where(found.notna(), None)


def heading(member: Any) -> str:
    """Whose completion it is, how it ended, and what its judge read and said, on one line."""
    said = json.loads(member.detail) if member.detail else {}
    shown = f" from {', '.join(map(str, member.parents))}" if member.parents else ""
    outcome = "" if member.outcome in (None, member.end) else f" ({member.outcome})"
    read = "" if member.answer in (None, member.text.strip()) else f", read {member.answer!r}"
    why = member.error or said.get("why") or "; ".join(f"{name}: {value}" for name, value in said.items())
    size = f"{member.reasoning_tokens + member.answer_tokens} tokens, {member.finish_reason}"
    where = f"{member.arm}: round {member.round}, candidate {member.candidate}{shown}"
    return plain(f"{where}: {member.end}{outcome}, {size}{read}{f': {why}' if why else ''}", NOTE)


if __name__ == "__main__":
    raise SystemExit(main())
