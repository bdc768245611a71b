r"""Answers in prose, for completions without a marker: what the last 2,000 characters end on.

A value among several alternatives ("5 or 7") or names ("x = 1, y = 2") is not cut out of them, and a reason
that follows ("4, since 12 = 3 * 4") is no part of the answer. Code blocks state nothing.

    >>> closing_sentence("Answer: The largest n is 34."), closing_sentence("The answer is 5 or 7.")
    ('34', '5 or 7')
    >>> only_formula("-1 + sqrt(3)"), last_value("there are 12 of them"), last_choice("D, it can't be A")
    ('-1 + sqrt(3)', '12', 'D')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifiers.markers import is_echo
from verifiers.units import split_unit

_TAIL = 2_000
_FORMULA_LIMIT = 200
"""Characters of a reply that can be nothing but a formula."""

_LEAD = re.compile(
    r"\banswers?\b[ *_]*(?:(?:is|are)\b(?! not\b)|[:=\uff1a]|(?=\$|\\\())[ *_:]*"
    r"|^[>*_#]*####\s*|答案[是为\uff1a:]+\s*",
    re.I,
)
_NUMBER = r"[-+\N{MINUS SIGN}]?(?:[$€£]|\\\$)?(?:\d[\d.,/]*|\.\d+)(?:[ \t]?\\?%)?"
_FORMULA = r"\$[^$\n]+\$|\\\([^\n]+?\\\)|\\\[[^\n]+?\\\]"
_VALUE = re.compile(rf"{_FORMULA}|{_NUMBER}")
_ENDS_IN_VALUE = re.compile(
    rf"(?:.*(?:\b(?:is|are|equals|get|have)\b|=|:|\*\*)[ *]{{0,5}})?({_FORMULA}|{_NUMBER})[*_]*\.?[*_]*"
)
_STARTS_WITH_VALUE = re.compile(rf"({_FORMULA}|{_NUMBER})(?=[ ,;.][ \"\'A-Za-z]|[.,;]?$)")
_IS_OUR_ANSWER = re.compile(
    rf"(?:^|[ :])({_FORMULA}|{_NUMBER}) is (?:our|the|my) (?:final |correct )?(?:answer|solution|result)\b"
)
_ALTERNATIVES = re.compile(
    rf"(?:{_VALUE.pattern})[*_]*,? ?(?:or|and)\b|(?:{_VALUE.pattern}), ?(?:{_VALUE.pattern})"
)
_NAMED = rf"[A-Za-z]\w{{0,8}} ?= ?(?:{_VALUE.pattern})"
_SEVERAL_NAMES = re.compile(rf"(?:.*[ :])?({_NAMED}(?:(?:,? (?:and|or)|,) {_NAMED})+)\.?")
_REASON = re.compile(r"[ ,;(]+(?:since|because)\b|, which\b")
_TAG = re.compile(r"</?answer>", re.I)
_LABEL = re.compile(r"([A-Z])[:)] *")
_CODE = re.compile(r"^[ \t]*```.*?(?:^[ \t]*```|\Z)", re.S | re.M)
_BOLD = re.compile(r"\*\*([^*\n]{1,80})\*\*")
_SENTENCE_END = re.compile(r"(?<=[^.])\.(?=\s+[A-Z])")
_PROSE = re.compile(
    r"(?<![\\A-Za-z])[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}|[?!]$|[^\W\d_a-zA-Z\u0391-\u03c9]{2}|[A-Za-z]{3} ?: "
)
_CHOICE = re.compile(r"(?<![A-Za-z])([A-Z])(?![A-Za-z'\u2019])")
_CHOICE_LEAD = re.compile(r"\banswer\b|\bréponse\b|\brespuesta\b|答案", re.I)
_CHOICE_FIRST = re.compile(r"[\s(*]*([A-Z])[\s)*]*(?:[.:,\u3002\uff0c]|$)")


def closing_sentence(text: str) -> str | None:
    """What follows the last "answer is" or "####", else the value on which the last line ends."""
    lines = _last_lines(_CODE.sub("\n", text))
    for line in reversed(lines):
        if match := _IS_OUR_ANSWER.search(line):
            return match[1]
        leads = list(_LEAD.finditer(line))
        if leads and (value := _stated(line[leads[-1].end() :])):
            return value
    ends_in_code = lines[-1:] != _last_lines(text)[-1:]
    return None if ends_in_code or not lines else _last_line(lines)


def _last_line(lines: Sequence[str]) -> str | None:
    """What a last line states that does not speak of an answer."""
    labels = [match[1] for line in lines if (match := _LABEL.match(line))]
    if label := _LABEL.match(lines[-1]):
        if len(labels) > 1:  # choices, or the names of several things
            return None
        if label[1] == "A":
            return _stated(lines[-1][label.end() :])
    line = _without_reason(lines[-1])
    if several := _SEVERAL_NAMES.fullmatch(line):
        return several[1]
    if match := _ENDS_IN_VALUE.fullmatch(line):
        return _stated(match[1])
    for bold in reversed(_BOLD.findall(line)):
        if len(numbers := re.findall(_NUMBER, bold)) == 1:
            return str(numbers[0])
    return None


def _without_reason(said: str) -> str:
    """A statement without what is said about its value, where it has one before that."""
    head = _REASON.split(said, maxsplit=1)[0]
    return head if _ENDS_IN_VALUE.fullmatch(head) else said


def only_formula(text: str) -> str | None:
    """A reply of one line without prose is its own answer."""
    line = text.strip()
    alone = "\n" not in line and len(line) <= _FORMULA_LIMIT and not _PROSE.search(line)
    return line if line and alone else None


def last_value(text: str) -> str | None:
    """The last formula between dollar signs, or number, wherever it stands."""
    values = [match[0].rstrip(".,/") for match in _VALUE.finditer(text[-_TAIL:])]
    return values[-1] if values else None


def last_choice(text: str) -> str | None:
    """The capital letter that a reply opens with, else the first after "answer", else the last one."""
    tail = text[-_TAIL:]
    if match := _CHOICE_FIRST.match(tail):
        return match[1]
    leads = list(_CHOICE_LEAD.finditer(tail))
    if leads and (match := _CHOICE.search(tail, leads[-1].end())):
        return match[1]
    letters = _CHOICE.findall(tail)
    return letters[-1] if letters else None


def _last_lines(text: str) -> list[str]:
    return [line.strip() for line in text[-_TAIL:].splitlines() if line.strip()]


def _stated(said: str) -> str | None:
    """The value in what follows "the answer is"; the whole phrase where it holds no single value."""
    phrase = _SENTENCE_END.split(said, maxsplit=1)[0].strip().strip("*_").strip()
    phrase = phrase if phrase.endswith("..") else phrase.rstrip(".").rstrip("*_").rstrip()
    if _TAG.search(phrase):  # an echo of the instruction: a tag that held an answer was found before
        return None
    phrase, match = _without_reason(phrase), None
    if not _ALTERNATIVES.match(phrase) and not _SEVERAL_NAMES.fullmatch(phrase) and not split_unit(phrase)[1]:
        match = _ENDS_IN_VALUE.fullmatch(phrase) or _STARTS_WITH_VALUE.match(phrase)
    value = match[1].rstrip(".,") if match else phrase
    return None if is_echo(value) else value
