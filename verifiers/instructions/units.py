"""What a word, a sentence, a paragraph, a line and a list item are: stated once, used by every instruction.

word        letters and digits, with apostrophes and hyphens inside: "don't" and "well-known" are one each
sentence    a stretch of one line with a word in it, up to . ! ? or the end of the line; closing quotes and
            brackets belong to it, and the dots of "3.14", "e.g." and "Dr." end nothing
paragraph   lines with a word in them, set apart by blank lines
line        a line that is not blank
item        a line that begins with a sign ("-", "*", "+" or a bullet) or with a number ("1." or "1)")

Each function is one pass over the text.

    >>> words("Don't panic: 3.5 is well-known.")
    ["Don't", 'panic', '3', '5', 'is', 'well-known']
    >>> sentences("Dr. Who paid 3.5 pounds. \\"Why?\\" Nobody knows")
    ['Dr. Who paid 3.5 pounds.', '"Why?"', 'Nobody knows']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")

MEANINGS: Mapping[str, str] = {
    "word": "Words consist of letters and digits; hyphens and apostrophes inside a word do not part it.",
    "sentence": "Sentences end with a full stop, exclamation mark or question mark, or with their line.",
}
"""What a prompt says of these terms where it uses them."""

_ABBREVIATIONS = frozenset(["mr", "mrs", "ms", "dr", "prof", "st", "vs", "e.g", "i.e", "cf"])
_END = re.compile(r"(?<![.!?\u2026])[.!?\u2026]+[\"'\u201d\u2019)\]*_]*(?=\s|$)")
_LAST = re.compile(r"[^\s(\[\"'*_]*\Z")
_BLANK = re.compile(r"\n(?:[^\S\n]*\n)+")
_BULLET = re.compile(r"[ \t]{0,8}[-*+\u2022][ \t]+(?=\S)")
_NUMBERED = re.compile(r"[ \t]{0,8}(\d{1,4})[.)][ \t]+(?=\S)")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_LONGEST_ABBREVIATION = 6


def words(text: str) -> list[str]:
    """The words, as they are written."""
    return WORD.findall(text)


def letters(word: str) -> str:
    """The letters of a word in lower case, without digits, hyphens and apostrophes."""
    return "".join(c for c in word.casefold() if c.isalpha())


def spelled(text: str) -> list[str]:
    """The letters of each word that has some."""
    return [found for word in words(text) if (found := letters(word))]


def lines(text: str) -> list[str]:
    """The lines that are not blank, without the space around them."""
    return [bare for line in text.split("\n") if (bare := line.strip())]


def paragraphs(text: str) -> list[str]:
    """The paragraphs, without the space around them."""
    return [part.strip() for part in _BLANK.split(text) if WORD.search(part)]


def sentences(text: str) -> list[str]:
    """The sentences in order, end marks included."""
    return [sentence for line in lines(text) for sentence in _sentences_of(line)]


def _sentences_of(line: str) -> Iterator[str]:
    start, word = 0, WORD.search(line)
    for end in _END.finditer(line):
        before = line[max(start, end.start() - _LONGEST_ABBREVIATION) : end.start()]
        if end[0] == "." and _is_abbreviation(before):
            continue
        if word and word.start() < end.start():
            yield line[start : end.end()].strip()
            start, word = end.end(), WORD.search(line, end.end())
    if word:
        yield line[start:].strip()


def _is_abbreviation(before: str) -> bool:
    last = _LAST.search(before)
    return last is not None and last[0].casefold() in _ABBREVIATIONS


def bullets(text: str) -> list[str]:
    """The texts of bullet points, without their signs."""
    return _after(_BULLET, text)


def numbered(text: str) -> list[tuple[int, str]]:
    """The numbers and texts of numbered items."""
    found = ((match, line) for line in text.split("\n") if (match := _NUMBERED.match(line)))
    return [(int(match[1]), line[match.end() :].strip()) for match, line in found]


def headings(text: str) -> list[str]:
    """The texts of Markdown headings, without their signs."""
    return _after(_HEADING, text)


def _after(sign: re.Pattern[str], text: str) -> list[str]:
    return [line[match.end() :].strip() for line in text.split("\n") if (match := sign.match(line))]


def respell(text: str, spell: Callable[[int, str], str]) -> str:
    """The text with each word replaced by `spell(its number from 1, the word)`."""
    count = 0

    def one(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return spell(count, match[0])

    return WORD.sub(one, text)
