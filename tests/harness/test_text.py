"""Other people's text is text in every form that we write: each form is parsed back as its reader would."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harness.text import csv_cell, html_text, latex, markdown, plain, plain_lines, to_json

HOSTILE = [
    "\x1b[2J\x1b]0;title\x07gone",
    "\x9b31m",
    "\u202egnp.exe\u2066\u200f",
    "a\x00b\x08\x7f",
    "line\r\nend\u2028\u2029\x85\x0b",
    "x" * 3_000_000,
    "\x1b" * 3_000_000,
    "a\ud800b\udfff",
    "=cmd|' /C calc'!A0",
    "＝1+1",
    " \t=1+1",
    "a | b | c",
    r"\input{/etc/passwd} \write18{ls} $x^2$ % & # _ ~ ^ {}",
    "*[not an option]",
    "--- ''quoted'' ,, `` ?`",
    "`code` **bold** [a](http://b) ![i](j) ~~s~~ <!-- -->",
    "https://example.com www.example.com someone@example.com #1",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"'><b>&amp;&lt;",
    "]]> --> </td></table>",
    "[red]rich[/red] :smile:",
]
hostile = (
    st.text(max_size=60)
    | st.sampled_from(HOSTILE)
    | st.text("\\`*_{}[]<>|~$%&#^\"'-,=+@ \x1b\u202e", max_size=30)
)


def every(test: Callable[..., Any]) -> Callable[..., Any]:
    """The strings above, and whatever else is found."""
    for text in HOSTILE:
        test = example(text)(test)
    return given(hostile)(test)


@every
def test_a_terminal_gets_one_short_printable_line(text: str) -> None:
    shown = plain(text, 120)
    assert shown.isprintable() and len(shown) <= 120
    shown.encode()
    if text.isprintable() and len(text) <= 120:
        assert shown == text


def test_what_is_spelled_out_can_be_told_apart() -> None:
    assert plain("\x1b[2J\u202e\x00\ud800") == r"\x1b[2J\u202e\x00\ud800"
    assert plain("x" * 201) == "x" * 199 + "…" and plain("x" * 200) == "x" * 200


def test_a_sentence_of_ours_keeps_its_lines() -> None:
    assert plain_lines("one\n  two\x1b[2J") == "one\n  two\\x1b[2J"


@every
def test_csv_reads_back_and_starts_no_formula(text: str) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerow([csv_cell(text), "next"])
    ((cell, after),) = csv.reader(io.StringIO(stream.getvalue()))
    assert after == "next" and cell == csv_cell(text)
    assert cell.removeprefix("'") == plain(text) or cell == plain(text)
    assert not cell.lstrip().startswith(tuple("=+-@\t\r＝＋－＠"))
    stream.getvalue().encode()


class Parsed(html.parser.HTMLParser):
    """What a browser sees."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, Any]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, attrs))

    def handle_comment(self, data: str) -> None:
        self.tags.append(("!--", data))

    def handle_data(self, data: str) -> None:
        self.text += data


@every
def test_html_reads_back_as_one_text(text: str) -> None:
    page = Parsed(f'<td title="{html_text(text)}">{html_text(text)}</td>')
    assert [tag for tag, _ in page.tags] == ["td"]
    assert page.tags[0][1] == [("title", page.text)] and page.text == plain(text, 1_000)


@every
def test_latex_has_no_command_but_our_own(text: str) -> None:
    shown = latex(text)
    named = r"\\(textbackslash|textasciicircum|textasciitilde|textasciigrave)\{\}"
    ours = named + r"|\\[&%$#_{}]|\{[*\[\]<>|\"]\}|\{\}"
    bare = re.sub(ours, "", shown)
    assert not set(bare) & set('\\{}$&#^_~%`*[]<>|"'), bare
    assert not re.search(r"--|''|,,", shown)
    spelled = {"textbackslash": "\\", "textasciicircum": "^", "textasciitilde": "~", "textasciigrave": "`"}

    def read(match: re.Match[str]) -> str:
        return spelled.get(match[1], match[0].strip("\\")[:1] if match[0][0] == "\\" else match[0][1:-1])

    assert re.sub(ours, read, shown) == plain(text)


@every
def test_markdown_is_shown_as_it_was_written(text: str) -> None:
    from markdown_it import MarkdownIt  # a dependency of rich

    renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    page = Parsed(renderer.render(f"| {markdown(text)} | b |\n| --- | --- |\n| {markdown(text)} | d |\n"))
    assert [tag for tag, _ in page.tags if tag not in ("table", "thead", "tbody", "tr", "th", "td")] == []
    cells = [line for line in page.text.split("\n") if line.strip()]
    assert [tag for tag, _ in page.tags].count("td") == 2
    assert len(cells) == 4 or not plain(text).strip()
    if plain(text).strip():
        assert cells[0] == cells[2] == plain(text).strip()


def test_markdown_makes_no_links_of_bare_addresses() -> None:
    shown = markdown("see https://example.com, www.example.com and someone@example.com")
    assert "://" not in shown.replace("\\://", "") and "www.e" not in shown and "someone@" not in shown


@every
def test_json_is_ascii_and_whole(text: str) -> None:
    shown = to_json({"text": text})
    assert shown.isascii() and all(c.isprintable() or c == "\n" for c in shown)
    assert json.loads(shown)["text"] == text


def test_json_has_no_numbers_that_others_cannot_read() -> None:
    with pytest.raises(ValueError):
        to_json(float("nan"))
