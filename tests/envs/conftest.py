"""What the tests of envs share: a reference that is beaten is an error here, and the oracles of the tasks."""

from __future__ import annotations

import runpy
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from envs import ReferenceBeaten


@pytest.fixture(autouse=True)
def beaten_references_fail() -> Iterator[None]:
    """Turn the warning into an error, which makes the verdict one too."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", ReferenceBeaten)
        yield


@pytest.fixture(scope="session")
def oracle_of() -> Callable[[str], dict[str, Any]]:
    """The names of a task's oracle: `accepts`, and where needed

    LEVELS: the levels at which its brute force is fast enough (default: 0, 2, 5, 10);
    FEW_PROBLEMS: why level 0 has fewer than 50 distinct problems in 1,000 seeds;
    CONSTANT: why one answer is right on more than 30 % of the problems of a level from 2 on.
    """
    oracles = Path(__file__).resolve().parents[1] / "oracles"
    return cache(lambda id: runpy.run_path(str(oracles / f"{id.removeprefix('rlve/')}.py")))
