"""The database of a run: its tables, and values to columns and back.

rollouts   one row a completion, under the digest of what was asked     verdicts   what its judge said
rounds     which rollout fills which spot of which arm                  problems   what was asked
sittings   one row a process that worked on the run, and how it ended (since schema 2)
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from typing import Any

from harness.engines.protocol import Completion, Usage
from verifiers.verdict import Verdict

# The index spares sums and the search for failures a walk through all texts.
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
CREATE INDEX IF NOT EXISTS rollout_costs ON rollouts (
    finish_reason, prompt_tokens, cached_tokens, reasoning_tokens, answer_tokens);
CREATE TABLE IF NOT EXISTS sittings (
    id INTEGER PRIMARY KEY, started TEXT, ended TEXT, about TEXT, done INTEGER, problems INTEGER,
    stopped TEXT);
"""

# Failures are worth another try, unless later rounds were drawn without them: those would not stand any more.
STOOD_UPON = """
SELECT r.rollout FROM rounds r JOIN rounds later USING (bench, problem, arm, passno)
WHERE later.round > r.round AND r.rollout IS NOT NULL AND later.rollout IS NOT NULL AND NOT later.elected
"""
FORGET_FAILURES = f"""
CREATE TEMP TABLE failed AS
SELECT id FROM rollouts WHERE finish_reason = 'error' AND id NOT IN ({STOOD_UPON});
DELETE FROM rounds WHERE rollout IS NULL;
DELETE FROM rounds WHERE elected;
DELETE FROM rounds WHERE rollout IN (SELECT id FROM failed);
DELETE FROM rollouts WHERE id IN (SELECT id FROM failed);
DROP TABLE failed;
DELETE FROM verdicts WHERE outcome = 'error';
"""
COUNT_FAILURES = f"""
SELECT COUNT(*) FROM rounds d LEFT JOIN rollouts r ON r.id = d.rollout
WHERE (d.rollout IS NULL OR r.finish_reason = 'error') AND NOT d.elected
AND (d.is_final OR d.rollout IS NULL OR d.rollout NOT IN ({STOOD_UPON}))
"""

ENCODER = json.JSONEncoder(default=str)


def to_json(value: Any) -> str:
    """JSON of a value; what JSON does not know is written as text."""
    return ENCODER.encode(value)


def clean(text: str) -> str:
    """The same text, with lone surrogates (which no database and no file can hold) as U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def pack(ids: Sequence[int]) -> bytes:
    """Token ids as bytes. 64 bits each: where no tokenizer is known, an id holds a piece of text."""
    return array("Q", ids).tobytes()


def unpack(blob: bytes) -> tuple[int, ...]:
    """Token ids from their bytes."""
    ids = array("Q")
    ids.frombytes(blob)
    return tuple(ids)


def rollout_row(key: str, c: Completion) -> tuple[Any, ...]:
    """The columns of `rollouts` after its id."""
    usage = c.usage
    return (
        *(key, c.text, c.reasoning, c.answer, pack(c.reasoning_ids), pack(c.answer_ids)),
        *(c.finish_reason, usage.prompt, usage.cached, usage.reasoning, usage.answer),
        *(c.seconds, c.error, to_json(c.extra)),
    )


def completion(row: Sequence[Any]) -> Completion:
    """A completion from the columns of `rollouts` after its key."""
    text, reasoning, answer, reasoning_ids, answer_ids, finish, prompt, cached, thought, answered = row[:10]
    seconds, error, extra = row[10:]
    usage = Usage(prompt, cached, thought, answered)
    ids = unpack(reasoning_ids), unpack(answer_ids)
    return Completion(text, reasoning, answer, *ids, finish, usage, seconds, error, extra=json.loads(extra))


def verdict_row(rollout: int, v: Verdict) -> tuple[Any, ...]:
    """The columns of `verdicts`."""
    answer = None if v.answer is None else clean(v.answer)
    return rollout, v.reward, v.correct, v.partial, v.outcome, answer, to_json(v.detail)


def verdict(row: Sequence[Any]) -> Verdict | None:
    """A verdict from its columns; None where they are empty."""
    if row[0] is None:
        return None
    _, reward, correct, partial, outcome, answer, detail = row
    return Verdict(reward, bool(correct), partial, outcome, answer, json.loads(detail))
