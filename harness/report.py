"""A run as a table: on the screen, and as JSON values.

Scores are in percent with a 95 % interval over the population of such questions; "these" is the interval over
sampling on these very questions, the one to hold against a published number (harness/stats.py).

    render("runs/aime25-nano-1a2b3c4d")
    as_dict("runs/aime25-nano-1a2b3c4d")["rows"][0]["avg"]["estimate"]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from harness.arms import focus
from harness.findings import Comparison, Metric, Report, Rescue, Round, Row
from harness.settings import EvaluationError as EvaluationError
from harness.stats import Difference, Interval
from harness.summary import summarise as summarise
from harness.text import NOTE, plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

NONE = "n/a"
PIPED = 160
"""Columns where the output is no terminal, so that files and logs keep whole cells."""


def load(run_folder: str | Path) -> Report:
    """The report of a run folder, finished or not. Raises EvaluationError where it is none."""
    from harness.store import read_manifest, to_frame

    return summarise(to_frame(run_folder, texts=False), read_manifest(run_folder)["settings"])


def as_dict(run_folder: str | Path) -> dict[str, Any]:
    """The report of a run folder in JSON values."""
    return load(run_folder).as_dict()


def render(run_folder: str | Path, console: Console | None = None) -> None:
    """Print the report of a run folder."""
    show(load(run_folder), console or screen())


def screen() -> Console:
    """Standard output, wide enough for whole cells where it is no terminal."""
    from rich.console import Console

    console = Console()
    if not console.is_terminal:
        console.width = PIPED
    return console


def show(report: Report, console: Console) -> None:
    """Print a report: for each benchmark and edition the arms, their differences, and the rounds."""
    from rich.text import Text

    benches = dict.fromkeys((row.bench, row.edition) for row in report.rows)
    if not benches:
        console.print("no arm has finished a problem yet")
    for bench, edition in benches:
        part = _Part(report, bench, edition)
        console.print(Text(plain(part.title), style="bold"))
        for one in part.tables():
            console.print(one)
        for note in part.notes():
            console.print(Text(plain(note, NOTE)))
        console.print()


def percent(interval: Interval | None) -> str:
    """An interval in percent.

    >>> percent(Interval(0.5, 0.25, 0.75))
    '50.0 [25.0, 75.0]'
    """
    if interval is None:
        return NONE
    return f"{100 * interval.estimate:.1f} [{100 * interval.low:.1f}, {100 * interval.high:.1f}]"


def points(difference: Difference) -> str:
    """A paired difference in percentage points."""
    low, high = 100 * difference.low, 100 * difference.high
    return f"{100 * difference.estimate:+.1f} [{low:+.1f}, {high:+.1f}]"


def p_value(p: float) -> str:
    """A p-value to the digits that its permutations carry."""
    return "<0.0001" if p < 1e-4 else f"{p:.4f}" if p < 0.1 else f"{p:.2f}"


def share(value: float) -> str:
    """A share in percent."""
    return f"{100 * value:.1f}"


def at_k(row: Row, k: int | None, interval: Interval | None) -> str:
    """A score with the k that it is for, where it differs from the row's."""
    return percent(interval) if interval is None or k == row.k else f"@{k}: {percent(interval)}"


def cut_range(row: Row) -> str:
    """From the score to what it would be if all that were cut had been right, in percent."""
    if row.avg is None or row.if_cut_right is None:
        return NONE
    return f"{share(row.avg.estimate)}-{share(row.if_cut_right)}"


ALIKE = (
    "all samples of a problem are equally long, in every problem: they seem to be one text k times, as a "
    "server gives that does not draw at random, and then k says nothing"
)

SCORE_COLUMNS: Mapping[str, Callable[[Row], str]] = {
    "arm": lambda row: row.arm,
    "k": lambda row: str(row.k),
    "avg@k [95 %]": lambda row: percent(row.avg),
    "these [95 %]": lambda row: percent(row.these),
    "pass@k": lambda row: at_k(row, row.pass_k, row.pass_at_k),
    "maj@k": lambda row: percent(row.majority),
}
COST_COLUMNS: Mapping[str, Callable[[Row], str]] = {
    "arm": lambda row: row.arm,
    "tokens/problem": lambda row: f"{row.tokens:,.0f}",
    "seconds/problem": lambda row: f"{row.seconds:.1f}",
    "cut %": lambda row: share(row.ends["cut"]),
    "no answer %": lambda row: share(row.ends["no_answer"]),
    "unparsable %": lambda row: share(row.malformed["unparsable"]),
    "invalid %": lambda row: share(row.malformed["invalid"]),
    "error %": lambda row: share(row.ends["grader_error"] + row.ends["infra_error"]),
    "avg@k if cut right": cut_range,
}
"""Tokens are newly generated ones; a table of its own, so that each fits a terminal."""

DIFFERENCE_COLUMNS: Mapping[str, Callable[[Comparison], str]] = {
    "difference in points": lambda c: f"{c.arm} - {c.against}",
    "paired [95 %]": lambda c: points(c.difference),
    "p": lambda c: p_value(c.difference.p),
    "problems": lambda c: str(c.difference.questions),
}


