"""Runs beside published scores: one board a benchmark, whose editions never share a column.

boards = collect(["runs/"])
boards[0].scores.columns        # ('model', 'arm', 'setting', 'avg@k (official)', 'avg@k (restated)', ...)
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.report import Comparison, EvaluationError, Report, Row, failed, load, partial
from harness.stats import Difference, Interval
from harness.store import runs
from harness.text import plain
from leaderboards.published import PUBLISHED, Published

OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Share:
    """A score in [0, 1] without an interval."""

    estimate: float


Cell = str | int | float | Share | Interval | Difference | None
"""Text, a number, a score with or without its interval, a paired difference, or nothing."""


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of cells; `published` marks the rows that are no runs."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    published: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """All that is known of a benchmark."""

    bench: str
    scores: Table
    differences: Table


@dataclass(frozen=True, slots=True)
class _Line:
    edition: str
    cells: Mapping[str, Cell]
    published: bool
    rank: float


# Columns that hold scores are repeated for each edition, in this order, between the two groups of others.
LEFT: Mapping[str, Callable[[Report, Any], Cell]] = {
    "model": lambda report, row: report.model,
    "arm": lambda report, row: row.arm,
    "setting": lambda report, row: row.setting,
}
SCORES: Mapping[str, Callable[[Row], Cell]] = {
    "avg@k": lambda row: row.avg,
    "these questions": lambda row: row.these,
    "pass@k": lambda row: row.pass_at_k if row.pass_k == row.k else None,
    "maj@k": lambda row: row.majority,
    "if cut right": lambda row: None if row.if_cut_right is None else Share(row.if_cut_right),
}
RIGHT: Mapping[str, Callable[[Row], Cell]] = {
    "edition": lambda row: row.edition,
    "k": lambda row: row.k,
    "problems": lambda row: row.questions,
    "of": lambda row: row.planned,
    "tokens": lambda row: round(row.tokens, 1),
    "cut": lambda row: Share(row.ends["cut"]),
    "no answer": lambda row: Share(row.ends["no_answer"]),
    "error": lambda row: Share(row.ends["grader_error"] + row.ends["infra_error"]),
    "seconds": lambda row: round(row.seconds, 2),
    "attention": lambda row: "; ".join([*partial(row), *failed(row)]) or None,
}
TOTAL = ("model", "arm", "setting", *SCORES, *RIGHT, "source")
PAIRED = ("model", "difference", "points", "problems", "edition", "source")


def collect(paths: Sequence[str | Path]) -> list[Board]:
    """A board for each benchmark of the runs at or under the paths. EvaluationError where there is no run."""
    folders = dict.fromkeys(folder.resolve() for path in paths for folder in runs(path))
    reports = [_load(folder) for folder in folders]
    benches = dict.fromkeys(row.bench for report in reports for row in report.rows)
    if not benches:
        raise EvaluationError("no run has a finished problem yet; wait for one, or name other folders")
    return [_board(bench, reports) for bench in benches]


def _load(folder: Path) -> Report:
    try:
        return load(folder)
    except (OSError, ValueError, KeyError, sqlite3.Error) as error:
        why = plain(" ".join(str(error).split()))
        raise EvaluationError(f"{folder} cannot be read as a run: {why}") from error


def _board(bench: str, reports: Sequence[Report]) -> Board:
    lines = [_of_run(report, row) for report in reports for row in report.rows if row.bench == bench]
    lines += [_of_print(row) for row in PUBLISHED if row.bench == bench]
    pairs = [_of_pair(r, c) for r in reports for c in r.comparisons if c.bench == bench and c.env is None]
    return Board(
        bench,
        _table(bench, TOTAL, tuple(SCORES), lines),
        _table(f"{bench}: paired differences", PAIRED, ("points",), pairs),
    )


def _of_run(report: Report, row: Row) -> _Line:
    cells = {name: cell(report, row) for name, cell in LEFT.items()}
    cells |= {name: cell(row) for name, cell in {**SCORES, **RIGHT}.items()}
    rank = row.avg.estimate if row.avg else -1.0
    return _Line(row.edition, {**cells, "source": f"run {report.run}"}, False, rank)


def _of_print(row: Published) -> _Line:
    score = Share(round(row.score / 100, 6))
    cells: dict[str, Cell] = {"model": row.model, "arm": "published", "setting": row.setting, "avg@k": score}
    return _Line(OFFICIAL, {**cells, "edition": OFFICIAL, "source": row.source}, True, score.estimate)


def _of_pair(report: Report, c: Comparison) -> _Line:
    cells: dict[str, Cell] = {
        "model": report.model,
        "difference": f"{c.arm} - {c.against}",
        "points": c.difference,
        "problems": c.difference.questions,
        "edition": c.edition,
        "source": f"run {report.run}",
    }
    return _Line(c.edition, cells, False, c.difference.estimate)


def _table(title: str, names: Sequence[str], scores: Sequence[str], lines: Sequence[_Line]) -> Table:
    """Lines from the highest down, a column of each score for each edition, no column without a cell."""
    lines = sorted(lines, key=lambda line: -line.rank)
    editions = sorted({line.edition for line in lines}, key=lambda edition: (edition != OFFICIAL, edition))
    columns: dict[str, list[Cell]] = {}
    for name in names:
        if name not in scores:
            columns[name] = [line.cells.get(name) for line in lines]
            continue
        for edition in editions:
            own = [line.cells.get(name) if line.edition == edition else None for line in lines]
            columns[f"{name} ({edition})"] = own
    filled = {name: cells for name, cells in columns.items() if any(c is not None for c in cells)}
    rows = tuple(zip(*filled.values(), strict=True))
    return Table(title, tuple(filled), rows, tuple(line.published for line in lines))
