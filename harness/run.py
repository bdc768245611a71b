"""The command: a model on benchmarks, with and without test-time compute.

    python -m harness.run --list
    python -m harness.run --bench aime25 --model nano --ttc single,rsa --k 4 --limit 3
    python -m harness.run --bench rlve-nano --ttc single,rsa,rsa:C=1,majority,majority@tokens,long
    python -m harness.run --bench aime25 --ttc rsa --engine transformers --model path/to/model
    python -m harness.run --bench 'rlve/*' --levels 0-10 --model my-model --base-url http://localhost:8000/v1

The same command again resumes the run; budgets, concurrency and waiting times may change, nothing else.

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
from typing import TYPE_CHECKING

from harness import command
from harness.options import BUDGET, SERVER, SETTINGS, WEIGHTS, chosen, parser
from harness.settings import METHODS, EvaluationError
from harness.text import plain, to_json

if TYPE_CHECKING:
    from harness.evaluation import Run


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    return command.answered(
        lambda: _run(parser(__doc__).parse_args(given), given),
        interrupted="stopped; the same command continues where this one left off",
    )


def _run(args: argparse.Namespace, given: Sequence[str]) -> int:
    if args.list:
        return _list()
    if not args.bench:
        raise EvaluationError("--bench is missing; --list shows the benchmarks")
    from harness.budget import Budget
    from harness.evaluation import evaluate
    from harness.progress import watch

    run = evaluate(
        args.bench,
        args.model,
        args.ttc,
        engine=args.engine,
        base_url=args.base_url,
        out=args.out,
        seed=args.seed,
        concurrency=args.concurrency,
        budget=Budget(**chosen(args, BUDGET)),
        limit=args.limit,
        ids=args.ids,
        levels=args.levels,
        edition=args.edition,
        data=args.data,
        watch=lambda plan, engine: watch(plan, engine, sys.stderr),
        command=given,
        engine_options=chosen(args, (*SERVER, *WEIGHTS)),
        **chosen(args, SETTINGS),
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


if __name__ == "__main__":
    raise SystemExit(main())
