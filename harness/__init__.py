"""A model on a benchmark, with and without test-time compute.

import harness
run = harness.evaluate("aime25", model="nano", ttc="single,rsa")
python -m harness.run --bench aime25 --model nano --ttc single,rsa
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from harness.evaluation import Run as Run
    from harness.evaluation import evaluate as evaluate
    from harness.settings import EvaluationError as EvaluationError

__all__ = ["EvaluationError", "Run", "evaluate"]

_WHERE = {
    "evaluate": "harness.evaluation",
    "Run": "harness.evaluation",
    "EvaluationError": "harness.settings",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _WHERE:
        raise AttributeError(f"module 'harness' has no attribute '{name}'")
    return getattr(import_module(_WHERE[name]), name)
