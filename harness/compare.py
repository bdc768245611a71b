"""The command that holds two runs against each other, question by question.

    python -m harness.compare runs/aime25-before-1a2b3c4d runs/aime25-after-5e6f7a8b

Arms of the same name are paired on the questions that both runs have a score for; the difference is second
minus first, with its 95 % interval over the population of such questions and a p-value (harness/stats.py).
Runs that were asked different things are refused. Bad input is one sentence and exit code 2.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness import command
from harness.settings import EvaluationError
from harness.stats import Difference, Interval
from harness.text import NOTE, plain, to_json

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Pair:
    """One arm of one benchmark in both runs, on their common questions."""

    bench: str
    edition: str
    arm: str
    questions: int
    """Questions that both runs have a score for."""
    before: Interval
    """avg@k of the first run on them."""
    after: Interval
    difference: Difference
    """`after` minus `before`."""
    settings: tuple[str, str]
    """k, sampler and test-time compute of both, in words."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two runs."""

    folder: Path
    manifest: Mapping[str, Any]
    frame: pd.DataFrame
    prompts: Mapping[tuple[str, str], tuple[str, str]]
    """(benchmark, question) -> (edition, prompt)."""

    @property
    def name(self) -> str:
        """The run and its model, for people."""
        return f"{self.manifest['name']} ({self.manifest['settings']['model']})"

    @property
    def benches(self) -> list[str]:
        """Names of its benchmarks."""
        return list(self.manifest["settings"]["benches"])


def parser() -> argparse.ArgumentParser:
    """The command line."""
    p = command.parser("harness.compare", __doc__)
    p.add_argument("first", metavar="RUN", help="a run folder: before")
    p.add_argument("second", metavar="RUN", help="a run folder: after")
    p.add_argument("--json", action="store_true", help="print the comparison as JSON")
    return p


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    return command.answered(lambda: _run(parser().parse_args(argv)))


def _run(args: argparse.Namespace) -> int:
    first, second = read(args.first), read(args.second)
    pairs = compare(first, second)
    if args.json:
        print(to_json({"first": first.name, "second": second.name, "pairs": [asdict(p) for p in pairs]}))
    else:
        _show(first, second, pairs)
    return 0


def read(folder: str | Path) -> Side:
    """A run as one side of a comparison. EvaluationError where the folder is none."""
    from harness.folder import reading
    from harness.store import read_manifest, to_frame

    folder = Path(folder)
    manifest = read_manifest(folder)
    frame = to_frame(folder, texts=False)
    with reading(folder) as database:
        rows = database.execute("SELECT bench, problem, edition, prompt FROM problems").fetchall()
    return Side(folder, manifest, frame, {(b, q): (edition, prompt) for b, q, edition, prompt in rows})


def compare(first: Side, second: Side) -> list[Pair]:
    """All pairs of arms, benchmark by benchmark. EvaluationError where the runs cannot be paired."""
    benches = [bench for bench in first.benches if bench in second.benches]
    if not benches:
        raise EvaluationError(
            f"the runs have no benchmark in common: {first.name} has {', '.join(first.benches)}; "
            f"{second.name} has {', '.join(second.benches)}"
        )
    _refuse_differences(first, second, benches)
    arms = [arm for arm in first.manifest["settings"]["arms"] if arm in second.manifest["settings"]["arms"]]
    if not arms:
        raise EvaluationError(
            f"the runs have no arm in common: {first.name} has {_names(first)}; "
            f"{second.name} has {_names(second)}"
        )
    pairs = [pair for bench in benches for arm in arms for pair in _pairs(first, second, bench, arm)]
    if not pairs:
        raise EvaluationError("the runs have no question in common that both have a score for yet")
    return pairs


def _names(side: Side) -> str:
    return ", ".join(side.manifest["settings"]["arms"])


def _refuse_differences(first: Side, second: Side, benches: Sequence[str]) -> None:
    """A question is the same where its key, its edition and its whole prompt are."""
    for bench in benches:
        common = [key for key in first.prompts if key[0] == bench and key in second.prompts]
        if not common:
            raise EvaluationError(
                f"the runs have no question of {bench} in common: {_digests(first, second, bench)}"
            )
        for key in common:
            (edition, prompt), (other_edition, other_prompt) = first.prompts[key], second.prompts[key]
            if edition != other_edition:
                raise EvaluationError(
                    f"the runs have other editions of {bench}, never compared: question {key[1]} is "
                    f"{edition} in {first.name} and {other_edition} in {second.name}"
                )
            if prompt != other_prompt:
                raise EvaluationError(
                    f"the runs ask other questions under the name {bench}: the prompt of {key[1]} differs, "
                    f"{_digests(first, second, bench)}"
                )


def _digests(first: Side, second: Side, bench: str) -> str:
    one, two = (side.manifest["settings"]["benches"][bench]["fingerprint"] for side in (first, second))
    return f"fingerprint {one} in {first.name} and {two} in {second.name}"


def _pairs(first: Side, second: Side, bench: str, arm: str) -> list[Pair]:
    """The pair of one arm, one for each edition that the benchmark has, where both have scored questions."""
    from harness import stats
    from harness.arms import describe
    from harness.scores import by_question, editions, scored_members

    found = []
    theirs = dict(editions(second.frame))
    for (name, edition), members in editions(first.frame):
        if name != bench or (name, edition) not in theirs:
            continue
        sides = [
            by_question(scored_members(part[part["arm"] == arm])) for part in (members, theirs[name, edition])
        ]
        both = sides[0].join(sides[1].add_suffix("_after"), how="inner")
        if both.empty:
            continue
        before, after = both["mean"].tolist(), both["mean_after"].tolist()
        k, k_after = int(both["size"].min()), int(both["size_after"].min())
        words = [describe(arm, s.manifest["settings"]["arms"][arm].get(bench, {})) for s in (first, second)]
        found.append(
            Pair(
                bench,
                edition,
                arm,
                len(both),
                stats.population(before, k),
                stats.population(after, k_after),
                stats.paired(after, before, (k_after, k)),
                (words[0], words[1]),
            )
        )
    return found


def _show(first: Side, second: Side, pairs: Sequence[Pair]) -> None:
    from harness.report import p_value, percent, points, screen, table

    console = screen()
    for text in (f"first   {first.name}", f"second  {second.name}"):
        console.print(plain(text, NOTE), markup=False, highlight=False)
    columns = ["benchmark", "arm", "first", "second", "second - first, paired [95 %]", "p", "problems"]
    cells = [
        [
            f"{pair.bench} ({pair.edition})",
            pair.arm,
            percent(pair.before),
            percent(pair.after),
            points(pair.difference),
            p_value(pair.difference.p),
            str(pair.questions),
        ]
        for pair in pairs
    ]
    console.print(table(columns, cells))
    for pair in pairs:
        one, two = pair.settings
        words = one if one == two else f"{one} in the first run, {two} in the second"
        console.print(plain(f"{pair.bench} {pair.arm}: {words}", NOTE), markup=False, highlight=False)


if __name__ == "__main__":
    raise SystemExit(main())
