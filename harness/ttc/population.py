"""What test-time compute is made of: spots, the members that fill them, and the trace of rounds.

A method never calls the engine itself. It asks the recorder for the member at a spot, and gets the stored one
when an earlier run (or another arm) has made it already: that is how runs resume and arms share rollouts.

    member = await recorder.sample(Spot(round=0, candidate=3), question.prompt, sampling)
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from harness.engines.protocol import Completion, Engine, Sampling
from harness.settings import Settings
from verifiers.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Question:
    """One problem of one benchmark, as a method sees it."""

    key: str
    """Names the problem within its benchmark, the same in every run."""
    prompt: str
    """The whole user message, with the benchmark's suffix."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an arm's rounds."""

    round: int
    candidate: int
    passno: int = 0
    final: bool = False
    """Whether the member at this spot counts for the score."""
    parents: tuple[int, ...] = ()
    """Candidates of the previous round whose tails were shown."""


@dataclass(frozen=True, slots=True)
class Member:
    """A completion at a spot, judged; `verdict` is None where the engine gave nothing."""

    spot: Spot
    completion: Completion
    verdict: Verdict | None
    rollout: int | None = None
    """Its row in the store; None where there is no completion."""

    @property
    def lost(self) -> bool:
        """Whether the engine failed here."""
        return self.completion.finish_reason == "error"

    def without_ids(self) -> Member:
        """The same member without its token ids, which outweigh its text and serve for tails only."""
        return replace(self, completion=replace(self.completion, reasoning_ids=(), answer_ids=()))


Population = Sequence[Member]


@dataclass(frozen=True, slots=True)
class Trace:
    """What a method did: its rounds in order, one list of them per pass, and the members that are scored."""

    passes: tuple[tuple[Population, ...], ...]
    final: Population

    def tokens(self, passno: int) -> int:
        """Newly generated tokens of a pass, over all of its rounds."""
        return sum(m.completion.usage.generated for population in self.passes[passno] for m in population)


class Recorder(Protocol):
    """Where a method gets its completions from; one per problem and arm."""

    seed: int
    """Seed of the run."""

    async def sample(self, spot: Spot, prompt: str, sampling: Sampling) -> Member:
        """The judged completion at a spot: generated and committed, or found where it already exists."""
        ...

    async def classes(self, population: Population) -> list[int | None]:
        """The vote class of each member, recorded; raises CannotVote where answers cannot be compared."""
        ...

    async def elect(self, spot: Spot, winner: Member) -> Member:
        """Record that an existing member stands for its population at `spot`; it is not charged again."""
        ...

    async def fail(self, spot: Spot, why: str) -> Member:
        """Record that no completion could be asked for at `spot`."""
        ...

    async def trace(self, arm: str) -> Trace:
        """The finished trace of another arm on the same problem."""
        ...


class Method(Protocol):
    """The signature of every file here."""

    async def __call__(
        self, question: Question, engine: Engine, settings: Settings, recorder: Recorder
    ) -> Trace: ...


def draw(*parts: object) -> int:
    """A number in [0, 2**31) that depends on nothing but its arguments; draws seeds, subsets and ties."""
    text = "|".join(map(str, parts))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) >> 33


def sampling(question: Question, settings: Settings, seed: int, spot: Spot, max_tokens: int) -> Sampling:
    """The sampler of a spot. Its seed does not name the arm: equal requests of two arms are one rollout."""
    cooled = settings.aggregation_temperature
    return Sampling(
        temperature=settings.temperature if spot.round == 0 or cooled is None else cooled,
        top_p=settings.top_p,
        top_k=settings.top_k,
        max_tokens=max_tokens,
        seed=draw(seed, question.key, spot.passno, spot.round, spot.candidate),
    )
