"""Boards as text: Markdown, CSV, JSON, LaTeX, or one self-contained HTML page.

Markdown, LaTeX and HTML are for people: percent, with the 95 % interval in parentheses. CSV and JSON are for
programs: shares in [0, 1], the ends of intervals in fields of their own. Names of models and runs are other
people's text: harness/text.py makes it safe in each format.

    write = FORMATS["md"].write
    print(write(collect(["runs/"])))
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from harness.report import p_value
from harness.stats import Difference, Interval
from harness.text import csv_cell, html_text, latex, markdown, plain, to_json
from leaderboards.tables import Board, Cell, Share, Table

NOTE = (
    "Scores in percent, with 95 % intervals clustered by question: avg@k over the population of such "
    'questions, "these questions" over sampling on these very questions (hold that against published ones). '
    "Points are paired differences with a sign-flip permutation p-value. "
    "Tokens (newly generated) and seconds are means of a problem."
)
STYLE = """
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif }
body { margin: 2rem auto; max-width: 90rem; padding: 0 1rem }
.scroll { overflow-x: auto }
table { border-collapse: collapse; margin: 1rem 0 2rem; font-variant-numeric: tabular-nums }
caption { text-align: left; font-weight: 600; padding: .4rem 0 }
th, td { padding: .3rem .7rem; text-align: left; vertical-align: top; border-bottom: 1px solid #8884 }
tr.published { background: #8882; font-style: italic }
"""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write boards, and the ending of its files."""

    ending: str
    write: Callable[[Sequence[Board]], str]


def text(cell: Cell) -> str:
    """A cell for people: scores in percent with their interval in parentheses.

    >>> text(Interval(0.5, 0.25, 0.75)), text(Difference(0.1, -0.05, 0.25, 0.2, 30)), text(Share(0.919))
    ('50.0 (25.0 to 75.0)', '+10.0 (-5.0 to +25.0), p = 0.20', '91.9')
    """
    if cell is None:
        return ""
    if isinstance(cell, Difference):
        low, high = f"{100 * cell.low:+.1f}", f"{100 * cell.high:+.1f}"
        return f"{100 * cell.estimate:+.1f} ({low} to {high}), p {_equals(p_value(cell.p))}"
    if isinstance(cell, Interval):
        return f"{100 * cell.estimate:.1f} ({100 * cell.low:.1f} to {100 * cell.high:.1f})"
    if isinstance(cell, Share):
        return f"{100 * cell.estimate:.1f}"
    return plain(cell) if isinstance(cell, str) else f"{cell:,}"


def _equals(p: str) -> str:
    return f"< {p[1:]}" if p.startswith("<") else f"= {p}"


def as_markdown(boards: Sequence[Board]) -> str:
    """Pipe tables under a heading each."""
    parts = [f"## {markdown(table.title)}\n\n{_md_table(table)}" for table in _tables(boards)]
    return "\n\n".join([*parts, NOTE]) + "\n"


def _md_table(table: Table) -> str:
    lines = [[markdown(name) for name in table.columns], ["---"] * len(table.columns)]
    lines += [[markdown(text(cell)) for cell in row] for row in table.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def as_latex(boards: Sequence[Board]) -> str:
    """Tables for the booktabs package."""
    return "\n\n".join(["% needs \\usepackage{booktabs}", *map(_latex_table, _tables(boards))]) + "\n"


def _latex_table(table: Table) -> str:
    rows = [[latex(text(cell)) for cell in row] for row in table.rows]
    body = [" & ".join(row) + r" \\" for row in rows]
    head = " & ".join(map(latex, table.columns)) + r" \\"
    return "\n".join(
        [
            r"\begin{table}",
            rf"\caption{{{latex(table.title)}}}",
            rf"\begin{{tabular}}{{{'l' * len(table.columns)}}}",
            r"\toprule",
            head,
            r"\midrule",
            *body,
            r"\bottomrule",
            r"\end{tabular}",
            r"\end{table}",
        ]
    )


def page(boards: Sequence[Board]) -> str:
    """One HTML page without scripts or anything from elsewhere."""
    tables = "\n".join(map(_html_table, _tables(boards)))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Leaderboards</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>Leaderboards</h1>\n"
        f"<p>{html_text(NOTE)}</p>\n{tables}\n</body>\n</html>\n"
    )


def _html_table(table: Table) -> str:
    head = "".join(f'<th scope="col">{html_text(name)}</th>' for name in table.columns)
    rows = [_html_row(*pair) for pair in zip(table.rows, table.published, strict=True)]
    return (
        f'<div class="scroll"><table>\n<caption>{html_text(table.title)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{chr(10).join(rows)}\n</tbody>\n</table></div>"
    )


def _html_row(row: Sequence[Cell], published: bool) -> str:
    cells = "".join(f"<td>{html_text(text(cell))}</td>" for cell in row)
    return f'<tr class="published">{cells}</tr>' if published else f"<tr>{cells}</tr>"


def as_json(boards: Sequence[Board]) -> str:
    """A list of benchmarks; a row is an object of its filled columns, an interval an object of its own."""
    return to_json([_json_board(board) for board in boards]) + "\n"


def _json_board(board: Board) -> dict[str, Any]:
    return {
        "benchmark": board.bench,
        "scores": _json_rows(board.scores),
        "differences": _json_rows(board.differences),
    }


def _json_rows(table: Table) -> list[dict[str, Any]]:
    return [
        {"published": published}
        | {name: _json(cell) for name, cell in zip(table.columns, row, strict=True) if cell is not None}
        for row, published in zip(table.rows, table.published, strict=True)
    ]


def _json(cell: Cell) -> Any:
    if isinstance(cell, Share):
        return cell.estimate
    return asdict(cell) if isinstance(cell, Interval | Difference) else cell


def as_csv(boards: Sequence[Board]) -> str:
    """One table of everything, a row a score or a difference; what a row does not have is empty."""
    rows = [
        {
            "benchmark": csv_cell(board.bench),
            "kind": kind,
            "published": str(published).lower(),
            **_csv_cells(table, row),
        }
        for kind in ("score", "difference")
        for board in boards
        for table in [board.scores if kind == "score" else board.differences]
        for row, published in zip(table.rows, table.published, strict=True)
    ]
    out = io.StringIO()
    names = dict.fromkeys(name for row in rows for name in row)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(map(csv_cell, names))
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    return out.getvalue()


def _csv_cells(table: Table, row: Sequence[Cell]) -> dict[str, str | float]:
    """The cells of a row by column; `avg@k (official)` is followed by its `low` and `high`."""
    cells: dict[str, str | float] = {}
    for name, cell in zip(table.columns, row, strict=True):
        if isinstance(cell, Interval | Difference | Share):
            ends = asdict(cell)
            cells[name] = ends.pop("estimate")
            cells |= {f"{name} {end}": value for end, value in ends.items()}
        elif cell is not None:
            cells[name] = csv_cell(cell) if isinstance(cell, str) else cell
    return cells


FORMATS: Mapping[str, Format] = {
    "md": Format("md", as_markdown),
    "csv": Format("csv", as_csv),
    "json": Format("json", as_json),
    "latex": Format("tex", as_latex),
    "html": Format("html", page),
}


def _tables(boards: Sequence[Board]) -> list[Table]:
    return [table for board in boards for table in (board.scores, board.differences) if table.rows]
