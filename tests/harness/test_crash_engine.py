"""An engine that fails on some samples: the run goes on, says so, and asks for exactly those again."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from harness_simulated import Simulated, references

from harness.benchmarks import Selection
from harness.engines import EngineError
from harness.evaluation import plan
from harness.run import main
from harness.settings import EvaluationError
from harness.store import to_frame

Simulate = Callable[..., Any]
ARGUMENTS = "--bench rlve/sorting --limit 2 --k 10 --ttc single --temperature 1 --out run"


class Raising(Simulated):
    """Raises what `raises` says for the n-th request."""

    raises: Callable[[int], Exception | None] = staticmethod(lambda nth: None)

    async def complete(self, request: Any) -> Any:
        error = self.raises(len(self.requests))
        if error is not None:
            self.requests.append(request)
            raise error
        return await super().complete(request)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Raising:
    made = Raising(references(plan("rlve/sorting", selection=Selection(limit=2))))
    monkeypatch.setattr("harness.engines.make", lambda model, base_url, name, **options: made)
    monkeypatch.chdir(tmp_path)
    return made


@pytest.mark.parametrize("raised", [False, True], ids=["returned", "raised"])
def test_failed_samples_are_counted_and_asked_again(
    raised: bool, engine: Raising, capsys: pytest.CaptureFixture[str]
) -> None:
    failing = {3, 4, 17}
    if raised:
        engine.raises = lambda nth: ConnectionError("reset by peer") if nth in failing else None
    else:
        engine.fault = lambda request, nth: nth in failing
    assert main(ARGUMENTS.split()) == 3
    shown = capsys.readouterr()
    assert "avg@k" in shown.out and "15.0" in shown.out  # 3 of 20 samples are errors, in percent
    why = "ConnectionError: reset by peer" if raised else "the simulated server is down"
    assert why in shown.out
    assert shown.err.splitlines()[-1] == (
        "error: the engine failed on 3 samples (infra_error); the same command asks for them again"
    )
    failed = [engine.requests[nth] for nth in sorted(failing)]
    frame = to_frame("run")
    assert list(frame.end).count("infra_error") == 3 and len(frame) == 20

    engine.raises, engine.fault = (lambda nth: None), (lambda request, nth: False)
    assert main([*ARGUMENTS.split(), "--json"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["rows"][0]["ends"]["infra_error"] == 0.0
    assert "infra_error" not in shown.err
    assert engine.requests[20:] == failed


def test_a_failed_candidate_that_later_rounds_stand_on_is_not_asked_again(simulate: Simulate) -> None:
    options = {"N": 4, "C": 2, "T": 1, "beta": 30, "tau": 5, "final": 31, "limit": 1, "k": 3}
    # Requests 0-2 are single's, 3-6 round 0, 7-10 round 1.
    run, engine = simulate(ttc="rsa", engine={"fault": lambda r, nth: nth in (4, 8)}, **options)
    assert run.failures == 1
    engine.fault = lambda request, nth: False
    run, engine = simulate(ttc="rsa", engine=engine, **options)
    assert run.failures == 0
    assert len(engine.requests) == 11 + 1


def test_a_population_without_survivors_is_asked_again_as_a_whole(simulate: Simulate) -> None:
    options = {"N": 4, "C": 2, "T": 1, "beta": 30, "tau": 5, "final": 31, "limit": 1, "k": 3}
    run, engine = simulate(ttc="rsa", engine={"fault": lambda r, nth: 3 <= nth < 7}, **options)
    assert run.failures == 8  # round 0 and, since nothing was left to aggregate, the last round
    engine.fault = lambda request, nth: False
    run, engine = simulate(ttc="rsa", engine=engine, **options)
    assert run.failures == 0 and len(engine.requests) == 7 + 8
    assert set(run.frame().end) <= {"correct", "wrong", "cut", "no_answer"}


def test_an_engine_that_cannot_go_on_ends_the_run_in_its_own_sentence(
    engine: Raising, capsys: pytest.CaptureFixture[str]
) -> None:
    engine.raises = lambda nth: EngineError("the server refuses the key") if nth == 5 else None
    assert main(ARGUMENTS.split()) == 2
    shown = capsys.readouterr()
    assert shown.out == "" and shown.err.splitlines()[-1] == "error: the server refuses the key"
    engine.raises = lambda nth: None
    assert main(ARGUMENTS.split()) == 0


def test_a_callers_own_engine_fails_in_one_sentence_too(simulate: Simulate) -> None:
    engine = Raising(references(plan("rlve/sorting", selection=Selection(limit=2))))
    engine.raises = lambda nth: EngineError("no such model") if nth == 2 else None
    with pytest.raises(EvaluationError, match="no such model"):
        simulate(engine=engine, k=4)
