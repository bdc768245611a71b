"""Helpers of the harness's tests: the simulated engine, and a run with it in one call."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

# Loaded by path, since no test folder is a package.
_spec = importlib.util.spec_from_file_location("harness_simulated", Path(__file__).with_name("simulated.py"))
assert _spec is not None and _spec.loader is not None
_module = importlib.util.module_from_spec(_spec)
sys.modules["harness_simulated"] = _module
_spec.loader.exec_module(_module)


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
        if not isinstance(engine, _module.Simulated):
            known = _module.references(plan(bench, selection=Selection(limit=limit)))
            engine = _module.Simulated(known, **(engine or {}))
        options.setdefault("temperature", 1.0)  # one sampler for all arms, whatever a preset has tuned
        made = evaluate(bench, ttc=ttc, engine=engine, out=tmp_path / name, limit=limit, **options)
        return made, engine

    return run
