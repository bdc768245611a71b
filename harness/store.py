"""A run on disk: one folder with `run.json` and one SQLite file, readable while the run is going on.

Every rollout is committed within milliseconds, and before it is counted, under the digest of what was asked
(problem, messages, sampler and seed). So the same command finds what it has already made, and arms that ask
the same share it.

    with Store.open(folder, manifest) as store:            # refuses other settings, and a second process
        rollout = store.find(key) or store.add(key, completion)
        store.commit()
    frame = to_frame(folder)                               # one row a completion

What is committed survives the death of the process at any moment (kill -9, out of memory). A power failure
or a crash of the kernel may take the last second, never what was before it: the write-ahead log is brought to
the disk once a second (`sync`; PRAGMA synchronous=NORMAL). On network disks, which have no such log, each
commit waits for the disk.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from harness.accounting import TOTAL
from harness.disk import GONE, ORPHAN, explain, explained, trouble
from harness.engines.protocol import Completion, Usage
from harness.folder import (
    DATABASE,
    MANIFEST,
    SCHEMA,
    journal_mode,
    reading,
    refuse_changes,
    take_lock,
    write_json,
)
from harness.folder import read_manifest as read_manifest
from harness.folder import runs as runs
from harness.frame import to_frame as to_frame
from harness.settings import EvaluationError
from harness.tables import (
    COUNT_FAILURES,
    FORGET_FAILURES,
    TABLES,
    clean,
    completion,
    rollout_row,
    to_json,
    verdict,
    verdict_row,
)
from harness.ttc.population import Spot
from verifiers.verdict import Verdict

if TYPE_CHECKING:
    from harness.benchmarks import Item

SAFETY = {"wal": "NORMAL", "delete": "FULL"}
"""Journal mode -> PRAGMA synchronous that keeps the file whole in it."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A rollout in the store; `verdict` is None until it has been judged."""

    id: int
    completion: Completion
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Place:
    """Whose spot it is."""

    bench: str
    problem: str
    arm: str


