"""Helpers of the harness's tests: the simulated engine, the faulty server, and a run in one call."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def _load(name: str) -> ModuleType:
    """The helper NAME.py as module harness_NAME: by path, since no test folder is a package."""
    spec = importlib.util.spec_from_file_location(f"harness_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_simulated = _load("simulated")
_load("faulty_server")


@pytest.fixture
def simulate(tmp_path: Path) -> Callable[..., Any]:
    """simulate(bench, ttc, engine={...}, **evaluate's arguments) -> (run, engine), in a folder of its own."""
    from harness.benchmarks import Selection
    from harness.evaluation import evaluate, plan

    def run(
        bench: str = "rlve/sorting",
        ttc: str = "single",
        *,
        engine: Any = None,
        limit: int = 2,
        name: str = "run",
        **options: Any,
    ) -> tuple[Any, Any]:
        if not isinstance(engine, _simulated.Simulated):
            known = _simulated.references(plan(bench, selection=Selection(limit=limit)))
            engine = _simulated.Simulated(known, **(engine or {}))
        options.setdefault("temperature", 1.0)  # one sampler for all arms, whatever a preset has tuned
        made = evaluate(bench, ttc=ttc, engine=engine, out=tmp_path / name, limit=limit, **options)
        return made, engine

    return run
