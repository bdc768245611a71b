"""The part that goes into a sandbox: what it is made of, what it tells the harness, when it stops a test."""

from __future__ import annotations

import ast
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.sandbox import Limits, inside
from verifiers.sandbox.inside import frames
from verifiers.sandbox.inside.limits import PerTest
from verifiers.sandbox.inside.watch import _overrun

FOLDER = Path(inside.__file__).parent
LIMITS = PerTest(1.0, 5.0, 15.0, 256, 1024, 64, 1000, 10**6, 64)


@pytest.mark.parametrize("name", inside.MODULES)
def test_it_is_python_3_9_and_standard_library(name: str) -> None:
    tree = ast.parse((FOLDER / f"{name}.py").read_text(), feature_version=(3, 9))
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
        for found in names:
            known = found.split(".")[0] in sys.stdlib_module_names
            assert known or found.startswith(inside.__name__), found


@pytest.mark.parametrize("same", [True, False])
def test_it_is_sent_in_the_order_of_its_imports(same: bool) -> None:
    """Each module finds those that it imports, as compiled code and as source for another Python."""
    size, data = inside.modules(same)[:4], inside.modules(same)[4:]
    assert int.from_bytes(size, "big") == len(data)
    seen: set[str] = set()
    for name in inside.MODULES:
        for other in inside.MODULES:
            imported = f"from {inside.__name__}.{other} import" in (FOLDER / f"{name}.py").read_text()
            assert not imported or other in seen
        seen.add(name)


@given(st.dictionaries(st.text(max_size=5), st.integers() | st.text() | st.binary() | st.none()), st.binary())
def test_a_request_arrives_as_it_was_sent(header: dict[str, Any], body: bytes) -> None:
    reader, writer = os.pipe()
    try:
        os.write(writer, frames.pack_request(header, body))
        os.close(writer)
        found = frames.receive(reader)
        assert found == (header, len(body))
        assert frames.read(reader, len(body)) == body
        assert frames.receive(reader) is None  # the harness is gone
    finally:
        os.close(reader)


def test_a_body_that_ends_early_is_no_body(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.write(writer, b"short")
    os.close(writer)
    with (tmp_path / "target").open("wb") as target, pytest.raises(EOFError):
        frames.copy(reader, target.fileno(), 6)
    os.close(reader)
    assert (tmp_path / "target").read_bytes() == b"short"


@pytest.mark.parametrize(
    ("cpu_s", "resident_mb", "size", "wall_s", "waited_s", "stopped"),
    [
        (0.9, 200.0, 1000, 4.9, 0.0, ""),
        (1.1, 0.0, 0, 1.2, 0.0, "time"),
        (0.1, 257.0, 0, 1.0, 0.0, "memory"),
        (0.1, 0.0, 1001, 1.0, 0.0, "output"),
        (0.1, 0.0, 0, 5.1, 0.0, "wall"),
        (0.1, 0.0, 0, 14.0, 9.5, ""),  # it wanted to run, and others had the cores
        (0.1, 0.0, 0, 14.0, 8.5, "wall"),
        (0.1, 0.0, 0, 15.1, 15.0, "wall"),  # but not for ever
    ],
)
def test_when_a_test_is_stopped(
    cpu_s: float, resident_mb: float, size: int, wall_s: float, waited_s: float, stopped: str
) -> None:
    assert _overrun(LIMITS, cpu_s, resident_mb, size, wall_s, waited_s) == stopped


@pytest.mark.parametrize(("cpu_s", "wall_s"), [(1.0, 6.0), (2.0, 7.0), (10.0, 30.0)])
def test_the_wall_limit_follows_the_cpu_limit(cpu_s: float, wall_s: float) -> None:
    assert Limits(cpu_s=cpu_s).wall_limit == wall_s
    assert Limits(cpu_s=cpu_s, wall_s=1.5).wall_limit == 1.5


@pytest.mark.parametrize("name", ["cpu_s", "memory_mb", "wall_s", "output_bytes", "processes"])
@pytest.mark.parametrize("value", [0, -1, float("nan")])
def test_limits_are_positive(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=name):
        Limits(**{name: value})  # type: ignore[arg-type]
