"""Between the methods and the engine: generate once, commit, judge, count.

A `Session` is one run in progress; each problem and arm has a `Recorder` in it. Equal requests of two arms
meet here and become one rollout, whether it was made by an earlier run, is in flight, or is still to be made.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterable
from contextlib import suppress
from typing import Protocol

from harness.benchmarks import Item
from harness.budget import UNLIMITED, Budget, Meter
from harness.engines import EngineError
from harness.engines.protocol import Completion, Engine, Message, Request, Sampling, failed, user
from harness.gate import Gate
from harness.judge import Judge
from harness.settings import EvaluationError
from harness.store import Place, Store, Stored
from harness.ttc.population import Member, Population, Spot, Trace
from harness.ttc.votes import CannotVote, group, vote_of

PATIENCE = 16
"""Failed requests, none having succeeded, after which a run gives up on its engine."""
COMMIT_SECONDS = 0.003
"""How long writes are gathered before they are committed together."""
SYNC_SECONDS = 1.0
"""How long commits wait at most until they survive a power failure, too."""


class Watcher(Protocol):
    """Whoever wants to see a run going on."""

    def member(self, arm: str, member: Member, fresh: bool) -> None:
        """A spot was filled; `fresh` where its completion was generated just now."""
        ...

    def solved(self, item: Item) -> None:
        """All arms are through with a problem."""
        ...


class Commits:
    """Gathers the writes of a few milliseconds into one commit, for which all who wrote wait.

    A second later, it is brought to the disk as well.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._next: asyncio.Event | None = None
        self._sync_planned = False

    def soon(self) -> asyncio.Event:
        """Set once everything that is written so far has been committed."""
        if self._next is None:
            self._next = asyncio.Event()
            asyncio.get_running_loop().call_later(COMMIT_SECONDS, self._commit)
        return self._next

    async def done(self) -> None:
        """Return once all that is written so far is committed; EvaluationError where the disk refuses."""
        await self.soon().wait()
        self._store.check()

    def _commit(self) -> None:
        waiting, self._next = self._next, None
        assert waiting is not None
        with suppress(EvaluationError):  # `done` raises it, for everybody who waits
            self._store.commit()
        waiting.set()
        if not self._sync_planned:
            self._sync_planned = True
            asyncio.get_running_loop().call_later(SYNC_SECONDS, self._sync)

    def _sync(self) -> None:
        self._sync_planned = False
        self._store.sync()


class Session:
    """One run in progress: its store, engine, meter, and the cap on requests in flight."""

    def __init__(
        self,
        store: Store,
        engine: Engine,
        seed: int,
        concurrency: int,
        watcher: Watcher,
        budget: Budget = UNLIMITED,
    ) -> None:
        self.store, self.engine, self.seed, self.watcher = store, engine, seed, watcher
        self.commits = Commits(store)
        self.judge = Judge()
        self.meter = Meter(budget, store.spent())
        self._gate = Gate(concurrency)
        self._in_flight: dict[str, asyncio.Event] = {}
        self._failures = 0
        self._succeeded = False

    async def rollout(self, item: Item, request: Request, turn: int) -> tuple[Stored, bool]:
        """The judged rollout of a request, and whether it was generated just now; Stopped by a budget."""
        key = request_key(item, request)
        while (other := self._in_flight.get(key)) is not None:
            await other.wait()  # then it is in the store, unless a budget stopped it
        self._in_flight[key] = settled = asyncio.Event()
        try:
            return await self._make(key, item, request, turn)
        finally:
            del self._in_flight[key]
            settled.set()

    async def _make(self, key: str, item: Item, request: Request, turn: int) -> tuple[Stored, bool]:
        stored = self.store.find(key)
        fresh = stored is None
        if stored is None:
            async with self._gate.enter(turn):
                self.meter.check()
                completion = await self._ask(request)
                # Before the place is handed on, so that the next request is held against what this one took.
                self.meter.count(completion.usage)
            stored = self.store.add(key, completion)
            self.commits.soon()
            self._expect_life(completion)
        if stored.verdict is None and stored.completion.finish_reason != "error":
            verdict = await self.judge.score(item.problem, stored.completion.text)
            self.store.judge(stored.id, verdict)
            stored = Stored(stored.id, stored.completion, verdict)
        return stored, fresh

    async def _ask(self, request: Request) -> Completion:
        """The engine's completion. What it raises on one request is that sample's failure, not the run's."""
        try:
            return await self.engine.complete(request)
        except (EngineError, EvaluationError):
            raise
        except Exception as error:
            return failed(f"{type(error).__name__}: {error}")

    def _expect_life(self, completion: Completion) -> None:
        if completion.finish_reason != "error":
            self._succeeded = True
        elif not self._succeeded:
            self._failures += 1
            if self._failures >= PATIENCE:
                raise EvaluationError(
                    f"{self.engine.name} answered none of the first {PATIENCE} requests: {completion.error}"
                )


