"""Write a response that follows instructions: plain words in sentences, shaped by what each of them asks.

Each instruction fills in some fields of a `Draft`; what nobody shapes has a default. The result is no
literature, but it follows every instruction that was put into it, and that is what it is for: it shows that
a prompt can be answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from verifiers.instructions.base import Instruction, Rng
from verifiers.instructions.lexicon import FILLER
from verifiers.instructions.units import paragraphs, sentences, words

Fits = Callable[[list[str], str], bool]
"""May this word follow these?"""
Sentences = list[list[str]]

ROUNDS = 8
"""Corrections of the running text until the counts of the whole text are those that were asked for."""

TRIES = 12
"""Random words tried for a place before all words are."""


@dataclass
class Draft:
    """What is known of a response before it is written. Counts are those of the whole text."""

    rng: Rng
    vocabulary: tuple[str, ...] = FILLER
    fits: list[Fits] = field(default_factory=list)
    words: int | None = None
    sentences: int | None = None
    paragraphs: int | None = None
    longest_sentence: int | None = None
    sizes: list[int] | None = None
    """Words in each sentence, where that is fixed."""
    part_sizes: list[int] | None = None
    """Sentences in each paragraph, where that is fixed."""
    opener: Callable[[int, Sentences], str | None] = lambda index, done: None
    """First word of a sentence, by its number from 0 and the sentences before."""
    paragraph_openers: dict[int, str] = field(default_factory=dict)
    refrain: str | None = None
    """A sentence that ends each paragraph."""
    fixed: dict[int, str] = field(default_factory=dict)
    """Words at fixed places of the running text, from 0."""
    in_sentence: dict[int, str] = field(default_factory=dict)
    planted: list[tuple[str, ...]] = field(default_factory=list)
    """Runs of words that stand somewhere in the running text, in this order."""
    decorated: list[Callable[[str], str]] = field(default_factory=list)
    """What is done to one word each, somewhere."""
    same_ends: bool = False
    """The last word is the first one."""
    mark: Callable[[int], str] = lambda index: "."
    joint: str = " "
    paragraph_joint: str = "\n\n"
    front: list[str] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    """Lines before and after the running text."""
    last: list[str] = field(default_factory=list)
    """Lines after those."""
    finish: list[Callable[[str], str]] = field(default_factory=list)
    """What is done to the whole text."""

    def pick(self, count: int = 1, having: Callable[[str], bool] = lambda word: True) -> list[str]:
        """Words of the vocabulary with a property, in random order."""
        return self.rng.sample([word for word in self.vocabulary if having(word)], count)

    def phrase(self, size: int) -> str:
        """A few words that begin with a capital."""
        return " ".join(self.pick(size)).capitalize()


def write(instructions: Iterable[Instruction], rng: Rng) -> str:
    """A response that follows all of the instructions; they must agree with each other."""
    draft = Draft(rng)
    for wanted in instructions:
        wanted.write(draft)
    asked = (draft.words, draft.sentences, draft.paragraphs)
    body = _start(draft)
    text = ""
    for _ in range(ROUNDS):
        text = _render(draft, *body)
        found = (len(words(text)), len(sentences(text)), len(paragraphs(text)))
        change = [0 if a is None else a - f for a, f in zip(asked, found, strict=True)]
        if not any(change):
            break
        body = [max(1, size + more) for size, more in zip(body, change, strict=True)]
    return text


def _start(draft: Draft) -> list[int]:
    """Words, sentences and paragraphs of the running text to begin with."""
    parts = draft.paragraphs or 1
    if draft.sizes is not None:
        return [sum(draft.sizes), len(draft.sizes), parts]
    count = draft.sentences or max(6, 2 * parts)
    total = draft.words or 10 * count
    if draft.longest_sentence is not None:
        count = -(-total // (draft.longest_sentence - 1))
    return [total, count, parts]


def _render(draft: Draft, total: int, count: int, parts: int) -> str:
    count = max(count, parts)
    sizes = draft.sizes or _even(max(total, count), count)
    first_of = {at: n for n, at in enumerate([0, *accumulate(draft.part_sizes or _even(count, parts))][:-1])}
    body = _body(draft, sizes, first_of)
    spelled = _decorate(draft, body)
    ended = [_sentence(said, draft.mark(i)) for i, said in enumerate(spelled)]
    starts = [*first_of, count]
    blocks = [ended[a:b] for a, b in pairwise(starts)]
    if draft.refrain is not None:
        blocks = [[*block, draft.refrain] for block in blocks]
    running = draft.paragraph_joint.join(draft.joint.join(block) for block in blocks)
    text = "\n".join([*draft.front, running, *draft.back, *draft.last])
    for change in draft.finish:
        text = change(text)
    return text


def _even(total: int, parts: int) -> list[int]:
    return [total // parts + (i < total % parts) for i in range(parts)]


def _body(draft: Draft, sizes: list[int], first_of: dict[int, int]) -> Sentences:
    """The words of the running text: first what is fixed, then runs in free places, fillers elsewhere."""
    starts = [0, *accumulate(sizes)]
    slots: list[str | None] = [draft.fixed.get(i) for i in range(starts[-1])]
    for sentence, word in draft.in_sentence.items():
        slots[starts[sentence] + 1] = word
    for sentence, part in first_of.items():
        slots[starts[sentence]] = draft.paragraph_openers.get(part, slots[starts[sentence]])
    _plant(draft, slots, set(starts))
    done: list[str] = []
    said: Sentences = []
    for i, size in enumerate(sizes):
        opener = draft.opener(i, said)
        for j, planned in enumerate(slots[starts[i] : starts[i] + size]):
            done.append((opener if not j else None) or planned or _filler(draft, done))
        said.append(done[starts[i] :])
    if draft.same_ends:
        said[-1][-1] = said[0][0]
    return said


def _plant(draft: Draft, slots: list[str | None], starts: set[int]) -> None:
    """Put the runs into free places from left to right; a sentence's first word stays free."""
    place = 1
    for run in draft.planted:
        span = range(place, place + len(run))
        while any(i in starts or slots[i] is not None for i in span):
            place += 1
            span = range(place, place + len(run))
        slots[span.start : span.stop] = run
        place = span.stop


def _filler(draft: Draft, done: list[str]) -> str:
    """A word that may follow those that are done."""
    return next(word for word in _candidates(draft) if all(fits(done, word) for fits in draft.fits))


def _candidates(draft: Draft) -> Iterator[str]:
    """A few words at random, which mostly do, and then all of them in random order."""
    for _ in range(TRIES):
        yield draft.rng.choice(draft.vocabulary)
    yield from draft.rng.shuffled(draft.vocabulary)


def _decorate(draft: Draft, body: Sentences) -> Sentences:
    """The sentences with decorations on inner words, spread over them."""
    inner = [(i, j) for i, said in enumerate(body) for j in range(1, len(said) - 1)]
    spelled = [list(said) for said in body]
    for change, (i, j) in zip(
        draft.decorated, inner[:: max(1, len(inner) // max(1, len(draft.decorated)))], strict=False
    ):
        spelled[i][j] = change(spelled[i][j])
    return spelled


def _sentence(said: list[str], mark: str) -> str:
    text = " ".join(said) + mark
    return text[:1].upper() + text[1:]
