"""Fixtures that every room's tests share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

# How long an example takes is the machine's affair. Every run draws the same examples; SOAK=1 draws new ones.
hypothesis.settings.register_profile("any-machine", deadline=None, derandomize="SOAK" not in os.environ)
hypothesis.settings.load_profile("any-machine")

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


@pytest.fixture
def shared() -> Callable[[str], Path]:
    """Finds a file of the optional `shared` folder beside the checkout; skips the test without it."""

    def find(path: str) -> Path:
        found = SHARED / path
        if not found.exists():
            pytest.skip(f"needs the optional test data {found}")
        return found

    return find
