"""Chat turns: messages -> the text of a prompt, and generated ids -> thought and answer.

A model's own Jinja template wins; a folder without one gets plain ChatML (ZAYA1's turn format).
Templates come from checkpoints, so they run in Jinja's immutable sandbox.

    render(DEFAULT_TEMPLATE, ({"role": "user", "content": "2+2?"},), bos_token="<bos>")
    reasoning_ids, answer_ids = split(ids, in_reasoning=True, start=tok.think_start, end=tok.think_end)
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import jinja2

THINK_START, THINK_END = "<think>", "</think>"

DEFAULT_TEMPLATE = """\
{{ bos_token }}{% for message in messages %}<|im_start|>{{ message['role'] }}
{{ message['content'] }}<|im_end|>
{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant
{% if enable_thinking is defined and not enable_thinking %}<think>
</think>

{% endif %}{% endif %}"""


class TemplateError(ValueError):
    """A chat template that does not compile, or that refuses these messages."""


def render(
    template: str,
    messages: Sequence[Mapping[str, Any]],
    *,
    add_generation_prompt: bool = True,
    **variables: Any,
) -> str:
    """The prompt text of a conversation; `variables` reach the template (bos_token, enable_thinking, ...).

    Raises TemplateError where the template is broken or rejects the messages.
    """
    import jinja2

    try:
        return _compile(template).render(
            messages=list(messages), add_generation_prompt=add_generation_prompt, **variables
        )
    except jinja2.TemplateError as error:
        raise TemplateError(f"the chat template cannot render these messages: {error}") from error


def split(
    ids: Sequence[int], in_reasoning: bool, start: int | None, end: int | None
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Cut generated ids into (reasoning, answer), without the tags themselves.

    The reasoning ends at the last `end` tag and the answer is what follows it; a thought that is
    opened after that and never closed belongs to the reasoning. `in_reasoning` says that the prompt
    had already opened the thought. Without any tag everything is answer, or everything is reasoning.
    """
    ids = tuple(ids)
    last = len(ids) - 1 - ids[::-1].index(end) if end in ids else -1
    thought, rest = ids[: max(last, 0)], ids[last + 1 :]
    if last < 0 and in_reasoning:
        thought, rest = rest, ()
    elif start in rest:
        opened = rest.index(start)
        thought, rest = thought + rest[opened + 1 :], rest[:opened]
    return tuple(i for i in thought if i not in (start, end)), rest


@lru_cache(maxsize=16)
def _compile(template: str) -> jinja2.Template:
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"]
    )
    environment.filters["tojson"] = lambda value, indent=None: json.dumps(
        value, ensure_ascii=False, indent=indent
    )

    def refuse(message: str) -> None:
        raise jinja2.TemplateError(message)

    environment.globals["raise_exception"] = refuse
    return environment.from_string(template)