class Recorder:
    """The spots of one problem and arm (the protocol is harness.ttc.population.Recorder)."""

    def __init__(
        self,
        session: Session,
        item: Item,
        arm: str,
        traces: dict[str, asyncio.Future[Trace]],
        turn: int = 0,
        shots: tuple[Message, ...] = (),
    ) -> None:
        self.seed = session.seed
        self._shots = shots
        self._session, self._item, self._arm, self._traces, self._turn = session, item, arm, traces, turn
        self._place = Place(item.bench, item.key, arm)

    async def sample(self, spot: Spot, prompt: str, sampling: Sampling) -> Member:
        """The judged completion at a spot, committed."""
        request = Request((*self._shots, user(prompt)), sampling)
        stored, fresh = await self._session.rollout(self._item, request, self._turn)
        self._session.store.place(self._place, spot, stored.id)
        return await self._counted(Member(spot, stored.completion, stored.verdict, stored.id), fresh)

    async def _counted(self, member: Member, fresh: bool = False) -> Member:
        """The member, once it is committed and the watcher knows it."""
        await self._session.commits.done()
        self._session.watcher.member(self._arm, member, fresh)
        return member

    async def classes(self, population: Population) -> list[int | None]:
        """Vote classes by `problem.same`, committed; CannotVote where answers cannot be compared."""
        verdicts = [member.verdict for member in population]
        answers = [None if v is None else vote_of(v.outcome, v.answer) for v in verdicts]
        classes = await asyncio.to_thread(self._group, answers)
        self._session.store.vote(self._place, [m.spot for m in population], classes)
        await self._session.commits.done()
        return classes

    def _group(self, answers: list[str | None]) -> list[int | None]:
        try:
            return group(answers, self._item.problem.same)
        except NotImplementedError as error:
            why = f"{self._item.env} cannot say whether two answers are the same, so there is no majority"
            raise CannotVote(why) from error

    async def elect(self, spot: Spot, winner: Member) -> Member:
        """`winner` stands for its population at `spot`."""
        self._session.store.place(self._place, spot, winner.rollout, elected=True)
        return await self._counted(Member(spot, winner.completion, winner.verdict, winner.rollout))

    async def fail(self, spot: Spot, why: str) -> Member:
        """A spot without a completion."""
        self._session.store.place(self._place, spot, None, error=why)
        return await self._counted(Member(spot, failed(why), None))

    async def trace(self, arm: str) -> Trace:
        """The finished trace of another arm on this problem."""
        return await asyncio.shield(self._traces[arm])


def request_key(item: Item, request: Request) -> str:
    """A digest of all that determines a rollout."""
    messages = [sorted(message.items()) for message in request.messages]
    asked = repr((item.bench, item.key, messages, request.sampling))
    return hashlib.blake2b(asked.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


async def vote_everywhere(recorder: Recorder, populations: Iterable[Population]) -> None:
    """Commit the vote classes of all populations of a trace, where the environment has classes."""
    try:
        for population in populations:
            await recorder.classes(population)
    except CannotVote:
        return
