"""A run as a pandas frame: one row for each spot of each arm, in an order that does not depend on timing.

An arm is charged for every token it used: a rollout that two arms share has its tokens in both, and
`shared_from` names the arm that stands first in the run. An elected member (majority) repeats a voter, so its
own row costs 0.

    frame = to_frame("runs/aime25-nano-1a2b3c4d")
    frame[frame.is_final].groupby("arm").correct.mean()
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.folder import folder_of, read_manifest, reading
from verifiers.verdict import Verdict, sample_end

if TYPE_CHECKING:
    import pandas as pd

QUERY = """
SELECT d.bench, p.edition, p.env, d.problem, p.difficulty, d.arm, d.passno, d.round, d.candidate, d.is_final,
       r.text, r.reasoning, r.answer AS answer_text, v.detail, r.prompt_tokens, r.cached_tokens,
       r.reasoning_tokens, r.answer_tokens, r.finish_reason, v.correct, v.partial, v.outcome, v.answer,
       d.vote_class, r.seconds,
       json_extract(v.detail, '$.metrics') AS metrics,
       COALESCE(d.error, r.error) AS error, d.parents, d.rollout, d.elected, p.position
FROM rounds d
JOIN problems p USING (bench, problem)
LEFT JOIN rollouts r ON r.id = d.rollout
LEFT JOIN verdicts v ON v.rollout = d.rollout
"""
WITHOUT_TEXTS = QUERY.replace(
    "r.text, r.reasoning, r.answer AS answer_text, v.detail",
    "'' AS text, '' AS reasoning, '' AS answer_text, '' AS detail",
)
COSTS = ["prompt_tokens", "cached_tokens", "reasoning_tokens", "answer_tokens", "seconds"]
COLUMNS = [
    "run",
    "bench",
    "edition",
    "env",
    "problem",
    "difficulty",
    "arm",
    "passno",
    "round",
    "candidate",
    "is_final",
    "text",
    "reasoning",
    "answer_text",
    "prompt_tokens",
    "cached_tokens",
    "reasoning_tokens",
    "answer_tokens",
    "finish_reason",
    "end",
    "correct",
    "partial",
    "outcome",
    "answer",
    "vote_class",
    "seconds",
    "error",
    "parents",
    "shared_from",
    "metrics",
    "detail",
]


def to_frame(run: Any, texts: bool = True) -> pd.DataFrame:
    """The frame of a run (its folder, or the handle that `evaluate` returns); judged and failed spots only.

    Without `texts` what model and judge wrote stays on disk: text, reasoning, answer_text, detail are empty.

    `end` is one of correct, wrong, cut, no_answer, grader_error, infra_error. `vote_class` is missing (NA)
    where a member does not vote; `parents` are tuples of candidates of the previous round. `metrics` is what
    the judge counted beside right and wrong, as JSON ({name: [right, of]}), None where that is nothing;
    `detail` is all that the judge said, as JSON.
    """
    folder = folder_of(run)
    manifest = read_manifest(folder)
    frame = _read(folder, QUERY if texts else WITHOUT_TEXTS)
    order = {arm: i for i, arm in enumerate(manifest["settings"]["arms"])}
    frame = frame.assign(_arm=frame["arm"].map(order))
    frame = frame.sort_values(["position", "_arm", "passno", "round", "candidate"], ignore_index=True)
    frame["run"] = manifest["name"]
    frame["shared_from"] = _owners(frame)
    frame.loc[frame["elected"] == 1, COSTS] = 0
    frame.loc[frame["elected"] == 1, "shared_from"] = None
    return _typed(frame)[COLUMNS]


def _read(folder: Path, query: str) -> pd.DataFrame:
    import pandas as pd

    with reading(folder) as database:
        frame = pd.read_sql_query(query, database)
    unjudged = frame["outcome"].isna() & frame["error"].isna()
    return frame[~unjudged]


def _owners(frame: pd.DataFrame) -> pd.Series:
    first = frame.dropna(subset="rollout").drop_duplicates("rollout").set_index("rollout")["arm"]
    owner = frame["rollout"].map(first)
    return owner.where(owner.notna() & (owner != frame["arm"]), None)


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    frame[COSTS] = frame[COSTS].fillna(0)
    frame = frame.fillna(
        {
            "text": "",
            "reasoning": "",
            "answer_text": "",
            "detail": "",
            "finish_reason": "error",
            "partial": 0.0,
        }
    )
    frame["end"] = [
        _end(*row) for row in zip(frame["outcome"], frame["finish_reason"], frame["correct"], strict=True)
    ]
    frame["correct"] = frame["correct"].fillna(0).astype(bool)
    frame["is_final"] = frame["is_final"].astype(bool)
    frame["parents"] = [tuple(json.loads(parents)) for parents in frame["parents"]]
    whole = ["prompt_tokens", "cached_tokens", "reasoning_tokens", "answer_tokens"]
    return frame.astype({**dict.fromkeys(whole, "int64"), "vote_class": "Int64", "difficulty": "Int64"})


def _end(outcome: Any, finish_reason: str, correct: float) -> str:
    if finish_reason == "error" or outcome is None:
        return "infra_error"
    return sample_end(Verdict(None, correct == 1, 0.0, outcome), finish_reason)
