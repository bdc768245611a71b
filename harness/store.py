"""A run on disk: one folder with `run.json` and one SQLite file, readable while the run is going on.

Every rollout is committed the moment it exists, under the digest of what was asked (problem, messages,
sampler and seed). So the same command finds what it has already made, and arms that ask the same share it.

    with Store.open(folder, manifest) as store:            # refuses other settings, and a second process
        rollout = store.find(key) or store.add(key, completion)
    frame = to_frame(folder)                               # one row a completion
"""

from __future__ import annotations

import json
import os
import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from harness.engines.protocol import Completion, Usage
from harness.folder import DATABASE, MANIFEST, SCHEMA, journal_mode, refuse_changes, take_lock, write_json
from harness.folder import read_manifest as read_manifest
from harness.folder import runs as runs
from harness.frame import to_frame as to_frame
from harness.ttc.population import Spot
from verifiers.verdict import Verdict

if TYPE_CHECKING:
    from harness.benchmarks import Item

TABLES = """
CREATE TABLE IF NOT EXISTS problems (
    bench TEXT, problem TEXT, position INTEGER, env TEXT, edition TEXT, difficulty INTEGER, prompt TEXT,
    row TEXT, PRIMARY KEY (bench, problem));
CREATE TABLE IF NOT EXISTS rollouts (
    id INTEGER PRIMARY KEY, key TEXT UNIQUE, text TEXT, reasoning TEXT, answer TEXT,
    reasoning_ids BLOB, answer_ids BLOB, finish_reason TEXT, prompt_tokens INTEGER, cached_tokens INTEGER,
    reasoning_tokens INTEGER, answer_tokens INTEGER, seconds REAL, error TEXT, extra TEXT);
CREATE TABLE IF NOT EXISTS rounds (
    bench TEXT, problem TEXT, arm TEXT, passno INTEGER, round INTEGER, candidate INTEGER,
    is_final INTEGER, parents TEXT, vote_class INTEGER, elected INTEGER, rollout INTEGER, error TEXT,
    PRIMARY KEY (bench, problem, arm, passno, round, candidate));
CREATE TABLE IF NOT EXISTS verdicts (
    rollout INTEGER PRIMARY KEY, reward REAL, correct INTEGER, partial REAL, outcome TEXT, answer TEXT,
    detail TEXT);
"""

