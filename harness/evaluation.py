"""A model on benchmarks, with and without test-time compute: problems move through their arms independently.

run = harness.evaluate("aime25", model="nano", ttc="single,rsa", k=4, limit=3)
run.frame()        # one row a completion
run.report()       # the table, as JSON values
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from harness.accounting import by_round, total
from harness.benchmarks import Benchmark, Item, Selection, shots
from harness.budget import UNLIMITED, Budget, Stopped, together
from harness.engines.protocol import Engine
from harness.planning import Plan, default_name
from harness.planning import plan as plan
from harness.progress import Silent
from harness.provenance import first_prompt, provenance
from harness.recorder import Recorder, Session, Watcher, vote_everywhere
from harness.settings import METHODS, Arm, EvaluationError
from harness.store import Store, last_sitting, read_manifest, to_frame
from harness.ttc.population import Trace

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Run:
    """A run on disk, finished or stopped by a budget."""

    folder: Path
    failures: int = 0
    """Samples that the engine failed (infra_error); the same command asks for them again."""
    stopped: str | None = None
    """The budget that stopped it; None where every problem is done."""

    @property
    def manifest(self) -> dict[str, Any]:
        """`run.json`."""
        return read_manifest(self.folder)

    def frame(self) -> pd.DataFrame:
        """One row a completion (harness/frame.py)."""
        return to_frame(self.folder)

    def report(self) -> dict[str, Any]:
        """The table as JSON values (harness/report.py), with `progress` and `usage` beside it."""
        from harness.report import as_dict

        usage = {"total": asdict(total(self.folder)), "by_round": by_round(self.folder)}
        return {**as_dict(self.folder), "progress": last_sitting(self.folder), "usage": usage}


async def execute(
    plan: Plan,
    engine: Engine,
    out: str | Path | None = None,
    *,
    concurrency: int | None = None,
    budget: Budget = UNLIMITED,
    watcher: Watcher | None = None,
    command: Sequence[str] = (),
) -> Run:
    """Run a plan, or what is left of it, and return its handle; `concurrency` None is the engine's own."""
    concurrency = concurrency or engine.concurrency
    folder = Path(out) if out is not None else Path("runs") / default_name(plan)
    items = [item for _, items in plan.benches for item in items]
    first_row, (first, *_) = plan.benches[0]
    about = {
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": list(command),
        "concurrency": concurrency,
        **provenance(),
        **engine.resources(),
    }
    manifest = {
        "name": folder.resolve().name,
        **about,
        "first_prompt": first_prompt(
            engine, first, shots(first, plan.arms[0].settings(first_row.sampling).shots)
        ),
        "settings": {**plan.settings(), "engine": dict(engine.describe())},
    }
    with Store.open(folder, manifest) as store:
        store.add_problems(items)
        sitting = store.begin({**about, "budget": asdict(budget)})
        session = Session(store, engine, plan.seed, concurrency, watcher or Silent(), budget)
        done = await _all_problems(plan, session, concurrency)
        stopped = session.meter.stopped if done < len(items) else None
        store.end(sitting, done, len(items), stopped)
        return Run(folder, store.failures(), stopped)


async def _all_problems(plan: Plan, session: Session, concurrency: int) -> int:
    """Work on all problems at once, within bounds, and return how many are done."""
    # More open problems than requests allowed: neither stragglers of a round nor judges leave a gap.
    room = asyncio.Semaphore(2 * concurrency)
    done = 0

    async def one(turn: int, row: Benchmark, item: Item) -> None:
        nonlocal done
        try:
            await _one_problem(plan.arms, row, item, session, turn)
        except Stopped:
            return
        finally:
            room.release()
        done += 1
        session.watcher.solved(item)

    try:
        async with asyncio.TaskGroup() as group:
            for turn, (row, item) in enumerate((row, item) for row, items in plan.benches for item in items):
                await room.acquire()
                group.create_task(one(turn, row, item))
    except ExceptionGroup as failures:
        raise _first(failures) from None
    return done


