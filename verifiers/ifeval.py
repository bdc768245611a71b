"""IFEval's verdicts, its quirks included: what its official checker says of a response (arXiv 2311.07911).

Written from the published definitions, and held against the checker that lm-evaluation-harness carries
(tests/verifiers/test_ifeval.py). These are IFEval's definitions of a word or a paragraph; our own are in
verifiers.instructions. Quirks that are kept: keywords are regular expressions and match inside words;
a bullet may consist of the next line; every dash at the start of a line is a bullet; a text whose language
cannot be told is in the right one.

Two things differ. Where an argument makes no sense (a letter to count that is "#", a paragraph beyond the
last) the official checker draws another at random; here it is taken as it stands. And no response makes a
check slow: the official patterns take quadratic time on long runs of spaces, brackets and line breaks. Only
checks that need NLTK take the time that NLTK takes: seconds, at the worst, for 100 kB.

    >>> judge([Instruction("punctuation:no_comma")], "One, two")
    Judgement(strict=(False,), loose=(False,))
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from verifiers.instructions.base import variants

Arguments = Mapping[str, Any]
Check = Callable[..., bool]


class NotCheckable(Exception):
    """An instruction that cannot be judged: unknown, or without an argument that its check takes."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction of a prompt: its id in IFEval, and the arguments of its check."""

    id: str
    arguments: Arguments = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Which instructions a response follows, in their order."""

    strict: tuple[bool, ...]
    loose: tuple[bool, ...]
    """As in the official checker: any reading without asterisks, first line or last line will do."""


@dataclass(frozen=True, slots=True)
class Type:
    """One type of instruction."""

    check: Check
    """check(text, **arguments)."""
    parameters: tuple[str, ...] = ()
    needs: str | None = None
    """What its check needs beside this package: a key of NEEDS."""


def judge(instructions: Sequence[Instruction], response: str) -> Judgement:
    """The official verdicts on a response; NotCheckable where `require` would have raised it."""
    readings = variants(response)[1:]
    strict = tuple(_follows(wanted, [response]) for wanted in instructions)
    loose = (ok or _follows(wanted, readings) for wanted, ok in zip(instructions, strict, strict=True))
    return Judgement(strict, tuple(loose))


def require(wanted: Instruction) -> None:
    """NotCheckable where an instruction is unknown or has not the arguments of its type."""
    if wanted.id not in TYPES:
        raise NotCheckable(f"there is no instruction {wanted.id!r} in IFEval")
    if missing := [name for name in TYPES[wanted.id].parameters if name not in wanted.arguments]:
        raise NotCheckable(f"{wanted.id} needs {', '.join(missing)}")


def lacking(wanted: Instruction) -> str | None:
    """How to get what an instruction's check needs and does not find here; None where it has all."""
    need = TYPES[wanted.id].needs
    return None if need is None or NEEDS[need]() else need


def _follows(wanted: Instruction, readings: Sequence[str]) -> bool:
    kind = TYPES[wanted.id]
    arguments = {name: wanted.arguments[name] for name in kind.parameters}
    return any(text.strip() and kind.check(text, **arguments) for text in readings)


def _relation(found: int, relation: str, wanted: int) -> bool:
    return found < wanted if relation == "less than" else found >= wanted


# Keywords. They are regular expressions, as they stand.


def _keywords(text: str, keywords: Sequence[str]) -> bool:
    return all(re.search(keyword, text, re.I) for keyword in keywords)


def _keyword_frequency(text: str, keyword: str, frequency: int, relation: str) -> bool:
    return _relation(len(re.findall(keyword.strip(), text, re.I)), relation, frequency)


def _forbidden_words(text: str, forbidden_words: Sequence[str]) -> bool:
    return not any(re.search(rf"\b{word}\b", text, re.I) for word in forbidden_words)


def _letter_frequency(text: str, letter: str, let_frequency: int, let_relation: str) -> bool:
    return _relation(text.lower().count(letter.strip().lower()), let_relation, let_frequency)


# Length.


