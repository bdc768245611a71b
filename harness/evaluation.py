"""A model on benchmarks, with and without test-time compute: problems move through their arms independently.

run = harness.evaluate("aime25", model="nano", ttc="single,rsa", k=4, limit=3)
run.frame()        # one row a completion
run.report()       # the table, as JSON values
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import platform
import re
import sys
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import import_module, metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from harness.benchmarks import Benchmark, Item, Selection, find, fingerprint, questions
from harness.engines.protocol import Engine
from harness.progress import Silent
from harness.recorder import Recorder, Session, Watcher, vote_everywhere
from harness.settings import METHODS, Arm, EvaluationError, parse_arms, preset_of
from harness.store import Store, read_manifest, to_frame
from harness.ttc.population import Trace

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run."""

    folder: Path

    @property
    def manifest(self) -> dict[str, Any]:
        """`run.json`."""
        return read_manifest(self.folder)

    def frame(self) -> pd.DataFrame:
        """One row a completion (harness/frame.py)."""
        return to_frame(self.folder)

    def report(self) -> dict[str, Any]:
        """The table as JSON values (harness/report.py)."""
        from harness.report import as_dict

        return dict(as_dict(self.folder))


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a run will do, checked before the first request."""

    model: str
    seed: int
    benches: tuple[tuple[Benchmark, tuple[Item, ...]], ...]
    arms: tuple[Arm, ...]

    def settings(self) -> dict[str, Any]:
        """What another run must have in common to continue this one, in JSON values."""
        rows = {row.name: _bench_record(row, items) for row, items in self.benches}
        arms = {
            arm.name: {row.name: asdict(arm.settings(row.sampling)) for row, _ in self.benches}
            for arm in self.arms
        }
        return {"model": self.model, "seed": self.seed, "benches": rows, "arms": arms}

    def headline(self) -> list[str]:
        """One line a benchmark: its size and its editions, which are never silent."""
        return [
            f"{name}: {row['problems']} problems, edition {row['edition']}, fingerprint {row['fingerprint']}"
            for name, row in self.settings()["benches"].items()
        ]


def plan(
    bench: str | Sequence[str],
    model: str = "nano",
    ttc: str = "single",
    *,
    seed: int = 0,
    selection: Selection | None = None,
    **overrides: Any,
) -> Plan:
    """Look up, check and generate everything that a run needs; EvaluationError says what is wrong.

    `overrides` are fields of harness.settings.Settings; None leaves a field to the presets.
    """
    names = [bench] if isinstance(bench, str) else list(bench)
    names = [name.strip() for part in names for name in part.split(",") if name.strip()]
    rows = list({name: find(name) for name in names}.values())
    if not names:
        raise EvaluationError("no benchmark is named; python -m harness.run --list shows them")
    arms = parse_arms(ttc, preset_of(model), {k: v for k, v in overrides.items() if v is not None})
    for arm in arms:
        for row in rows:
            arm.settings(row.sampling)
    benches = tuple((row, tuple(questions(row, selection or Selection()))) for row in rows)
    return Plan(model, seed, benches, tuple(arms))


async def execute(
    plan: Plan,
    engine: Engine,
    out: str | Path | None = None,
    *,
    concurrency: int | None = None,
    watcher: Watcher | None = None,
    command: Sequence[str] = (),
) -> Run:
    """Run a plan, or what is left of it, and return its handle; `concurrency` None is the engine's own."""
    concurrency = concurrency or engine.concurrency
    described = dict(engine.describe())
    # A server may move to another address between two sittings of one run.
    address = {"base_url": described.pop("base_url")} if "base_url" in described else {}
    folder = Path(out) if out is not None else Path("runs") / default_name(plan)
    manifest = {
        "name": folder.resolve().name,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": list(command),
        "concurrency": concurrency,
        "versions": _versions(),
        **address,
        "settings": {**plan.settings(), "engine": described},
    }
    with Store.open(folder, manifest) as store:
        store.add_problems([item for _, items in plan.benches for item in items])
        session = Session(store, engine, plan.seed, concurrency, watcher or Silent())
        await _all_problems(plan, session, concurrency)
    return Run(folder)


