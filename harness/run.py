"""The command: a model on benchmarks, with and without test-time compute.

    python -m harness.run --list
    python -m harness.run --bench aime25 --model nano --ttc single,rsa --k 4 --limit 3
    python -m harness.run --bench rlve-nano --ttc single,rsa,rsa:C=1,majority,majority@tokens,long
    python -m harness.run --bench 'rlve/*' --levels 0-10 --model my-model --base-url http://localhost:8000/v1

The same command again resumes the run; budgets and concurrency may change, all else must agree.

exit codes:
    0  everything is done
    2  bad input, or a run that could not go on: one sentence says why
    3  the engine failed on some samples (infra_error); the same command asks for them again
    4  a budget stopped the run; the table shows what is done
    130  interrupted
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from harness.settings import METHODS, EvaluationError
from harness.text import plain, plain_lines, to_json

if TYPE_CHECKING:
    from harness.evaluation import Run

SETTINGS: tuple[tuple[str, type, str], ...] = (
    ("k", int, "samples a problem of the plain arms"),
    ("passes", int, "independent populations of rsa"),
    ("N", int, "candidates in a round"),
    ("C", int, "tails in an aggregation prompt"),
    ("T", int, "aggregation rounds after round 0"),
    ("beta", int, "tokens generated at most in a round before the last"),
    ("tau", int, "tokens of a tail"),
    ("final", int, "tokens generated at most in the last round and in plain samples"),
    ("temperature", float, "of all arms"),
    ("top-p", float, "of all arms"),
)
BUDGETS: tuple[tuple[str, str, type, str], ...] = (
    ("max-tokens-total", "tokens", int, "prompt and generated tokens of the whole run"),
    ("max-cost", "cost", float, "price of the whole run, by the two prices"),
    ("max-minutes", "minutes", float, "minutes that this command may take"),
    ("price-in", "price_in", float, "price of a million prompt tokens"),
    ("price-out", "price_out", float, "price of a million generated tokens"),
)
"""Option, field of harness.budget.Budget, kind, help."""


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one sentence, as all others are."""

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing the usage."""
        raise EvaluationError(f"{message}; --help shows the options")


def parser() -> Parser:
    """The command line."""
    p = Parser(
        prog="python -m harness.run",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("--list", action="store_true", help="show benchmarks, methods and presets")
    p.add_argument(
        "--bench", metavar="NAMES", help="benchmarks, environment ids or globs, with commas between"
    )
    p.add_argument(
        "--ttc", default="single", metavar="ARMS", help=f"{', '.join(METHODS)}; rsa:C=1 overrides a setting"
    )
    p.add_argument("--model", default="nano", help="a name or a folder of weights (default: nano)")
    p.add_argument("--base-url", metavar="URL", help="an OpenAI-compatible server; its key is OPENAI_API_KEY")
    p.add_argument(
        "--out", metavar="DIR", help="the run's folder (default: runs/ and a name of its settings)"
    )
    p.add_argument("--limit", type=int, metavar="n", help="the first n problems of each benchmark")
    p.add_argument(
        "--ids", type=_words, default=(), help="only these problems, such as 4,17 or rlve/sorting/d3s0"
    )
    p.add_argument("--levels", type=_levels, default=(), help="difficulty levels, such as 0,3 or 0-10")
    p.add_argument("--edition", help="official or restated; official refuses to fall back")
    p.add_argument("--data", metavar="FILE", help="the file of a stored problem set")
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--concurrency", type=int, help="requests in flight at most (default: the engine's)")
    p.add_argument("--json", action="store_true", help="print the report as JSON")
    for name, kind, text in SETTINGS:
        p.add_argument(f"--{name}", type=kind, help=f"{text} (default: the preset's)")
    for name, field, kind, text in BUDGETS:
        p.add_argument(f"--{name}", dest=field, type=kind, help=f"{text} (default: none)")
    return p


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    command = list(sys.argv[1:] if argv is None else argv)
    try:
        args = parser().parse_args(command)
        return _list() if args.list else _run(args, command)
    except EvaluationError as error:
        print(f"error: {plain_lines(error)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("stopped; the same command continues where this one left off", file=sys.stderr)
        return 130


def _run(args: argparse.Namespace, command: Sequence[str]) -> int:
    if not args.bench:
        raise EvaluationError("--bench is missing; --list shows the benchmarks")
    from harness.budget import Budget
    from harness.evaluation import evaluate
    from harness.progress import watch

    overrides = {name.replace("-", "_"): getattr(args, name.replace("-", "_")) for name, _, _ in SETTINGS}
    run = evaluate(
        args.bench,
        args.model,
        args.ttc,
        base_url=args.base_url,
        out=args.out,
        seed=args.seed,
        concurrency=args.concurrency,
        budget=Budget(**{field: getattr(args, field) for _, field, _, _ in BUDGETS}),
        limit=args.limit,
        ids=args.ids,
        levels=args.levels,
        edition=args.edition,
        data=args.data,
        watch=lambda plan: watch(plan, sys.stderr),
        command=command,
        **overrides,
    )
    _show(run, as_json=args.json)
    if run.failures:
        what = f"the engine failed on {run.failures} samples (infra_error)"
        print(f"error: {what}; the same command asks for them again", file=sys.stderr)
    return 4 if run.stopped else 3 if run.failures else 0


def _show(run: Run, as_json: bool) -> None:
    if as_json:
        print(to_json(run.report()))
        return
    from harness.accounting import total
    from harness.report import render
    from harness.store import last_sitting

    render(run.folder)
    print(f"\nall arms together, shared completions once: {total(run)}")
    if run.stopped and (progress := last_sitting(run)):
        print(
            f"stopped early: {run.stopped}; {progress['done']} of {progress['problems']} problems done. "
            "The same command with a larger budget goes on"
        )
    print(f"kept in {plain(str(run.folder))}")


def _list() -> int:
    import envs
    from harness.benchmarks import ROWS
    from harness.settings import PRESETS

    print("benchmarks (any environment id or glob is one, too)")
    for row in ROWS.values():
        names = [*row.environments[:4], *(["..."] if row.environments[4:] else [])]
        print(f"  {row.name:18}k={row.sampling['k']:<4}{', '.join(names)}")
    ids = envs.list("*")
    families = sorted({i.split("/")[0] for i in ids})
    print(
        f"  {len(ids)} environments: {', '.join(f'{f}/*' for f in families)}; python -m envs list names them"
    )
    print("\nmethods")
    for name, method in METHODS.items():
        print(f"  {name:18}{method.about}")
    print(f"\npresets: {', '.join(PRESETS)} (by model name; report for all others)")
    return 0


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _levels(text: str) -> tuple[int, ...]:
    """`0,3` or `0-10`, or both."""
    found: dict[int, None] = {}
    for word in _words(text):
        first, dash, last = word.partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()) or (dash and int(last) < int(first)):
            raise argparse.ArgumentTypeError(f"'{word}' is neither a level nor a range such as 0-10")
        found.update(dict.fromkeys(range(int(first), int(last or first) + 1)))
    return tuple(found)


if __name__ == "__main__":
    raise SystemExit(main())