def _number_words(text: str, num_words: int, relation: str) -> bool:
    return _relation(len(re.findall(r"\w+", text)), relation, num_words)


def _number_sentences(text: str, num_sentences: int, relation: str) -> bool:
    return _relation(len(_punkt().tokenize(text)), relation, num_sentences)


def _number_paragraphs(text: str, num_paragraphs: int) -> bool:
    first, *rest = re.split(r"\s?\*\*\*\s?", text)
    *inner, last = rest or [""]
    filled = [bool(part.strip()) for part in (first, *inner, last)]
    return all(filled[1:-1]) and sum(filled) == num_paragraphs


def _nth_paragraph(text: str, num_paragraphs: int, nth_paragraph: int, first_word: str) -> bool:
    """Empty paragraphs are not counted, but they take a place."""
    parts = [part.strip() for part in text.split("\n\n")]
    count = sum(map(bool, parts))
    if nth_paragraph > count or not parts[nth_paragraph - 1]:
        return False
    word = parts[nth_paragraph - 1].split()[0].lstrip("'").lstrip('"')
    found = re.split(r"[.,?!'\"]", word)[0].lower()
    return count == num_paragraphs and found == first_word.lower()


# Content.


def _placeholders(text: str, num_placeholders: int) -> bool:
    return sum(map(_bracketed, text.split("\n"))) >= num_placeholders


def _bracketed(line: str) -> int:
    """How many [...] a line has, each from a bracket to the next closing one."""
    count, end = 0, 0
    while (start := line.find("[", end)) >= 0 and (end := line.find("]", start)) >= 0:
        count += 1
    return count


def _postscript(text: str, postscript_marker: str) -> bool:
    marker = postscript_marker.strip()
    return re.search(POSTSCRIPTS.get(marker, marker.lower()), text.lower()) is not None


POSTSCRIPTS = {"P.S.": r"p\.\s?s\.", "P.P.S": r"p\.\s?p\.\s?s"}


# Format.


def _bullets(text: str, num_bullets: int) -> bool:
    stars = len(re.findall(r"^[^\S\n]*\*[^*].*$", text, re.M))
    dashes = len(re.findall(r"^[^\S\n]*-.*$", text, re.M))
    return stars + dashes == num_bullets


def _constrained(text: str) -> bool:
    return any(answer in text for answer in ("My answer is yes.", "My answer is no.", "My answer is maybe."))


def _highlights(text: str, num_highlights: int) -> bool:
    single = sum(bool(found.strip()) for found in re.findall(r"\*([^\n*]*)\*", text))
    double = sum(bool(found.strip()) for found in re.findall(r"\*\*([^\n*]*)\*\*", text))
    return single + double >= num_highlights


def _sections(text: str, section_spliter: str, num_sections: int) -> bool:
    return len(re.findall(rf"{section_spliter.strip()}\s?\d+", text)) >= num_sections


def _json(text: str) -> bool:
    bare = text.strip()
    for fence in ("```json", "```Json", "```JSON", "```"):
        bare = bare.removeprefix(fence)
    try:
        json.loads(bare.removesuffix("```").strip())
    except (ValueError, RecursionError):
        return False
    return True


def _title(text: str) -> bool:
    return any(map(_titled, text.split("\n")))


def _titled(line: str) -> bool:
    """Does a line have a <<title>>, from its first opening pair to its last closing one?"""
    start, end = line.find("<<"), line.rfind(">>")
    return 0 <= start <= end - 3 and bool(line[start : end + 2].lstrip("<").rstrip(">").strip())


# Combinations, beginnings and endings.


def _two_responses(text: str) -> bool:
    first, *rest = [part.strip() for part in text.split("******")]
    *inner, last = rest or [""]
    filled = [part for part in (first, *inner, last) if part]
    return all(inner) and len(filled) == 2 and filled[0] != filled[1]


def _repeat_prompt(text: str, prompt_to_repeat: str) -> bool:
    return text.strip().lower().startswith(prompt_to_repeat.strip().lower())


def _end(text: str, end_phrase: str) -> bool:
    return text.strip().strip('"').lower().endswith(end_phrase.strip().lower())


