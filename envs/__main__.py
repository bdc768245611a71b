"""Look at environments from a shell: what there is, what a problem looks like, rows for a training set.

python -m envs list "rlve/*"
python -m envs show rlve/sorting --seed 7 --level 3
python -m envs export --ids "rlve/*" --levels 0-5 --per-level 100 --format parquet --out rows.parquet
python -m envs check problems.jsonl
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

Rows = Iterable[dict[str, Any]]


def list_command(args: argparse.Namespace) -> None:
    """One line an environment: id, top level, description."""
    from envs import registry

    found = [registry.spec(id) for id in registry.list(args.pattern)]
    if not found:
        raise ValueError(f"no environment matches {args.pattern!r}")
    width = max(len(spec.id) for spec in found)
    for spec in found:
        top = "-" if spec.max_difficulty is None else spec.max_difficulty
        print(f"{spec.id:{width}}  {top:>3}  {spec.description}")


def show_command(args: argparse.Namespace) -> None:
    """One problem: its prompt, its row, a completion that scores 1, and how an answer is scored."""
    from envs import registry
    from envs.env import NoReference

    env = registry.make(args.id, split=args.split, data=args.data)
    made = env.size is None
    where = {"seed": args.seed, "difficulty": args.level} if made else {"index": args.index}
    problem = env.problem(**where)
    print(f"{problem.prompt}\n\nrow: {problem.to_json()}")
    try:
        completion = problem.reference() if args.answer is None else f"<answer>{args.answer}</answer>"
    except NoReference as none:
        print(f"reference: {none}")
        return
    print(f"{'reference' if args.answer is None else 'answer'}: {completion}")
    print(f"scored: {problem.score(completion)}")


def export_command(args: argparse.Namespace) -> None:
    """Rows for a training set: no answers, and a problem is rebuilt from its row."""
    from envs.batch import dataset

    rows = dataset(
        args.ids,
        args.split,
        args.levels,
        args.n,
        per_level=args.per_level,
        reward=args.reward,
        first_seed=args.first_seed,
    )
    WRITERS[args.format](rows, args.out)


def check_command(args: argparse.Namespace) -> None:
    """A file of programming problems: its schema and tests, and that its solutions pass them."""
    from envs.code.competitive import CompetitiveProblem
    from envs.env import NoReference
    from envs.registry import make

    env = make("code/competitive", data=args.file)
    problems = [CompetitiveProblem(env, index) for index in range(env.size or 0)]  # type: ignore[arg-type]
    tests, solved, failed = 0, 0, 0
    for problem in problems:
        tests += len(problem.challenge.tests)
        try:
            verdict = problem.score(problem.reference())
        except NoReference:
            continue
        solved += 1
        if not verdict.correct:
            failed += 1
            why = verdict.detail.get("why", verdict.outcome)
            where = f"test {verdict.detail['test']}: " if "test" in verdict.detail else ""
            print(f"{problem.name}: the solution fails: {where}{why}")
    print(f"{len(problems)} problems, {tests} tests, {solved} solutions run")
    if failed:
        raise ValueError(f"{args.file}: {failed} of {solved} solutions fail")


def write_jsonl(rows: Rows, out: Path | None) -> None:
    """One JSON object a line, on standard output without `--out`."""
    if out is None:
        for row in rows:
            print(json.dumps(row))
        return
    with out.open("w") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def write_parquet(rows: Rows, out: Path | None) -> None:
    """A Parquet file (pandas with pyarrow)."""
    import pandas

    pandas.DataFrame(list(rows)).to_parquet(_needed(out, "rows.parquet"), index=False)


def write_hf(rows: Rows, out: Path | None) -> None:
    """A folder that `datasets.load_from_disk` opens."""
    folder = _needed(out, "rows")
    from datasets import Dataset

    Dataset.from_list(list(rows)).save_to_disk(folder)


WRITERS: dict[str, Callable[[Rows, Path | None], None]] = {
    "jsonl": write_jsonl,
    "parquet": write_parquet,
    "hf": write_hf,
}


def _needed(out: Path | None, example: str) -> Path:
    if out is None:
        raise ValueError(f"this format is not text: say where it goes, for example --out {example}")
    return out


def levels(text: str) -> list[int]:
    """Levels such as "3", "0-4" or "0,2,5-7"."""
    chosen: list[int] = []
    for part in text.split(","):
        low, dash, high = part.partition("-")
        high = high if dash else low
        if not low.isdecimal() or not high.isdecimal():
            raise argparse.ArgumentTypeError(f"{text!r} is not a list of levels such as 0-4 or 0,2,5")
        chosen += range(int(low), int(high) + 1)
    return chosen


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(
        prog="python -m envs", description="Environments: list, show, export, check."
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], None]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        added.set_defaults(run=run)
        return added

    listing = command("list", list_command)
    listing.add_argument("pattern", nargs="?", default="*", help="a glob such as 'rlve/*' (default: all)")

    show = command("show", show_command)
    show.add_argument("id", help="an id such as rlve/sorting, or rlve/sorting@1")
    show.add_argument("--seed", type=int, default=0, help="for made problems (default: 0)")
    show.add_argument("--level", type=int, default=0, help="difficulty, for made problems (default: 0)")
    show.add_argument("--index", type=int, default=0, help="position in a stored set (default: 0)")
    show.add_argument("--data", help="file of a stored set")
    show.add_argument("--answer", help="score this answer instead of the reference")

    export = command("export", export_command)
    export.add_argument("--ids", nargs="+", required=True, help="ids or globs")
    export.add_argument("--levels", type=levels, default=[0], help="such as 3, 0-4 or 0,2,5 (default: 0)")
    export.add_argument("--n", type=int, help="number of rows altogether")
    export.add_argument("--per-level", type=int, help="rows of each environment at each level")
    export.add_argument("--reward", default="binary", help="binary, partial or rlve (default: binary)")
    export.add_argument("--first-seed", type=int, default=0, help="seeds start here (default: 0)")
    export.add_argument("--format", choices=WRITERS, default="jsonl", help="default: jsonl")
    export.add_argument("--out", type=Path, help="file, or folder for hf (default: standard output)")
    check = command("check", check_command)
    check.add_argument("file", help="problems in the schema of docs/code.md or in LiveCodeBench's")

    for added in (show, export):
        added.add_argument("--split", default="train", help="train, validation or test (default: train)")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 2 with one sentence on standard error where the request cannot be met."""
    args = parser().parse_args(arguments)
    try:
        args.run(args)
    except BrokenPipeError:
        # The reader (head, say) has seen enough; nothing is left to flush into.
        sys.stdout = None
    except ImportError as missing:
        print(f"envs: {missing}; pip install 'zaya-harness[hf]' brings what exports need", file=sys.stderr)
        return 2
    except (LookupError, ValueError, TypeError, OSError) as refused:
        print(f"envs: {refused}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
