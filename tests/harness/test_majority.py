"""Votes: classes, ties, who votes, what a vote costs; and the arms of equal budget."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.settings import EvaluationError
from harness.ttc.votes import group, winner

Simulate = Callable[..., Any]
answers = st.lists(st.none() | st.integers(0, 30).map(str), max_size=30)


def same(a: str, b: str) -> bool:
    return int(a) % 7 == int(b) % 7


@given(answers)
def test_classes_are_the_first_equal_answer(given_answers: list[str | None]) -> None:
    expected = [
        None if a is None else next(i for i, b in enumerate(given_answers) if b is not None and same(a, b))
        for a in given_answers
    ]
    assert group(given_answers, same) == expected


@given(answers, st.integers())
def test_the_winner_is_a_largest_class(given_answers: list[str | None], seed: int) -> None:
    classes = group(given_answers, same)
    chosen = winner(classes, seed)
    voting = [c for c in classes if c is not None]
    if not voting:
        assert chosen is None
    else:
        assert voting.count(chosen) == max(voting.count(c) for c in voting)


def test_ties_are_broken_evenly_and_repeatably() -> None:
    chosen = [winner([0, 1, 2, 0, 1, None], seed) for seed in range(400)]
    assert set(chosen) == {0, 1}
    assert 150 < chosen.count(0) < 250
    assert chosen == [winner([0, 1, 2, 0, 1, None], seed) for seed in range(400)]


def saying(*said: str) -> Callable[[str, random.Random], tuple[str, str]]:
    """Answers in the order of the requests."""
    left = list(said)
    return lambda prompt, rng: ("thinking", left.pop(0))


def test_the_most_frequent_answer_wins_whatever_its_spelling(simulate: Simulate) -> None:
    # Sorted lists: "1 2" and "1  2" are one answer; those without an answer do not vote.
    said = ("<answer>3 1</answer>", "none", "<answer>1 3</answer>", "none", "<answer>1  3</answer>", "none")
    run, _ = simulate(ttc="majority", limit=1, k=6, engine={"tell": saying(*said)})
    frame = run.frame()
    elected = frame[frame.is_final].iloc[0]
    assert list(frame[~frame.is_final].vote_class.fillna(-1)) == [0, -1, 2, -1, 2, -1]
    assert elected.answer_text == "<answer>1 3</answer>"
    assert elected.parents == (2,)


def test_without_votes_nothing_is_elected(simulate: Simulate) -> None:
    run, _ = simulate(ttc="majority", limit=1, k=3, engine={"tell": saying("none", "none", "none")})
    frame = run.frame()
    assert list(frame[frame.is_final].end) == ["no_answer"]


def test_majority_shares_the_samples_of_single_and_is_charged_for_them(simulate: Simulate) -> None:
    run, engine = simulate(ttc="single,majority", k=7)
    frame = run.frame()
    tokens = (frame.reasoning_tokens + frame.answer_tokens).groupby(frame.arm).sum()
    assert len(engine.requests) == 2 * 7
    assert tokens["single"] == tokens["majority"] > 0
    voters = frame[(frame.arm == "majority") & ~frame.is_final]
    assert set(voters.shared_from) == {"single"}
    assert frame[frame.arm == "single"].shared_from.isna().all()


def test_majority_at_tokens_draws_the_fewest_samples_that_reach_rsas_tokens(simulate: Simulate) -> None:
    options = {"N": 4, "C": 2, "T": 1, "beta": 20, "tau": 5, "final": 25, "passes": 2}
    run, _ = simulate(ttc="majority@tokens", k=1, **options)
    frame = run.frame()
    frame["tokens"] = frame.reasoning_tokens + frame.answer_tokens
    for (_, _), problem in frame.groupby(["problem", "passno"]):
        if "rsa" not in set(problem.arm):
            continue
        budget = problem[problem.arm == "rsa"].tokens.sum()
        voters = problem[(problem.arm == "majority@tokens") & ~problem.is_final]
        assert voters.tokens.sum() >= budget > voters.tokens[:-1].sum()
        assert list(voters.candidate) == list(range(len(voters)))
    assert set(frame.arm) == {"single", "rsa", "majority@tokens"}


def test_long_has_the_budget_of_a_whole_chain(simulate: Simulate) -> None:
    options = {"N": 2, "C": 1, "T": 3, "beta": 10, "tau": 5, "final": 15}
    run, _ = simulate(ttc="rsa,long", limit=1, k=2, engine={"words": (200, 201)}, **options)
    frame = run.frame()
    assert set(frame[frame.arm == "long"].reasoning_tokens) == {3 * 10 + 15}
    assert set(frame[frame.arm == "single"].reasoning_tokens) == {15}


def test_an_environment_without_classes_stops_the_vote_but_not_the_samples(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch
) -> None:
    from envs.procedural import TaskProblem

    def cannot(self: Any, a: str, b: str) -> bool:
        raise NotImplementedError("programs cannot be compared")

    monkeypatch.setattr(TaskProblem, "same", cannot)
    run, _ = simulate(ttc="single", k=3, name="single")
    assert run.frame().vote_class.isna().all()
    with pytest.raises(EvaluationError, match="rlve/sorting cannot say whether two answers are the same"):
        simulate(ttc="majority", k=3, name="majority")
