"""What a candidate hands to the next round, cut by token ids.

The report's tail is the last tau tokens of the reasoning trace, answer excluded, whether or not the trace
came to an end (section VI-A). Cutting words instead of tokens would break the bound on the prompt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from harness.engines.protocol import Completion, Engine
from harness.settings import Settings


def tail(completion: Completion, engine: Engine, settings: Settings) -> str:
    """The text that `settings.carry` makes of a completion: at most tau tokens of reasoning."""
    return _CARRY[settings.carry](completion, engine, settings.tau)


def _reasoning(completion: Completion, engine: Engine, tau: int) -> str:
    # A model that does not think writes its trace where others write the answer.
    return _last(completion.reasoning_ids or completion.answer_ids, engine, tau)


def _answer_or_reasoning(completion: Completion, engine: Engine, tau: int) -> str:
    answer = completion.answer.strip()
    return answer or _reasoning(completion, engine, tau)


def _response(completion: Completion, engine: Engine, tau: int) -> str:
    # Without the thinking tags, which a chat template would read as its own.
    return "\n\n".join(part for part in (completion.reasoning.strip(), completion.answer.strip()) if part)


def _last(ids: Sequence[int], engine: Engine, tau: int) -> str:
    return engine.decode(ids[-tau:])


_CARRY: Mapping[str, Callable[[Completion, Engine, int], str]] = {
    "reasoning": _reasoning,
    "answer_or_reasoning": _answer_or_reasoning,
    "response": _response,
}