class _Part:
    """What belongs to one benchmark in one edition."""

    def __init__(self, report: Report, bench: str, edition: str) -> None:
        self.name, self._report = (bench, edition), report
        self.rows: list[Row] = self._of(report.rows)
        planned, done = self.rows[0].planned, min(row.done for row in self.rows)
        count = f"{planned} problems" if done >= planned else f"partial: {done} of {planned} problems done"
        self.title = f"{bench} (edition {edition}): {report.model}, {count}"

    def _of(self, items: Iterable[Any]) -> list[Any]:
        return [item for item in items if (item.bench, item.edition) == self.name]

    def tables(self) -> list[Table]:
        comparisons: list[Comparison] = self._of(self._report.comparisons)
        rounds: list[Round] = self._of(self._report.rounds)
        whole = [c for c in comparisons if c.env is None]
        tables = [_records(SCORE_COLUMNS, self.rows), _records(COST_COLUMNS, self.rows)]
        if whole:
            tables.append(_records(DIFFERENCE_COLUMNS, whole))
        if rounds:
            cells = [[r.arm, str(r.round), percent(r.avg), share(r.cut)] for r in rounds]
            tables.append(table(["arm", "round", "accuracy of all candidates", "cut %"], cells))
        if metrics := self._of(self._report.metrics):
            tables.append(_metrics(metrics, [row.arm for row in self.rows]))
        if env := self._environments([c for c in comparisons if c.env is not None]):
            tables.append(env)
        return tables

    def _environments(self, comparisons: Sequence[Comparison]) -> Table | None:
        scores = {(s.env, s.arm): percent(s.avg) for s in self._of(self._report.environments)}
        if not scores:
            return None
        star = focus([row.arm for row in self.rows])
        others = [row.arm for row in self.rows if row.arm != star]
        against = {(c.env, c.against): points(c.difference) for c in comparisons}
        cells = [
            [env, scores.get((env, star), NONE), *(against.get((env, other), NONE) for other in others)]
            for env in dict.fromkeys(env for env, _ in scores)
        ]
        return table(["environment", star, *(f"{star} - {other}" for other in others)], cells)

    def notes(self) -> list[str]:
        """What a reader of the numbers has to know, an item a line."""
        notes = [f"{row.arm}: {row.setting}{_shared(row)}{_voted(row, self.rows)}" for row in self.rows]
        notes += [f"{row.arm}: {ALIKE}" for row in self.rows if row.alike]
        notes += [_rescued(rescue) for rescue in self._of(self._report.rescues)]
        notes += [f"{row.arm}: {sentence}" for row in self.rows for sentence in (*partial(row), *failed(row))]
        return notes + [f"{row.arm}: {n} x {message}" for row in self.rows for message, n in row.errors]


def partial(row: Row) -> list[str]:
    """A sentence where an arm is not done with all of its problems, else nothing."""
    if row.done >= row.planned:
        return []
    begun = f" and {row.questions - row.done} begun" if row.questions > row.done else ""
    why = "; problems that end early may be the easier ones"
    return [f"partial: {row.done} of {row.planned} problems done{begun}{why}"]


def failed(row: Row) -> list[str]:
    """A sentence where completions ended in errors of ours, else nothing."""
    ends = ", ".join(f"{n} {end}" for end, n in row.failed.items() if n)
    if not ends:
        return []
    left = f"left out of its scores: {ends} of {row.completions} completions"
    return [f"{left}; the same command tries them again"]


def _voted(row: Row, rows: Sequence[Row]) -> str:
    if row.voters is None:
        return ""
    votes = f"; the vote of {row.voters:.1f} samples a problem"
    rsa = next((other for other in rows if other.arm == "rsa"), None)
    if not row.arm.startswith("majority@tokens") or rsa is None or not rsa.tokens:
        return votes
    return f"{votes}, as many as it takes to reach rsa's tokens ({row.tokens / rsa.tokens:.2f} times as many)"


def _shared(row: Row) -> str:
    whose = ", ".join(f"{share(part)} % of them {arm}'s own" for arm, part in row.shared_from.items())
    return f"; completions are shared, {whose} (both arms are charged)" if whose else ""


def _rescued(r: Rescue) -> str:
    start = f"{r.arm}: {r.without} of {r.populations} populations had no right candidate in round 0"
    return f"{start}; {r.found} of these had a right one at the end, {share(r.accuracy)} % of their outputs"


def _metrics(metrics: Sequence[Metric], arms: Sequence[str]) -> Table:
    shares = {(m.name, m.arm): f"{share(m.right / m.of)} ({m.right}/{m.of})" for m in metrics if m.of}
    cells = [
        [name, *(shares.get((name, arm), NONE) for arm in arms)]
        for name in dict.fromkeys(m.name for m in metrics)
    ]
    return table(["judged in %", *arms], cells)


def _records(columns: Mapping[str, Callable[[Any], str]], records: Sequence[Any]) -> Table:
    return table(list(columns), [[cell(record) for cell in columns.values()] for record in records])


def table(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> Table:
    """A table of texts, which stay texts; all but the first column are right-aligned."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for i, column in enumerate(columns):
        justify: Literal["left", "right"] = "right" if i else "left"
        made.add_column(Text(plain(column)), justify=justify, overflow="fold", no_wrap=not i)
    for row in cells:
        made.add_row(*(Text(plain(cell)) for cell in row))
    return made
