"""Arms as data: which settings win, and who runs beside whom."""

from __future__ import annotations

import pytest

from harness.settings import EvaluationError, parse_arms

ROW = {"k": 64, "temperature": 1.0, "top_p": 0.95, "top_k": 0}


def names(ttc: str) -> list[str]:
    return [arm.name for arm in parse_arms(ttc, "report", {})]


def test_companions_run_first_and_once() -> None:
    assert names("rsa") == ["single", "rsa"]
    assert names("rsa:C=1,single") == ["single", "rsa:C=1"]
    assert names("majority@tokens") == ["single", "rsa", "majority@tokens"]
    assert names("single, rsa , rsa") == ["single", "rsa"]


def test_later_layers_win() -> None:
    arms = {arm.name: arm for arm in parse_arms("rsa,rsa:tau=7:beta=9", "report", {"tau": 5, "k": 3})}
    plain, special, single = arms["rsa"], arms["rsa:tau=7:beta=9"], arms["single"]
    assert (plain.settings(ROW).tau, plain.settings(ROW).beta) == (5, 40_960)
    assert (special.settings(ROW).tau, special.settings(ROW).beta) == (7, 9)
    assert single.settings(ROW).k == 3
    # The report samples single rollouts at the benchmark's top-p and RSA at 1.
    assert (single.settings(ROW).top_p, plain.settings(ROW).top_p) == (0.95, 1.0)
    (cooler,) = parse_arms("single", "report", {"top_p": 0.5})
    assert cooler.settings(ROW).top_p == 0.5


def test_the_reports_headline_row_is_its_preset() -> None:
    rsa = parse_arms("rsa", "report", {})[1].settings(ROW)
    assert (rsa.N, rsa.C, rsa.T, rsa.beta, rsa.tau, rsa.final) == (16, 4, 2, 40_960, 4_096, 40_960)


def test_rules_hold_before_a_budget_is_derived() -> None:
    (long,) = parse_arms("long", "report", {"T": 3, "beta": 10, "tau": 10, "final": 7})
    assert long.settings(ROW).final == 37
    (broken,) = parse_arms("long", "report", {"final": 0})
    with pytest.raises(EvaluationError, match="final=0"):
        broken.settings(ROW)
