r"""Answers between markers: `<answer>...</answer>`, `\boxed{...}`, and `[...]` where a task asks for it.

Empty markers and echoes of the instruction ("\boxed{your answer}") are passed over. Everything here is one
pass over the text: 100 kB of braces cost as much as 100 kB of prose.

    >>> last_marker(r"First \boxed{70}. No: \boxed{12} \boxed{}"), joined_boxes(r"\boxed{1} and \boxed{2}")
    ('12', '1, 2')
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAG = re.compile(r"<(/?)answer>", re.I)
_BRACE = re.compile(r"\\.|[{}]", re.S)
_BOX = re.compile(r"\\(?:boxed|fbox)(?![A-Za-z])")
_BARE = re.compile(r"[ \t]{0,8}([-+\N{MINUS SIGN}]?\d[\d.,/]*|[A-Z](?![A-Za-z]))")
_BRACKETS = re.compile(r"(?<!\\)\[([^\[\]\n]{1,400})(?<!\\)\](?!\()")
_SPACE = r"(?:[ $~\n]|\\[,; ]|\\q?quad(?![A-Za-z])){0,9}"
_JOINT = re.compile(
    rf"\}}{_SPACE}(?:[,;]{_SPACE}(?:\\text\{{ ?and ?\}}|and)?|\\text\{{ ?(?:and|or) ?\}}|and|or){_SPACE}"
    r"\\(?:boxed|fbox)\s?\{"
)
_FILLER = re.compile(r"(?:\s|\\[,;:! ]|~|\$|[{}])+")
_ECHO = re.compile(
    r"(?:\\text ?)?(?:and|or|tags?|\.{2,}|…|\\[lc]?dots"
    r"|\[?(?:your |the |my )?(?:final )?(?:answer|result)(?: here)?\]?)",
    re.I,
)
_ECHO_LIMIT = 40


def last_marker(text: str) -> str | None:
    """The content of the last answer tag or box (by where it starts) that is no echo of the instruction."""
    spans = sorted([*_tags(text), *_boxes(text)], reverse=True)
    contents = (text[start:end].strip() for start, end in spans)
    return next((content for content in contents if not is_echo(content)), None)


def joined_boxes(text: str) -> str | None:
    r"""The last boxes as one list where only a comma or "and" parts them: `\boxed{1}` and `\boxed{2}`."""
    spans = list(_boxes(text))
    contents: list[str] = []
    for i in range(len(spans) - 1, -1, -1):
        contents.append(text[slice(*spans[i])].strip())
        if i == 0 or not _JOINT.fullmatch(text, spans[i - 1][1], spans[i][0]):
            break
    return ", ".join(reversed(contents)) if len(contents) > 1 and all(contents) else None


def last_bracket(text: str) -> str | None:
    """The content of the last `[...]` that is neither a link nor displayed mathematics."""
    contents = [match[1].strip() for match in _BRACKETS.finditer(text)]
    return next((content for content in reversed(contents) if not is_echo(content)), None)


def is_echo(content: str) -> bool:
    """Whether a marker holds nothing, or only a repetition of what it was meant for."""
    if _FILLER.fullmatch(content) or not content:
        return True
    return len(content) <= _ECHO_LIMIT and bool(_ECHO.fullmatch(_FILLER.sub(" ", content).strip()))


def _tags(text: str) -> Iterator[tuple[int, int]]:
    start = None
    for tag in _TAG.finditer(text):
        if not tag[1]:
            start = tag.end()
        elif start is not None:
            yield start, tag.start()
            start = None


def _boxes(text: str) -> Iterator[tuple[int, int]]:
    closing = _closing_braces(text) if _BOX.search(text) else {}
    for box in _BOX.finditer(text):
        brace = box.end()
        while text[brace : brace + 1].isspace():
            brace += 1
        if brace in closing:
            yield brace + 1, closing[brace]
        elif bare := _BARE.match(text, box.end()):
            yield bare.start(1), bare.start(1) + len(bare[1].rstrip(".,/"))


def _closing_braces(text: str) -> dict[int, int]:
    r"""Position of each `{` -> position of its `}`; escaped braces do not count."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for token in _BRACE.finditer(text):
        if token[0] == "{":
            stack.append(token.start())
        elif token[0] == "}" and stack:
            pairs[stack.pop()] = token.start()
    return pairs
