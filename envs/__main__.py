"""Look at environments from a shell: what there is, what a problem looks like, rows for a training set.

python -m envs list "rlve/*"
python -m envs show rlve/sorting --seed 7 --difficulty 3 --reference
python -m envs export "rlve/*" --levels 0-3 --n 1000 > rows.jsonl
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence


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
    """The prompt of one problem, its row, and on request a completion that scores 1."""
    from envs import registry

    env = registry.make(args.id, split=args.split, data=args.data)
    made = env.size is None
    where = {"seed": args.seed, "difficulty": args.difficulty} if made else {"index": args.index}
    problem = env.problem(**where)
    print(problem.prompt)
    print(f"\nrow: {problem.to_json()}")
    if args.reference:
        print(f"\nreference: {problem.reference()}")


def export_command(args: argparse.Namespace) -> None:
    """Rows as JSON lines on standard output."""
    from envs.batch import dataset

    rows = dataset(args.ids, args.split, args.levels, args.n, reward=args.reward, first_seed=args.first_seed)
    for row in rows:
        print(json.dumps(row))


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
    top = argparse.ArgumentParser(prog="python -m envs", description="Environments: list, show, export.")
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
    show.add_argument("--difficulty", type=int, default=0, help="level, for made problems (default: 0)")
    show.add_argument("--index", type=int, default=0, help="position in a stored set (default: 0)")
    show.add_argument("--data", help="file of a stored set")
    show.add_argument("--reference", action="store_true", help="also print a completion that scores 1")

    export = command("export", export_command)
    export.add_argument("ids", nargs="+", help="ids or globs")
    export.add_argument("--levels", type=levels, default=[0], help="such as 3, 0-4 or 0,2,5 (default: 0)")
    export.add_argument("--n", type=int, help="number of rows; needed unless all sets are stored")
    export.add_argument("--reward", default="binary", help="binary, partial or rlve (default: binary)")
    export.add_argument("--first-seed", type=int, default=0, help="seeds start here (default: 0)")
    for added in (show, export):
        added.add_argument("--split", default="train", help="train, validation or test (default: train)")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 2 with one sentence on standard error where the request cannot be met."""
    args = parser().parse_args(arguments)
    try:
        args.run(args)
    except (LookupError, ValueError, TypeError) as refused:
        print(f"envs: {refused}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader (head, say) has seen enough; nothing is left to flush into.
        sys.stdout = None
    return 0


if __name__ == "__main__":
    sys.exit(main())
