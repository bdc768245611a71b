"""A copy of a run, judged by the verifiers of today: verdicts, vote classes, and who a vote elects.

with rejudged(Path("runs/aime25-nano-1a2b3c4d")) as (copy, flips, judged):
    render(copy)
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Container, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from harness.disk import explained
from harness.folder import DATABASE, MANIFEST, read_manifest, reading, write_json
from harness.settings import EvaluationError
from harness.tables import verdict, verdict_row
from harness.ttc.votes import elected, group, vote_of
from verifiers.verdict import Verdict, sample_end

if TYPE_CHECKING:
    from envs.env import Problem

BATCH = 256
"""Completions that are in memory at a time."""
PLACES = "bench, problem, arm, passno, round"

JUDGED = """
SELECT DISTINCT d.rollout, d.bench, d.problem FROM rounds d JOIN verdicts v ON v.rollout = d.rollout
JOIN rollouts r ON r.id = d.rollout WHERE r.finish_reason != 'error' ORDER BY d.rollout
"""
VOTERS = f"""
SELECT {PLACES}, candidate, d.rollout, v.outcome, v.answer, d.vote_class
FROM rounds d LEFT JOIN verdicts v ON v.rollout = d.rollout
WHERE NOT d.elected ORDER BY {PLACES}, candidate
"""


@dataclass(frozen=True, slots=True)
class Flip:
    """One spot whose verdict is another one today."""

    bench: str
    problem: str
    arm: str
    sample: str
    """Pass, round and candidate in words."""
    old: str
    """How the sample ended: correct, wrong, cut, no_answer or grader_error."""
    new: str
    answer: str | None
    """As extracted today."""


class _Voter(NamedTuple):
    """A row of VOTERS."""

    bench: str
    problem: str
    arm: str
    passno: int
    round: int
    candidate: int
    rollout: int | None
    outcome: str | None
    answer: str | None
    vote: int | None


@contextmanager
def rejudged(
    run: Path, data: str | None = None, keep: bool = False
) -> Iterator[tuple[Path, list[Flip], int]]:
    """The judged copy, what flipped in it, and how many completions were judged.

    `data` is the file of a stored set. The copy goes with the block, or becomes RUN-rescored with `keep`.
    EvaluationError where the run cannot be read, or its problems cannot be made any more.
    """
    run = run.resolve()
    manifest = read_manifest(run)
    target = run.with_name(f"{run.name}-rescored")
    if keep and target.exists():
        raise EvaluationError(f"{target} exists already; move it away to keep another one")
    with explained(run):
        place = tempfile.TemporaryDirectory(dir=run.parent if keep else None)
    with place as folder:
        with explained(run):
            copy = Path(folder) / run.name
            copy.mkdir()
            _copy(run, copy, manifest, target.name if keep else str(manifest["name"]))
            flips, judged = _rejudge(copy, manifest["settings"]["seed"], data)
            if keep:
                os.replace(copy, target)
        yield (target if keep else copy), flips, judged


def _rejudge(copy: Path, seed: int, data: str | None) -> tuple[list[Flip], int]:
    with closing(sqlite3.connect(copy / DATABASE)) as database:
        problems = _Problems(database, data)
        before = _verdicts(database)
        _judge(database, problems)
        after = _verdicts(database)
        changed = {r for r, (_, v) in after.items() if v != before[r][1]}
        _vote(database, seed, problems, changed)
        database.commit()
        return _flips(database, _ends(before), _ends(after)), len(after)


def _copy(run: Path, copy: Path, manifest: dict[str, Any], name: str) -> None:
    if not (run / DATABASE).is_file():
        raise EvaluationError(f"{run} cannot be rescored: it has no {DATABASE}")
    with reading(run) as there, closing(sqlite3.connect(copy / DATABASE)) as here:
        there.backup(here)
    from harness.provenance import versions

    when = datetime.now(UTC).isoformat(timespec="seconds")
    note = {"of": manifest["name"], "created": when, "versions": versions()}
    write_json(copy / MANIFEST, {**manifest, "name": name, "rescored": note})


def _judge(database: sqlite3.Connection, problems: Mapping[tuple[str, str], Problem]) -> None:
    """Replace every verdict."""
    from envs import score_batch

    judged = database.execute(JUDGED).fetchall()
    for start in range(0, len(judged), BATCH):
        batch = judged[start : start + BATCH]
        ids = [rollout for rollout, _, _ in batch]
        marks = ",".join("?" * len(ids))
        texts = dict(database.execute(f"SELECT id, text FROM rollouts WHERE id IN ({marks})", ids).fetchall())
        found = score_batch([problems[bench, key] for _, bench, key in batch], [texts[i] for i in ids])
        database.executemany(
            "INSERT OR REPLACE INTO verdicts VALUES (?,?,?,?,?,?,?)",
            [verdict_row(rollout, v) for rollout, v in zip(ids, found, strict=True)],
        )


def _vote(
    database: sqlite3.Connection,
    seed: int,
    problems: Mapping[tuple[str, str], Problem],
    changed: Container[int],
) -> None:
    """Class the answers of every population that had classes or has changed; elect again where a vote did."""
    everyone = map(_Voter._make, database.execute(VOTERS).fetchall())
    for where, members in groupby(everyone, key=lambda voter: voter[:5]):
        voters = list(members)
        if not any(v.vote is not None or v.rollout in changed for v in voters):
            continue
        bench, key, arm, passno, round_ = where
        try:
            classes = group([vote_of(v.outcome, v.answer) for v in voters], problems[bench, key].same)
        except NotImplementedError:
            continue
        database.executemany(
            f"UPDATE rounds SET vote_class=? WHERE ({PLACES}, candidate) = (?,?,?,?,?,?)",
            [(vote, *where, v.candidate) for vote, v in zip(classes, voters, strict=True)],
        )
        chosen = elected(classes, [v.outcome is not None for v in voters], seed, key, passno)
        # The elected member of a majority stands in the round after its voters; no other arm has one.
        database.execute(
            f"UPDATE rounds SET rollout=?, parents=? WHERE elected AND ({PLACES}) = (?,?,?,?,?)",
            (voters[chosen].rollout, json.dumps([chosen]), bench, key, arm, passno, round_ + 1),
        )


class _Problems(dict[tuple[str, str], "Problem"]):
    """The problems of a run by benchmark and key, each rebuilt from its row when it is first needed."""

    def __init__(self, database: sqlite3.Connection, data: str | None) -> None:
        super().__init__()
        self._data = data
        self._rows = {
            (b, p): row for b, p, row in database.execute("SELECT bench, problem, row FROM problems")
        }

    def __missing__(self, key: tuple[str, str]) -> Problem:
        from envs import Problem, UnknownEnvironment
        from envs.sources import DataError

        row = json.loads(self._rows[key])
        if row is None:
            raise EvaluationError(f"problem {key[1]} cannot be judged again: the run did not keep its row")
        try:
            self[key] = Problem.from_row(row, self._data)
        except (UnknownEnvironment, ValueError, DataError) as error:
            raise EvaluationError(f"problem {key[1]} cannot be judged again: {error}") from error
        return self[key]


def _verdicts(database: sqlite3.Connection) -> dict[int, tuple[str, Verdict]]:
    """Finish reason and verdict of each judged rollout."""
    query = "SELECT r.finish_reason, v.* FROM rollouts r JOIN verdicts v ON v.rollout = r.id"
    found = ((finish, verdict(row), row[0]) for finish, *row in database.execute(query))
    return {rollout: (finish, judged) for finish, judged, rollout in found if judged is not None}


def _ends(verdicts: Mapping[int, tuple[str, Verdict]]) -> dict[int, str]:
    return {rollout: sample_end(judged, finish) for rollout, (finish, judged) in verdicts.items()}


def _flips(database: sqlite3.Connection, old: Mapping[int, str], new: Mapping[int, str]) -> list[Flip]:
    query = (
        f"SELECT {PLACES}, candidate, d.rollout, v.answer FROM rounds d "
        "JOIN problems p USING (bench, problem) LEFT JOIN verdicts v ON v.rollout = d.rollout "
        "WHERE NOT d.elected ORDER BY p.position, arm, passno, round, candidate"
    )
    return [
        Flip(bench, problem, arm, "pass {} round {} candidate {}".format(*spot), old[r], new[r], answer)
        for bench, problem, arm, *spot, r, answer in database.execute(query)
        if r in new and new[r] != old[r]
    ]
