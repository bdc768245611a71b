"""What to ask, and how to score it: a seed and a difficulty make a problem, a completion gets a verdict.

Nothing is loaded before it is used; making one environment imports one file.

    problem = envs.make("rlve/sorting").problem(seed=7, difficulty=3)
    verdict = problem.score("<answer>1 2 3</answer>")
    envs.list("rlve/*")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from envs.batch import dataset, score_batch
    from envs.env import Env, EnvSpec, NoReference, Problem, RowError
    from envs.episode import Episode, ScoringError
    from envs.procedural import GenerationError, ReferenceBeaten
    from envs.registry import UnknownEnvironment, VersionMismatch, list, make, register, spec

_HOMES = {
    "batch": ("dataset", "score_batch"),
    "env": ("Env", "EnvSpec", "NoReference", "Problem", "RowError"),
    "episode": ("Episode", "ScoringError"),
    "procedural": ("GenerationError", "ReferenceBeaten"),
    "registry": ("UnknownEnvironment", "VersionMismatch", "list", "make", "register", "spec"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Env",
    "EnvSpec",
    "Episode",
    "GenerationError",
    "NoReference",
    "Problem",
    "ReferenceBeaten",
    "RowError",
    "ScoringError",
    "UnknownEnvironment",
    "VersionMismatch",
    "dataset",
    "list",
    "make",
    "register",
    "score_batch",
    "spec",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'envs' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"envs.{_HOME[name]}"), name)


def __dir__() -> Any:
    return sorted({*globals(), *__all__})


def _refuse_foreign_verifiers() -> None:
    """Another distribution has a package of the same name; where it shadows ours, say which, at once."""
    import os
    import sys
    from importlib.util import find_spec

    loaded = sys.modules.get("verifiers")
    found = getattr(loaded, "__spec__", None) or find_spec("verifiers")
    origin = os.path.dirname(os.path.realpath(found.origin)) if found and found.origin else None
    ours = os.path.join(os.path.dirname(os.path.dirname(os.path.realpath(__file__))), "verifiers")
    if origin == ours:
        return
    if origin is None:
        raise ImportError(
            f"envs needs its sibling package verifiers, which should lie in {ours} and does not"
        )
    from importlib.metadata import packages_distributions

    owners = [name for name in packages_distributions().get("verifiers", []) if name != "zaya-harness"]
    owner = f"the distribution {owners[0]!r}" if owners else "another package"
    raise ImportError(
        f"the package verifiers in {origin} belongs to {owner} and shadows the one that envs needs ({ours}): "
        "remove it from this environment, or run zaya-harness in its own"
    )


_refuse_foreign_verifiers()
