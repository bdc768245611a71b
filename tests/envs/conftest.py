"""What the tests of envs share: a reference that is beaten is an error here, not a warning."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import pytest

from envs import ReferenceBeaten


@pytest.fixture(autouse=True)
def beaten_references_fail() -> Iterator[None]:
    """Turn the warning into an error, which makes the verdict one too."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", ReferenceBeaten)
        yield