async def _all_problems(plan: Plan, session: Session, concurrency: int) -> None:
    # With as many open problems as requests allowed, stragglers of a round never leave the engine idle.
    gate = asyncio.Semaphore(concurrency)

    async def one(row: Benchmark, item: Item) -> None:
        async with gate:
            await _one_problem(plan.arms, row, item, session)
            session.watcher.solved(item)

    try:
        async with asyncio.TaskGroup() as group:
            for row, items in plan.benches:
                for item in items:
                    group.create_task(one(row, item))
    except ExceptionGroup as failures:
        raise _first(failures) from None


async def _one_problem(arms: Sequence[Arm], row: Benchmark, item: Item, session: Session) -> None:
    traces: dict[str, asyncio.Future[Trace]] = {arm.name: asyncio.Future() for arm in arms}

    async def one(arm: Arm) -> None:
        recorder = Recorder(session, item, arm.name, traces)
        trace = await _method(arm)(item, session.engine, arm.settings(row.sampling), recorder)
        traces[arm.name].set_result(trace)
        await vote_everywhere(recorder, (population for rounds in trace.passes for population in rounds))

    async with asyncio.TaskGroup() as group:
        for arm in arms:
            group.create_task(one(arm))


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
    limit: int | None = None,
    ids: Sequence[str] = (),
    levels: Sequence[int] = (),
    edition: str | None = None,
    data: str | None = None,
    watch: Callable[[Plan], AbstractContextManager[Watcher]] | None = None,
    command: Sequence[str] = (),
    **overrides: Any,
) -> Run:
    """Evaluate a model, as `python -m harness.run` does, and return the run.

    `engine` is an engine object, or the name of a maker; `overrides` are fields of harness.settings.Settings
    (k, N, C, T, beta, tau, final, temperature, ...); `watch` makes a context manager that shows the run
    (harness/progress.py). Works inside a running event loop, too. Raises EvaluationError.
    """
    if concurrency is not None and concurrency < 1:
        raise EvaluationError(f"concurrency={concurrency} is less than one request")
    if limit is not None and limit < 1:
        raise EvaluationError(f"limit={limit} is less than one problem")
    selection = Selection(limit, tuple(map(str, ids)), tuple(levels), edition, data)
    checked = plan(bench, model, ttc, seed=seed, selection=selection, **overrides)

    watching = watch(checked) if watch is not None else nullcontext(None)

    async def main() -> Run:
        async with _engine(engine, model, base_url) as made:
            with watching as watcher:
                return await execute(
                    checked, made, out, concurrency=concurrency, watcher=watcher, command=command
                )

    return _run(main())


@asynccontextmanager
async def _engine(given: Engine | str | None, model: str, base_url: str | None) -> AsyncIterator[Engine]:
    """The caller's engine, which stays the caller's to close, or one made here and closed here."""
    from harness import engines

    if given is not None and not isinstance(given, str):
        yield given
        return
    try:
        made: Engine = engines.make(model, base_url, given)
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


def default_name(plan: Plan) -> str:
    """`BENCH-MODEL-DIGEST`: the same settings give the same folder, so that the same command resumes."""
    settings = plan.settings()
    digest = hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:8]
    words = "-".join([*settings["benches"], Path(plan.model).name])
    return f"{re.sub('[^A-Za-z0-9._]+', '-', words).strip('-')[:80]}-{digest}"


def _bench_record(row: Benchmark, items: Sequence[Item]) -> Mapping[str, Any]:
    editions = sorted({item.edition for item in items})
    return {
        "edition": "+".join(editions),
        "fingerprint": fingerprint(items),
        "problems": len(items),
        "environments": sorted({item.env for item in items}),
        "split": row.split,
        "suffix": row.suffix,
        "groups": {name: list(members) for name, members in row.groups.items()},
    }


def _versions() -> dict[str, str]:
    versions = {"python": platform.python_version(), "platform": sys.platform}
    for name in ("zaya-harness", "torch", "transformers", "openai", "math-verify"):
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return versions