class Store:
    """The one writer of a run folder. Writes are gathered until `commit` (or `close`, which commits too)."""

    def __init__(self, folder: Path, manifest: Mapping[str, Any], lock: int) -> None:
        self.folder, self.manifest = folder, manifest
        self._lock = lock
        self._broken: EvaluationError | None = None
        self._db = _connect(folder, manifest["journal"].split()[0])

    @classmethod
    def open(cls, folder: str | Path, manifest: Mapping[str, Any]) -> Self:
        """Create the folder or resume it.

        Raises EvaluationError where another process writes to it, its `settings` differ (field by field), the
        disk refuses, or its database is damaged.
        """
        folder = Path(folder)
        with explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
            lock = take_lock(folder)
            try:
                return cls._resume(folder, manifest, lock) or cls._create(folder, manifest, lock)
            except BaseException:
                os.close(lock)
                raise

    @classmethod
    def _resume(cls, folder: Path, manifest: Mapping[str, Any], lock: int) -> Self | None:
        if not (folder / MANIFEST).exists():
            return None
        before = read_manifest(folder)
        refuse_changes(folder, before["settings"], manifest["settings"])
        # The manifest is written last, so that its tables exist wherever it does.
        if not (folder / DATABASE).is_file():
            raise trouble(folder, GONE)
        store = cls(folder, before, lock)
        if not store._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'rollouts'").fetchone():
            raise trouble(folder, GONE)
        store._db.executescript(TABLES)
        store._db.execute("BEGIN IMMEDIATE")
        for statement in FORGET_FAILURES.split(";"):
            store._db.execute(statement)
        store.commit()
        return store

    @classmethod
    def _create(cls, folder: Path, manifest: Mapping[str, Any], lock: int) -> Self:
        manifest = {"schema": SCHEMA, **manifest, "journal": journal_mode(folder)}
        store = cls(folder, manifest, lock)
        store._db.executescript(TABLES)
        if store._db.execute("SELECT 1 FROM rollouts").fetchone():
            raise trouble(folder, ORPHAN)
        # The empty tables go into the file itself, so that a file without them is known to be damaged.
        store._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        write_json(folder / MANIFEST, manifest)
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Commit, close the database and let the next process in."""
        try:
            if not self._broken:
                self.commit()
        finally:
            self._broken = EvaluationError(f"the run in {self.folder} is closed")
            self._db.close()
            os.close(self._lock)

    def check(self) -> None:
        """Raise EvaluationError where the disk has refused a write, or the store is closed."""
        if self._broken:
            raise self._broken

    def commit(self) -> None:
        """Make everything that was written so far survive the process."""
        self.check()
        try:
            if self._db.in_transaction:
                self._db.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._break(error) from error

    def sync(self) -> None:
        """Make everything that is committed survive a power failure, too."""
        if self._broken or self._db.in_transaction:
            return
        try:
            self._db.execute("PRAGMA wal_checkpoint(PASSIVE)")
        except sqlite3.Error as error:
            self._break(error)

    def begin(self, about: Mapping[str, Any]) -> int:
        """Record that a process starts to work on the run, and how; returns the number of the sitting."""
        values = (_now(), to_json(about))
        sitting = self._write("INSERT INTO sittings (started, about) VALUES (?,?)", values).lastrowid
        assert sitting is not None
        return sitting

    def end(self, sitting: int, done: int, problems: int, stopped: str | None) -> None:
        """Record how a sitting ended: problems that are done, and the budget that stopped it, if one did."""
        values = (_now(), done, problems, stopped, sitting)
        self._write("UPDATE sittings SET ended=?, done=?, problems=?, stopped=? WHERE id=?", values)

    def add_problems(self, items: Sequence[Item]) -> None:
        """Record the problems of the run, in order."""
        for n, item in enumerate(items):
            row = to_json(getattr(item.problem, "row", None))
            where = (item.bench, item.key, n, item.env, item.edition, item.difficulty)
            self._write(
                "INSERT OR IGNORE INTO problems VALUES (?,?,?,?,?,?,?,?)", (*where, clean(item.prompt), row)
            )

    def find(self, key: str) -> Stored | None:
        """The rollout that was made under `key`, with its verdict."""
        with explained(self.folder):
            row = self._db.execute(
                "SELECT r.*, v.* FROM rollouts r LEFT JOIN verdicts v ON v.rollout = r.id WHERE r.key = ?",
                (key,),
            ).fetchone()
        return None if row is None else Stored(row[0], completion(row[2:15]), verdict(row[15:]))

    def add(self, key: str, made: Completion) -> Stored:
        """Write a rollout; what is returned is what a later process will find."""
        c = made
        texts = {"text": c.text, "reasoning": c.reasoning, "answer": c.answer, "error": c.error}
        cleaned = {name: clean(text) for name, text in texts.items() if text is not None}
        if any(cleaned[name] is not texts[name] for name in cleaned):
            c = replace(c, **cleaned)  # type: ignore[arg-type]
        row = rollout_row(key, c)
        rollout = self._write(f"INSERT INTO rollouts VALUES (NULL{',?' * 14})", row).lastrowid
        assert rollout is not None
        return Stored(rollout, c, None)

    def judge(self, rollout: int, verdict: Verdict) -> None:
        """Write a verdict."""
        self._write("INSERT OR REPLACE INTO verdicts VALUES (?,?,?,?,?,?,?)", verdict_row(rollout, verdict))

    def place(
        self, place: Place, spot: Spot, rollout: int | None, elected: bool = False, error: str | None = None
    ) -> None:
        """Write which rollout fills a spot of an arm."""
        self._write(
            f"INSERT OR IGNORE INTO rounds VALUES ({','.join('?' * 12)})",
            (
                *(place.bench, place.problem, place.arm, spot.passno, spot.round, spot.candidate),
                *(spot.final, to_json(spot.parents), None, elected, rollout, error),
            ),
        )

    def vote(self, place: Place, spots: Sequence[Spot], classes: Sequence[int | None]) -> None:
        """Write the vote classes of a population."""
        where = (place.bench, place.problem, place.arm)
        rows = [
            (vote, *where, spot.passno, spot.round, spot.candidate)
            for spot, vote in zip(spots, classes, strict=True)
        ]
        self._write_all(
            "UPDATE rounds SET vote_class=? WHERE bench=? AND problem=? AND arm=?"
            " AND passno=? AND round=? AND candidate=?",
            rows,
        )

    def spent(self) -> Usage:
        """All calls that were made, by earlier processes too."""
        with explained(self.folder):
            return Usage(*self._db.execute(TOTAL).fetchone())

    def failures(self) -> int:
        """Spots that the engine failed: the final ones, and those that the next process asks again."""
        with explained(self.folder):
            return int(self._db.execute(COUNT_FAILURES).fetchone()[0])

    def _write(self, statement: str, values: Sequence[Any]) -> sqlite3.Cursor:
        return self._change(self._db.execute, statement, values)

    def _write_all(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        self._change(self._db.executemany, statement, rows)

    def _change(
        self, how: Callable[[str, Any], sqlite3.Cursor], statement: str, values: Sequence[Any]
    ) -> sqlite3.Cursor:
        self.check()
        try:
            if not self._db.in_transaction:
                self._db.execute("BEGIN IMMEDIATE")
            return how(statement, values)
        except sqlite3.Error as error:
            raise self._break(error) from error

    def _break(self, error: sqlite3.Error) -> EvaluationError:
        # A failed write may have taken its whole transaction along: nothing later may pass for committed.
        self._broken = explain(self.folder, error)
        return self._broken


def _connect(folder: Path, journal: str) -> sqlite3.Connection:
    database = sqlite3.connect(folder / DATABASE, isolation_level=None)
    database.execute(f"PRAGMA journal_mode={journal}")
    database.execute(f"PRAGMA synchronous={SAFETY[journal]}")
    return database


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def last_sitting(run: Any) -> dict[str, Any] | None:
    """How the last process left a run (folder or handle): `done` of `problems`, and the budget in `stopped`.

    None where it did not end by itself, and for runs of schema 1.
    """
    query = "SELECT done, problems, stopped FROM sittings ORDER BY id DESC LIMIT 1"
    with reading(run) as database:
        known = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'sittings'").fetchone()
        row = database.execute(query).fetchone() if known else None
    if row is None or row[0] is None:
        return None
    return dict(zip(("done", "problems", "stopped"), row, strict=True))
