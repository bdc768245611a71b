"""Engines: one async protocol, several makers.

    engine = make("nano")                                          # the embedded model
    engine = make("my-model", base_url="http://localhost:8000/v1")  # any OpenAI-compatible server
    engine = make("path/to/model", engine="transformers")          # any causal language model, here
    engine = make("path/to/model", engine="vllm", replicas=8)      # the same by vLLM, here
    completion = await engine.complete(Request((user("2+2?"),), Sampling(max_tokens=64)))

A maker is a module with `make(model, base_url, **options)`; it is imported when it is asked for.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any

from harness.engines.protocol import (
    Completion,
    Engine,
    FinishReason,
    Message,
    Request,
    Sampling,
    Usage,
    user,
)

__all__ = [
    "ENGINES",
    "Completion",
    "Engine",
    "EngineError",
    "FinishReason",
    "Message",
    "Request",
    "Sampling",
    "Usage",
    "make",
    "user",
]


class EngineError(Exception):
    """An engine that cannot be made or used, in one sentence: what is wrong and what to do."""


ENGINES: Mapping[str, str] = {
    "zaya": "harness.engines.zaya",
    "openai": "harness.engines.openai",
    "transformers": "harness.engines.transformers",
    "vllm": "harness.engines.vllm",
}
"""Engine name -> module of its maker."""

EXTRAS: Mapping[str, str] = {"zaya": "zaya", "openai": "", "transformers": "hf", "vllm": "vllm"}
"""Engine name -> the extra of our distribution that installs what it needs."""


def make(
    model: str | None = None, base_url: str | None = None, engine: str | None = None, **options: Any
) -> Engine:
    """Make an engine: the embedded model, or the server at `base_url`, unless `engine` names another.

    `model` is a name ("nano", the default of the embedded engine), a folder, or a server's model name.
    `options` go to the maker. Raises EngineError for an unknown engine or option, a model without
    weights, a server that does not answer.
    """
    name = engine or ("openai" if base_url else "zaya")
    if name not in ENGINES:
        close = get_close_matches(name, ENGINES, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise EngineError(f"unknown engine {name!r}: there are {', '.join(sorted(ENGINES))}{hint}")
    try:
        maker = import_module(ENGINES[name]).make
    except ModuleNotFoundError as error:
        extra = f"zaya-harness[{EXTRAS[name]}]" if EXTRAS[name] else "zaya-harness"
        raise EngineError(
            f"engine {name!r} needs the package {error.name!r}: pip install '{extra}'"
        ) from error
    known = [p for p in inspect.signature(maker).parameters if p not in ("model", "base_url")]
    unknown = sorted(set(options) - set(known))
    if unknown:
        raise EngineError(f"engine {name!r} has no option {unknown[0]!r}: it has {', '.join(known)}")
    made: Engine = maker(model, base_url, **options)
    return made
