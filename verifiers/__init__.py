"""Is this answer right? A text and the truth go in, a `Verdict` comes out.

Names are loaded on first use, so importing the room costs nothing.

    >>> from verifiers import verify_math
    >>> verify_math("1/2", r"So the area is \\boxed{0.5}").correct
    True
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifiers.answers import extract, extract_math, strip_reasoning
    from verifiers.code import ajudge, ajudge_completion, judge, judge_completion
    from verifiers.math import averify_math, same_math, verify_math
    from verifiers.policies import Policy
    from verifiers.verdict import Verdict

_HOME = {
    "Policy": "policies",
    "Verdict": "verdict",
    "extract": "answers",
    "extract_math": "answers",
    "strip_reasoning": "answers",
    "ajudge": "code",
    "ajudge_completion": "code",
    "judge": "code",
    "judge_completion": "code",
    "averify_math": "math",
    "same_math": "math",
    "verify_math": "math",
}

__all__ = [
    "Policy",
    "Verdict",
    "ajudge",
    "ajudge_completion",
    "averify_math",
    "extract",
    "extract_math",
    "judge",
    "judge_completion",
    "same_math",
    "strip_reasoning",
    "verify_math",
]


def __getattr__(name: str) -> Any:
    """Load a public name from the module that holds it."""
    if name not in _HOME:
        raise AttributeError(f"module 'verifiers' has no attribute {name!r}; it has: {', '.join(__all__)}")
    return getattr(importlib.import_module(f"verifiers.{_HOME[name]}"), name)
