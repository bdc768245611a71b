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

from harness.settings import EvaluationError as EvaluationError
from harness.stats import Difference, Interval
from harness.summary import Comparison, Report, Rescue, Round, Row, focus
from harness.summary import summarise as summarise

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

NONE = "n/a"
PIPED = 160
"""Columns where the output is no terminal, so that files and logs keep whole cells."""


def load(run_folder: str | Path) -> Report:
    """The report of a run folder, finished or not. Raises EvaluationError where it is none."""
    from harness.store import read_manifest, to_frame

    return summarise(to_frame(run_folder), read_manifest(run_folder)["settings"])


def as_dict(run_folder: str | Path) -> dict[str, Any]:
    """The report of a run folder in JSON values."""
    return load(run_folder).as_dict()


def render(run_folder: str | Path, console: Console | None = None) -> None:
    """Print the report of a run folder."""
    from rich.console import Console

    console = console or Console()
    if not console.is_terminal:
        console.width = PIPED
    show(load(run_folder), console)


def show(report: Report, console: Console) -> None:
    """Print a report: for each benchmark and edition the arms, their differences, and the rounds."""
    from rich.text import Text

    benches = dict.fromkeys((row.bench, row.edition) for row in report.rows)
    if not benches:
        console.print("no arm has finished a problem yet")
    for bench, edition in benches:
        part = _Part(report, bench, edition)
        console.print(Text(harmless(part.title), style="bold"))
        for table in part.tables():
            console.print(table)
        for note in part.notes():
            console.print(Text(harmless(note, 400)))
        console.print()


def harmless(text: str, width: int = 200) -> str:
    r"""Text of a model or server made safe for a terminal: controls, escapes and bidi marks are spelled out.

    >>> harmless("\x1b[2Jgone")
    '\\x1b[2Jgone'
    """
    shown = text if len(text) <= width else text[: width - 1] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in shown)


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
        most = max(row.questions for row in self.rows)
        planned = self.rows[0].planned
        count = f"{planned} problems" if most == planned else f"{most} of {planned} problems so far"
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
            tables.append(_table(["arm", "round", "accuracy of all candidates", "cut %"], cells))
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
        return _table(["environment", star, *(f"{star} - {other}" for other in others)], cells)

    def notes(self) -> list[str]:
        notes = [f"{row.arm}: {row.setting}{_shared(row)}" for row in self.rows]
        notes += [_rescued(rescue) for rescue in self._of(self._report.rescues)]
        return notes + [f"{row.arm}: {n} x {message}" for row in self.rows for message, n in row.errors]


def _shared(row: Row) -> str:
    whose = ", ".join(f"{share(part)} % of them {arm}'s own" for arm, part in row.shared_from.items())
    return f"; completions are shared, {whose} (both arms are charged)" if whose else ""


def _rescued(r: Rescue) -> str:
    start = f"{r.arm}: {r.without} of {r.populations} populations had no right candidate in round 0"
    return f"{start}; {r.found} of these had a right one at the end, {share(r.accuracy)} % of their outputs"


def _records(columns: Mapping[str, Callable[[Any], str]], records: Sequence[Any]) -> Table:
    return _table(list(columns), [[cell(record) for cell in columns.values()] for record in records])


def _table(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for i, column in enumerate(columns):
        justify: Literal["left", "right"] = "right" if i else "left"
        table.add_column(Text(harmless(column)), justify=justify, overflow="fold", no_wrap=not i)
    for row in cells:
        table.add_row(*(Text(harmless(cell)) for cell in row))
    return table