def _quotation(text: str) -> bool:
    bare = text.strip()
    return len(bare) > 1 and bare[0] == bare[-1] == '"'


# Case and language.


def _capital_words(text: str, capital_frequency: int, capital_relation: str) -> bool:
    """Tokens of the Penn Treebank: "DON'T" is two words in capitals."""
    import nltk

    _punkt()
    found = sum(word.isupper() for word in nltk.word_tokenize(text))
    return _relation(found, capital_relation, capital_frequency)


def _language(text: str, language: str) -> bool:
    """langdetect draws samples of the text; a fixed seed makes its answer the same each time."""
    import langdetect

    with _detecting:
        langdetect.DetectorFactory.seed = 0
        try:
            return bool(langdetect.detect(text) == language)
        except langdetect.LangDetectException:
            return True


_detecting = threading.Lock()


def _english_capital(text: str) -> bool:
    return text.isupper() and _language(text, "en")


def _english_lowercase(text: str) -> bool:
    return text.islower() and _language(text, "en")


# What some checks need.


@cache
def _punkt() -> Any:
    """NLTK's sentence tokenizer for English; LookupError without its data."""
    import nltk

    nltk.data.find("tokenizers/punkt_tab/english/")
    return nltk.tokenize.PunktTokenizer("english")


@cache
def _has_punkt() -> bool:
    try:
        _punkt()
    except (ImportError, LookupError):
        return False
    return True


@cache
def _has_langdetect() -> bool:
    try:
        import langdetect  # noqa: F401
    except ImportError:
        return False
    return True


LANGDETECT = "pip install langdetect"
PUNKT = "pip install nltk && python -m nltk.downloader punkt_tab"
NEEDS: Mapping[str, Callable[[], bool]] = {LANGDETECT: _has_langdetect, PUNKT: _has_punkt}
"""How to get what a check needs -> is it there?"""

TYPES: Mapping[str, Type] = {
    "keywords:existence": Type(_keywords, ("keywords",)),
    "keywords:frequency": Type(_keyword_frequency, ("keyword", "frequency", "relation")),
    "keywords:forbidden_words": Type(_forbidden_words, ("forbidden_words",)),
    "keywords:letter_frequency": Type(_letter_frequency, ("letter", "let_frequency", "let_relation")),
    "language:response_language": Type(_language, ("language",), LANGDETECT),
    "length_constraints:number_sentences": Type(_number_sentences, ("num_sentences", "relation"), PUNKT),
    "length_constraints:number_paragraphs": Type(_number_paragraphs, ("num_paragraphs",)),
    "length_constraints:number_words": Type(_number_words, ("num_words", "relation")),
    "length_constraints:nth_paragraph_first_word": Type(
        _nth_paragraph, ("num_paragraphs", "nth_paragraph", "first_word")
    ),
    "detectable_content:number_placeholders": Type(_placeholders, ("num_placeholders",)),
    "detectable_content:postscript": Type(_postscript, ("postscript_marker",)),
    "detectable_format:number_bullet_lists": Type(_bullets, ("num_bullets",)),
    "detectable_format:constrained_response": Type(_constrained),
    "detectable_format:number_highlighted_sections": Type(_highlights, ("num_highlights",)),
    "detectable_format:multiple_sections": Type(_sections, ("section_spliter", "num_sections")),
    "detectable_format:json_format": Type(_json),
    "detectable_format:title": Type(_title),
    "combination:two_responses": Type(_two_responses),
    "combination:repeat_prompt": Type(_repeat_prompt, ("prompt_to_repeat",)),
    "startend:end_checker": Type(_end, ("end_phrase",)),
    "startend:quotation": Type(_quotation),
    "change_case:capital_word_frequency": Type(
        _capital_words, ("capital_frequency", "capital_relation"), PUNKT
    ),
    "change_case:english_capital": Type(_english_capital, (), LANGDETECT),
    "change_case:english_lowercase": Type(_english_lowercase, (), LANGDETECT),
    "punctuation:no_comma": Type(lambda text: "," not in text),
}
"""Every type of the official registry."""
