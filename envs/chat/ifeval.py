"""IFEval: stored prompts with one to three instructions each, and the official verdicts on responses.

The set is google/IFEval in the hub's own schema: key, prompt, instruction_id_list, kwargs. Some checks need
the package langdetect, others NLTK with its sentence tokenizer. Prompts whose checks lack something here are
left out, and the edition names what was left out, so such a run never passes for an official one;
`edition="official"` refuses instead, and says what to install.

    env = envs.make("chat/ifeval", data="ifeval.jsonl")
    env.problem(index=4).score(completion).detail["metrics"]    # IFEval's four accuracies, [right, of] each
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from envs.env import EnvSpec, NoReference, on_scale
from envs.sources import DataError, SetSpec, Stored, find, fingerprint, whole
from envs.stored import StoredEnv, StoredProblem
from verifiers.answers import strip_reasoning
from verifiers.ifeval import Instruction, Judgement, NotCheckable, judge, lacking, require
from verifiers.verdict import Verdict, correct, missing, wrong

METRICS = ("prompt strict", "instruction strict", "prompt loose", "instruction loose")
"""IFEval's four accuracies: of whole prompts and of single instructions, strictly and loosely judged."""


def _prompt(value: Any) -> str:
    """A prompt as it stands, since some instructions ask to repeat it."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("is no text")
    return value


def _ids(value: Any) -> list[str]:
    if not isinstance(value, list) or not value or not all(isinstance(id, str) for id in value):
        raise ValueError("is no list of instruction ids")
    return value


def _arguments(value: Any) -> list[dict[str, Any]]:
    """The arguments of each instruction; the hub's tables fill in None where there is none."""
    if not isinstance(value, list) or not all(isinstance(given, Mapping) for given in value):
        raise ValueError("is no list of objects")
    return [{name: v for name, v in given.items() if v is not None} for given in value]


SET = SetSpec(
    "ifeval",
    "google/IFEval",
    {"key": whole, "prompt": _prompt, "instruction_id_list": _ids, "kwargs": _arguments},
    key="key",
)


class IFEvalProblem(StoredProblem):
    """One prompt."""

    @property
    def prompt(self) -> str:
        return str(self.stored["prompt"])

    @property
    def instructions(self) -> tuple[Instruction, ...]:
        """What the prompt asks for, in the set's order."""
        return _instructions(self.stored)

    def reference(self) -> str:
        raise NoReference("IFEval has no sample responses")

    def same(self, a: str, b: str) -> bool:
        """NotImplementedError: whole responses are no answers that a majority could share."""
        raise NotImplementedError(f"{self.env.id} has no answers to compare")

    def judge(self, text: str, in_reasoning: bool) -> Verdict:
        """The official verdicts on what follows the reasoning, without the space that parts the two."""
        answer = strip_reasoning(text, in_reasoning)
        if answer is not None and answer != text:
            answer = answer.lstrip()
        said = judge(self.instructions, answer or "")
        broken = [wanted.id for wanted, ok in zip(self.instructions, said.strict, strict=True) if not ok]
        metrics = _metrics(said)
        if not answer or not answer.strip():
            return missing(metrics=metrics)
        if not broken:
            return correct(answer, metrics=metrics)
        share = sum(said.strict) / len(said.strict)
        return on_scale(wrong(answer, share, metrics=metrics, broken=broken), self.env.reward)


def _metrics(said: Judgement) -> dict[str, list[int]]:
    """How many of how many, for each of METRICS."""
    counts = []
    for followed in (said.strict, said.loose):
        counts += [[int(all(followed)), 1], [sum(followed), len(followed)]]
    return dict(zip(METRICS, counts, strict=True))


class IFEval(StoredEnv):
    """IFEval's prompts. DataError where the set is not found, broken, or not whole though it should be."""

    made: ClassVar[type[StoredProblem]] = IFEvalProblem

    def __init__(
        self,
        spec: EnvSpec,
        split: str = "test",
        reward: str = "binary",
        data: str | None = None,
        edition: str | None = None,
    ) -> None:
        stored = _checkable(find(SET, data), edition)
        if edition not in (None, stored.edition):
            raise DataError(f"{stored.source} is IFEval's edition {stored.edition} here, not {edition!r}")
        super().__init__(spec, stored, split, reward, data)


def _checkable(found: Stored, edition: str | None) -> Stored:
    """The prompts that can be judged here; DataError where `official` was asked for and some cannot."""
    missing: dict[str, str] = {}
    rows: list[Mapping[str, Any]] = []
    for row in found.rows:
        lacks = {wanted.id: need for wanted in _checked(row, found.source) if (need := lacking(wanted))}
        missing |= lacks
        rows += [] if lacks else [row]
    if not missing:
        return found
    if edition == found.edition or not rows:
        how = " and ".join(sorted({f"`{need}`" for need in missing.values()}))
        raise DataError(f"IFEval cannot be judged whole here: {', '.join(sorted(missing))} need {how}")
    left_out = ", ".join(sorted(id.partition(":")[2] for id in missing))
    return replace(
        found, rows=tuple(rows), edition=f"{found.edition} without {left_out}", fingerprint=fingerprint(rows)
    )


def _checked(row: Mapping[str, Any], source: str) -> tuple[Instruction, ...]:
    """The instructions of a row; DataError where one of them is none of IFEval's."""
    where = f"{source}: the prompt with key {row['key']}"
    if len(row["kwargs"]) != len(row["instruction_id_list"]):
        raise DataError(f"{where} has {len(row['instruction_id_list'])} ids and {len(row['kwargs'])} kwargs")
    instructions = _instructions(row)
    for wanted in instructions:
        try:
            require(wanted)
        except NotCheckable as why:
            raise DataError(f"{where}: {why}") from None
    return instructions


def _instructions(row: Mapping[str, Any]) -> tuple[Instruction, ...]:
    ids: Sequence[str] = row["instruction_id_list"]
    return tuple(Instruction(id, given) for id, given in zip(ids, row["kwargs"], strict=True))