async def _one_problem(arms: Sequence[Arm], row: Benchmark, item: Item, session: Session, turn: int) -> None:
    traces: dict[str, asyncio.Future[Trace]] = {arm.name: asyncio.Future() for arm in arms}

    async def one(arm: Arm) -> None:
        settings = arm.settings(row.sampling)
        recorder = Recorder(session, item, arm.name, traces, turn, shots(item, settings.shots))
        try:
            trace = await _method(arm)(item, session.engine, settings, recorder)
        except Stopped as stop:
            traces[arm.name].set_exception(stop)
            traces[arm.name].exception()  # perhaps no other arm looks at it
            raise
        traces[arm.name].set_result(trace)
        await vote_everywhere(recorder, (population for rounds in trace.passes for population in rounds))

    await together(map(one, arms))


def _method(arm: Arm) -> Any:
    module, _, function = METHODS[arm.method].run.partition(":")
    return getattr(import_module(f"harness.ttc.{module}"), function)


def _first(failures: ExceptionGroup[Any]) -> Exception:
    """The failure that made its group cancel all other tasks."""
    first: Exception = failures.exceptions[0]
    return _first(first) if isinstance(first, ExceptionGroup) else first


def evaluate(
    bench: str | Sequence[str],
    model: str = "nano",
    ttc: str = "single",
    *,
    engine: Engine | str | None = None,
    base_url: str | None = None,
    out: str | Path | None = None,
    seed: int = 0,
    concurrency: int | None = None,
    budget: Budget = UNLIMITED,
    limit: int | None = None,
    ids: Sequence[str] = (),
    levels: Sequence[int] = (),
    edition: str | None = None,
    data: str | None = None,
    watch: Callable[[Plan, Engine], AbstractContextManager[Watcher]] | None = None,
    command: Sequence[str] = (),
    engine_options: Mapping[str, Any] = MappingProxyType({}),
    **overrides: Any,
) -> Run:
    """Evaluate a model, as `python -m harness.run` does, and return the run.

    `engine` is an engine object, or the name of a maker, which `engine_options` go to (harness/engines);
    `overrides` are fields of harness.settings.Settings (k, N, C, T, beta, tau, final, temperature, ...);
    `watch` makes a context manager that shows the run (harness/progress.py). Works inside a running event
    loop, too. Raises EvaluationError.
    """
    if concurrency is not None and concurrency < 1:
        raise EvaluationError(f"concurrency={concurrency} is less than one request")
    if limit is not None and limit < 1:
        raise EvaluationError(f"limit={limit} is less than one problem")
    budget.check()
    selection = Selection(limit, tuple(map(str, ids)), tuple(levels), edition, data)
    checked = plan(bench, model, ttc, seed=seed, selection=selection, **overrides)

    async def main() -> Run:
        async with _engine(engine, model, base_url, engine_options) as made:
            with watch(checked, made) if watch is not None else nullcontext(None) as watcher:
                return await execute(
                    checked,
                    made,
                    out,
                    concurrency=concurrency,
                    budget=budget,
                    watcher=watcher,
                    command=command,
                )

    return _run(main())


@asynccontextmanager
async def _engine(
    given: Engine | str | None, model: str, base_url: str | None, options: Mapping[str, Any]
) -> AsyncIterator[Engine]:
    """The caller's engine, which stays the caller's to close, or one made here and closed here."""
    from harness import engines

    try:
        if given is not None and not isinstance(given, str):
            yield given
            return
        made: Engine = engines.make(model, base_url, given, **options)
        try:
            yield made
        finally:
            await made.close()
    except engines.EngineError as error:
        raise EvaluationError(str(error)) from error


def _run(coroutine: Coroutine[Any, Any, T]) -> T:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coroutine)
    # A notebook has a loop of its own, which this call must not re-enter.
    box: list[T] = []
    failure: list[BaseException] = []

    def work() -> None:
        try:
            box.append(asyncio.run(coroutine))
        except BaseException as error:
            failure.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    if failure:
        raise failure[0]
    return box[0]
