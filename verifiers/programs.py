r"""Cut the program out of a completion, and say which language it is in.

The policy, step by step:

1. The thinking is removed; a thought that was never finished holds no program.
2. Where the last `<answer>...</answer>` holds a program, only its content is read.
3. Fenced blocks are read as CommonMark reads them: a fence of at least three backticks or tildes, closed by
   one at least as long. A tagged fence inside a block opens a new block, so a stray or doubled fence costs
   nothing. An indented block loses the indentation of its fence.
4. A block is a program if its tag names Python or C++, or if it has no tag and looks like one of them.
   Blocks of output, shell commands and other languages are passed over; so is the other language where one
   was asked for.
5. The last closed block that is a program counts; with `defines` given, the last one that defines that name,
   if there is one. A block left open counts only where no closed block does.
6. Where no block does, the text outside the blocks may be the program: from its first line that looks like
   code to its last.

    >>> cut("Here it is:\n```python\nprint(1)\n```\nIt prints\n```\n1\n```")
    Submission(source='print(1)\n', language='python')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from verifiers.answers import strip_reasoning

Language = Literal["python", "cpp"]

TAGS: dict[str, Language] = {
    **dict.fromkeys(("python", "python3", "python2", "py", "py3", "pypy", "pypy3"), "python"),
    **dict.fromkeys(
        ("cpp", "c++", "cc", "cxx", "c", "cpp14", "cpp17", "cpp20", "c++14", "c++17", "c++20"), "cpp"
    ),
}
"""The tags of a fence that name a language we run."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A program as a completion wrote it."""

    source: str
    language: Language


def cut(
    text: str, language: Language | None = None, *, defines: str | None = None, in_reasoning: bool = False
) -> Submission | None:
    """The program of a completion by the policy above; None where there is none.

    `language` is the one that was asked for, `defines` a function or class that the program has to define.
    """
    answer = strip_reasoning(text, in_reasoning)
    if answer is None:
        return None
    for part in (_last_tagged(answer), answer):
        if submission := _cut(part, language, defines):
            return submission
    return None


def guess_language(source: str) -> Language | None:
    """The language that a source without a tag looks like, by its first telling line; None for neither."""
    cpp, python = _CPP.search(source), _PYTHON.search(source)
    if cpp and python:
        return "cpp" if cpp.start() < python.start() else "python"
    return "cpp" if cpp else "python" if python else None


_ANSWER = re.compile(r"<(/?)answer>", re.I)
_FENCE = re.compile(r"(?P<indent>[ \t]*+)(?P<fence>`{3,}|~{3,})[ \t]*+(?P<info>[^\n]*)")
_WORD = re.compile(r"[\w+#-]+")
_CPP = re.compile(
    r"^[ \t]*+(?:#[ \t]*include[ \t]*[<\"]|#define |using namespace |template[ \t]*<"
    r"|(?:class|struct)[ \t]+\w+[ \t]*\{|(?:int|void|bool|long long|string|auto)[ \t]+\w+[ \t]*\()",
    re.M,
)
_PYTHON = re.compile(
    r"^[ \t]*+(?:import [\w.]+(?:[ \t]+as |[ \t]*+[,;#]|[ \t]*+$)|from [\w.]+ import |print\("
    r"|(?:async[ \t]+)?def \w+[ \t]*\(|class \w+[ \t]*+(?:\([^\n]*\))?:"
    r"|for (?:(?! in )[^\n])++ in [^\n]+:[ \t]*+$|(?:if|while) [^\n]+:[ \t]*+$"
    r"|[\w, \t]++=[^=\n]*\b(?:input|int|map|list|sys|open)\b[.(])",
    re.M,
)
_COULD_BE_CODE = re.compile(
    r"[)\]};:\\\"']$|^[ \t]+\S|\w[ \t]*+[-+*/%|&^]?=[^=]|^(?:pass|else|try|#.*|return\b.*)$"
)


def _last_tagged(text: str) -> str:
    """The content of the last answer tag that was closed, or nothing."""
    start, content = None, ""
    for tag in _ANSWER.finditer(text):
        if not tag[1]:
            start = tag.end()
        elif start is not None:
            content, start = text[start : tag.start()], None
    return content


def _cut(text: str, language: Language | None, defines: str | None) -> Submission | None:
    closed, left_open, outside = _split(text)
    for group in closed, left_open, [_code_lines(outside)]:
        programs = [p for p in group if p and p.source.strip() and language in (None, p.language)]
        if programs:
            named = [p for p in programs if defines and _defines(p.source, defines)]
            return (named or programs)[-1]
    return None


def _defines(source: str, name: str) -> bool:
    return bool(
        re.search(rf"\b(?:def|class|struct)\s+{re.escape(name)}\b|^{re.escape(name)}\s*=", source, re.M)
    )


def _split(text: str) -> tuple[list[Submission | None], list[Submission | None], list[str]]:
    """The closed blocks, the one left open at the end if there is one, and the lines outside all blocks."""
    closed: list[Submission | None] = []
    outside: list[str] = []
    opening: re.Match[str] | None = None
    lines = outside
    for line in text.splitlines(keepends=True):
        fence = _FENCE.match(line)
        if fence is None or fence["fence"][0] in fence["info"]:  # ```print(1)``` on one line is no fence
            lines.append(line)
        elif opening is None or fence["info"].strip():
            opening, lines = fence, []
        elif fence["fence"].startswith(opening["fence"]):
            closed.append(_block(opening, lines))
            opening, lines = None, outside
        else:
            lines.append(line)  # a shorter fence, or one of the other kind, is content
    return closed, [_block(opening, lines)] if opening else [], outside


def _block(fence: re.Match[str], lines: list[str]) -> Submission | None:
    """The program of a fenced block; None where it is something else."""
    source = "".join(line.removeprefix(fence["indent"]) for line in lines)
    tag = _WORD.search(fence["info"])
    language = TAGS.get(tag[0].lower()) if tag else guess_language(source)
    return Submission(source, language) if language else None


def _code_lines(lines: list[str]) -> Submission | None:
    """The lines from the first telling one to the last that could be code."""
    first = next((i for i, line in enumerate(lines) if guess_language(line)), len(lines))
    last = next(
        (i for i in reversed(range(first, len(lines))) if _COULD_BE_CODE.search(lines[i].rstrip())), first
    )
    source = "".join(lines[first : last + 1])
    language = guess_language(source)
    return Submission(source, language) if language else None