# Failures are worth another try, unless later rounds were drawn without them: those would not stand any more.
FORGET_FAILURES = """
DELETE FROM rounds WHERE rollout IS NULL;
DELETE FROM rounds WHERE elected;
CREATE TEMP TABLE failed AS SELECT id FROM rollouts WHERE finish_reason = 'error' AND id NOT IN (
    SELECT r.rollout FROM rounds r JOIN rounds later USING (bench, problem, arm, passno)
    WHERE later.round > r.round AND r.rollout IS NOT NULL);
DELETE FROM rounds WHERE rollout IN (SELECT id FROM failed);
DELETE FROM rollouts WHERE id IN (SELECT id FROM failed);
DROP TABLE failed;
DELETE FROM verdicts WHERE outcome = 'error';
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """A committed rollout; `verdict` is None until it has been judged."""

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
    """The one writer of a run folder."""

    def __init__(self, folder: Path, manifest: Mapping[str, Any], lock: int) -> None:
        self.folder, self.manifest = folder, manifest
        self._lock = lock
        self._db = sqlite3.connect(folder / DATABASE, isolation_level=None)
        self._db.execute(f"PRAGMA journal_mode={manifest['journal'].split()[0]}")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(TABLES)
        with self._transaction():
            for statement in FORGET_FAILURES.split(";"):
                self._db.execute(statement)

    @classmethod
    def open(cls, folder: str | Path, manifest: Mapping[str, Any]) -> Self:
        """Create the folder or resume it.

        Raises EvaluationError where another process writes to it, or its `settings` differ (field by field).
        """
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        lock = take_lock(folder)
        try:
            if (folder / MANIFEST).exists():
                before = read_manifest(folder)
                refuse_changes(folder, before["settings"], manifest["settings"])
                manifest = before
            else:
                manifest = {"schema": SCHEMA, **manifest, "journal": journal_mode(folder)}
                write_json(folder / MANIFEST, manifest)
            return cls(folder, manifest, lock)
        except BaseException:
            os.close(lock)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database and let the next process in."""
        self._db.close()
        os.close(self._lock)

    def add_problems(self, items: Sequence[Item]) -> None:
        """Record the problems of the run, in order."""
        rows = [
            (
                i.bench,
                i.key,
                n,
                i.env,
                i.edition,
                i.difficulty,
                i.prompt,
                _json(getattr(i.problem, "row", None)),
            )
            for n, i in enumerate(items)
        ]
        with self._transaction():
            self._db.executemany("INSERT OR IGNORE INTO problems VALUES (?,?,?,?,?,?,?,?)", rows)

    def find(self, key: str) -> Stored | None:
        """The rollout that was committed under `key`, with its verdict."""
        row = self._db.execute(
            "SELECT r.*, v.* FROM rollouts r LEFT JOIN verdicts v ON v.rollout = r.id WHERE r.key = ?", (key,)
        ).fetchone()
        return None if row is None else Stored(row[0], _completion(row[2:15]), _verdict(row[15:]))

    def add(self, key: str, completion: Completion) -> Stored:
        """Commit a rollout."""
        c, usage = completion, completion.usage
        cursor = self._db.execute(
            f"INSERT INTO rollouts VALUES (NULL{',?' * 14})",
            (
                *(key, c.text, c.reasoning, c.answer, _pack(c.reasoning_ids), _pack(c.answer_ids)),
                *(c.finish_reason, usage.prompt, usage.cached, usage.reasoning, usage.answer),
                *(c.seconds, c.error, _json(c.extra)),
            ),
        )
        assert cursor.lastrowid is not None
        return Stored(cursor.lastrowid, completion, None)

    def judge(self, rollout: int, verdict: Verdict) -> None:
        """Commit a verdict."""
        v = verdict
        self._db.execute(
            "INSERT OR REPLACE INTO verdicts VALUES (?,?,?,?,?,?,?)",
            (rollout, v.reward, v.correct, v.partial, v.outcome, v.answer, _json(v.detail)),
        )

    def place(
        self, place: Place, spot: Spot, rollout: int | None, elected: bool = False, error: str | None = None
    ) -> None:
        """Commit which rollout fills a spot of an arm."""
        self._db.execute(
            f"INSERT OR IGNORE INTO rounds VALUES ({','.join('?' * 12)})",
            (
                *(place.bench, place.problem, place.arm, spot.passno, spot.round, spot.candidate),
                *(spot.final, json.dumps(spot.parents), None, elected, rollout, error),
            ),
        )

    def vote(self, place: Place, spots: Sequence[Spot], classes: Sequence[int | None]) -> None:
        """Commit the vote classes of a population."""
        rows = [
            (c, place.bench, place.problem, place.arm, s.passno, s.round, s.candidate)
            for s, c in zip(spots, classes, strict=True)
        ]
        with self._transaction():
            self._db.executemany(
                "UPDATE rounds SET vote_class=? WHERE bench=? AND problem=? AND arm=?"
                " AND passno=? AND round=? AND candidate=?",
                rows,
            )

    def _transaction(self) -> _Transaction:
        return _Transaction(self._db)


class _Transaction:
    """BEGIN ... COMMIT, or ROLLBACK where the block raises (the connection itself is in autocommit mode)."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, *_: object) -> None:
        self._db.execute("ROLLBACK" if kind else "COMMIT")


def _json(value: Any) -> str:
    return json.dumps(value, default=str)


def _pack(ids: Sequence[int]) -> bytes:
    # 64 bits: where no tokenizer is known, an id holds a piece of text.
    return array("Q", ids).tobytes()


def _unpack(blob: bytes) -> tuple[int, ...]:
    ids = array("Q")
    ids.frombytes(blob)
    return tuple(ids)


def _completion(row: Sequence[Any]) -> Completion:
    text, reasoning, answer, reasoning_ids, answer_ids, finish, prompt, cached, thought, answered = row[:10]
    seconds, error, extra = row[10:]
    usage = Usage(prompt, cached, thought, answered)
    ids = _unpack(reasoning_ids), _unpack(answer_ids)
    return Completion(text, reasoning, answer, *ids, finish, usage, seconds, error, extra=json.loads(extra))


def _verdict(row: Sequence[Any]) -> Verdict | None:
    if row[0] is None:
        return None
    _, reward, correct, partial, outcome, answer, detail = row
    return Verdict(reward, bool(correct), partial, outcome, answer, json.loads(detail))
