r"""Cut the final answer out of a completion: after the thinking, the last marker that holds something.

A thought that was never finished holds no answer, whatever it mentions. Of `<answer>...</answer>` and
`\boxed{...}` the last one counts; empty ones and echoes of the instruction are passed over.
Everything here is one pass over the text: 100 kB of braces cost as much as 100 kB of prose.

    >>> extract(r"<think>maybe \boxed{70}</think> First \boxed{70}. No: \boxed{12}")
    '12'
    >>> extract(r"<think>maybe \boxed{70}") is None
    True
    >>> extract_math("So 3 + 4 = 7.\n**Answer:** 7")
    '7'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Finder = Callable[[str], str | None]

_THINK = re.compile(r"<(/?)think>", re.I)
_TAG = re.compile(r"<(/?)answer>", re.I)
_BRACE = re.compile(r"\\.|[{}]", re.S)
_BOX = re.compile(r"\\(?:boxed|fbox)(?![A-Za-z])")
_BARE = re.compile(r"[ \t]{0,8}([-+\N{MINUS SIGN}]?\d[\d.,/]*|[A-Z](?![A-Za-z]))")
_FILLER = re.compile(r"(?:\s|\\[,;:! ]|~|\$|[{}])+")
_ECHO = re.compile(
    r"(?:\\text ?)?(?:and|or|tags?|\.{2,}|…|\\[lc]?dots"
    r"|\[?(?:your |the |my )?(?:final )?(?:answer|result)(?: here)?\]?)",
    re.I,
)
_ECHO_LIMIT = 40


def strip_reasoning(text: str, in_reasoning: bool = False) -> str | None:
    """What follows the last `</think>`; None where a thought was begun and never finished.

    `in_reasoning` says that the text starts inside a thought (a chat template wrote the opening tag).
    A text without any tag is returned as it is.
    """
    end, thinking = 0, in_reasoning
    for tag in _THINK.finditer(text):
        thinking = not tag[1]
        end = end if thinking else tag.end()
    return None if thinking else text[end:]


def extract(text: str, in_reasoning: bool = False) -> str | None:
    r"""The final answer inside `<answer>...</answer>` or `\boxed{...}`, trimmed; None where there is none."""
    return _first(TASK, text, in_reasoning)


def extract_math(text: str, in_reasoning: bool = False) -> str | None:
    """Like `extract`, but where no marker is found "Answer: x" or a closing sentence is read instead."""
    return _first(MATH, text, in_reasoning)


def last_code_block(text: str, in_reasoning: bool = False) -> str | None:
    """The last fenced code block that is not empty; a block left open counts only where none was closed."""
    answer = strip_reasoning(text, in_reasoning)
    if answer is None:
        return None
    closed, open_end = _fenced(answer)
    filled = [block for block in (*open_end, *closed) if block.strip()]
    return filled[-1] if filled else None


def last_marker(text: str) -> str | None:
    """The content of the last answer tag or box (by where it starts) that is no echo of the instruction."""
    spans = sorted([*_tags(text), *_boxes(text)], reverse=True)
    for start, end in spans:
        content = text[start:end].strip()
        if not _is_echo(content):
            return content
    return None


def joined_boxes(text: str) -> str | None:
    r"""The last boxes as one list where only a comma or "and" parts them: `\boxed{1}` and `\boxed{2}`."""
    spans = list(_boxes(text))
    contents: list[str] = []
    for i in range(len(spans) - 1, -1, -1):
        contents.append(text[slice(*spans[i])].strip())
        if i == 0 or not _JOINT.fullmatch(text, spans[i - 1][1], spans[i][0]):
            break
    return ", ".join(reversed(contents)) if len(contents) > 1 and all(contents) else None


def closing_line(text: str) -> str | None:
    """What a text without markers ends on: the last "answer is x" or "#### x", else a value on the last line.

    Only the last 2,000 characters are read. A reply that is nothing but one formula is its own answer.
    """
    lines = [line.strip() for line in text[-_TAIL:].splitlines() if line.strip()]
    for line in reversed(lines):
        leads = list(_LEAD.finditer(line))
        if leads and (value := _value(line[leads[-1].end() :])):
            return value
    if not lines:
        return None
    if match := _ENDS_IN_VALUE.fullmatch(lines[-1]):
        return _value(match[1])
    for bold in reversed(_BOLD.findall(lines[-1])):
        if len(numbers := re.findall(_NUMBER, bold)) == 1:
            return str(numbers[0])
    return text.strip() if len(lines) == 1 and len(text) <= 200 and not _PROSE.search(lines[0]) else None


TASK: tuple[Finder, ...] = (last_marker,)
"""How a task that told the model its format reads the answer."""
MATH: tuple[Finder, ...] = (joined_boxes, last_marker, closing_line)
"""How a mathematics problem reads it, whose models may have been told nothing: the first find counts."""

_TAIL = 2000
_SPACE = r"(?:[ $~\n]|\\[,; ]|\\q?quad(?![A-Za-z])){0,9}"
_JOINT = re.compile(
    rf"\}}{_SPACE}(?:[,;]{_SPACE}(?:\\text\{{ ?and ?\}}|and)?|\\text\{{ ?(?:and|or) ?\}}|and|or){_SPACE}"
    r"\\(?:boxed|fbox)\s?\{"
)
_LEAD = re.compile(
    r"\banswers?\b[ *_]*(?:(?:is|are)\b(?! not\b)|[:=\uff1a])[ *_:]*"
    r"|^[>*_#]*####\s*|^A:\s*|答案[是为\uff1a:]+\s*",
    re.I,
)
_NUMBER = r"[-+\N{MINUS SIGN}]?(?:[$€£]|\\\$)?(?:\d[\d.,/]*|\.\d+)(?:[ \t]?\\?%)?"
_FORMULA = r"\$[^$]+\$|\\\([^\n]+?\\\)|\\\[[^\n]+?\\\]"
_ENDS_IN_VALUE = re.compile(
    rf"(?:.*(?:\b(?:is|are|equals|get|have)\b|=|:|\*\*)[ *]*)?({_FORMULA}|{_NUMBER})[*_]*\.?[*_]*"
)
_STARTS_WITH_VALUE = re.compile(rf"({_FORMULA}|{_NUMBER})(?=[ ,;.][ \"\'A-Za-z]|[.,;]?$)")
_BOLD = re.compile(r"\*\*([^*\n]{1,80})\*\*")
_SENTENCE_END = re.compile(r"(?<=[^.])\.(?=\s+[A-Z])")
_PROSE = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}|[?!]$|[^\W\d_a-zA-Z\u0391-\u03c9]{2}")


def _value(said: str) -> str | None:
    """The value in what follows "the answer is"; the whole phrase where it is neither number nor formula."""
    phrase = _SENTENCE_END.split(said, maxsplit=1)[0].strip().strip("*_").strip()
    phrase = phrase if phrase.endswith("..") else phrase.rstrip(".").rstrip("*_").rstrip()
    match = _ENDS_IN_VALUE.fullmatch(phrase) or _STARTS_WITH_VALUE.match(phrase)
    value = match[1].rstrip(".,") if match else phrase
    return None if _is_echo(value) else value


def _first(policy: tuple[Finder, ...], text: str, in_reasoning: bool) -> str | None:
    answer = strip_reasoning(text, in_reasoning)
    if answer is None:
        return None
    return next((found for find in policy if (found := find(answer)) is not None), None)


def _is_echo(content: str) -> bool:
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
    boxes = list(_BOX.finditer(text))
    closing = _closing_braces(text) if boxes else {}
    for box in boxes:
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


def _fenced(text: str) -> tuple[list[str], list[str]]:
    """Closed code blocks, and the one left open at the end if there is one."""
    closed: list[str] = []
    block: list[str] | None = None
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if not bare.startswith(("```", "~~~")):
            if block is not None:
                block.append(line)
        elif block is None or bare.strip("`~"):
            block = []
        else:
            closed.append("".join(block))
            block = None
    return closed, [] if block is None else ["".join(block)]
