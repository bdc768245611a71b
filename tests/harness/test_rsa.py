"""Markovian RSA against the report's definition, special case by special case, on whole runs."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from harness.ttc.prompts import aggregation_prompt
from harness.ttc.rsa import subset

SMALL = {"N": 5, "C": 3, "T": 2, "beta": 12, "tau": 6, "final": 20}
Simulate = Callable[..., Any]


def rsa_rows(run: Any) -> Any:
    frame = run.frame()
    return frame[frame.arm.str.startswith("rsa")]


def prompts(engine: Any) -> Counter[str]:
    return Counter(request.messages[0]["content"] for request in engine.requests)


def last_words(text: str, tau: int) -> str:
    return " ".join(text.split(" ")[-tau:])


@pytest.mark.parametrize(
    "settings",
    [{}, {"C": 1}, {"tau": 12}, {"C": 5}, {"N": 1, "C": 1}, {"T": 4, "tau": 1}, {"problem": "last"}],
)
def test_every_prompt_is_the_problem_and_the_tails_of_its_parents(simulate: Simulate, settings: Any) -> None:
    options = {**SMALL, **settings}
    run, engine = simulate(ttc="rsa", limit=1, k=1, **options)
    rows, asked = rsa_rows(run), prompts(engine)
    (question,) = engine.references
    assert list(rows.groupby("round").size()) == [options["N"]] * (options["T"] + 1)
    place = options.get("problem", "first")
    texts = {(r.round, r.candidate): r.reasoning for r in rows.itertuples()}
    for row in rows[rows["round"] > 0].itertuples():
        assert len(row.parents) == len(set(row.parents)) == options["C"]
        tails = [last_words(texts[row.round - 1, p], options["tau"]) for p in row.parents]
        assert aggregation_prompt(question, tails, place) in asked


def test_rounds_before_the_last_are_capped_at_beta_and_the_last_at_the_final_budget(
    simulate: Simulate,
) -> None:
    run, _ = simulate(ttc="rsa", limit=1, k=1, engine={"words": (40, 60)}, **SMALL)
    rows = rsa_rows(run)
    tokens = (rows.reasoning_tokens + rows.answer_tokens).groupby(rows["round"]).unique().map(list).to_dict()
    assert tokens == {0: [12], 1: [12], 2: [20]}
    assert set(rows.end) == {"cut"}
    assert list(rows.groupby("round").is_final.all()) == [False, False, True]


def test_no_aggregation_round_is_plain_sampling(simulate: Simulate) -> None:
    run, engine = simulate(ttc="rsa", k=5, limit=1, **{**SMALL, "T": 0})
    rows = rsa_rows(run)
    assert set(prompts(engine)) == set(engine.references)
    assert len(rows) == 5 and rows.is_final.all()
    # Same sampler and budget as `single`: the very same rollouts, and the frame says so.
    assert len(engine.requests) == 5
    assert set(rows.shared_from) == {"single"}


def test_a_single_tail_is_the_candidates_own(simulate: Simulate) -> None:
    run, _ = simulate(ttc="rsa", k=1, **{**SMALL, "C": 1})
    later = rsa_rows(run).query("round > 0")
    assert all(
        parents == (candidate,) for parents, candidate in zip(later.parents, later.candidate, strict=True)
    )


def test_the_answer_is_no_part_of_the_tail(simulate: Simulate) -> None:
    _, engine = simulate(ttc="rsa", k=1, engine={"words": (3, 4)}, **SMALL)
    aggregated = [p for p in prompts(engine) if p not in engine.references]
    assert aggregated
    for prompt in aggregated:
        candidates = prompt.split("--- Candidate", 1)[1]
        assert "answer" not in candidates and "think>" not in candidates


def test_the_hybrid_carries_answers_where_there_are_any(simulate: Simulate) -> None:
    # Every other thought is too long for beta, so it has no answer.
    def tell(prompt: str, rng: random.Random) -> tuple[str, str]:
        return " ".join(["step"] * rng.choice([3, 40])), "<answer> 1 </answer>"

    run, engine = simulate(ttc="rsa:carry=answer_or_reasoning", limit=1, k=1, engine={"tell": tell}, **SMALL)
    rows = rsa_rows(run)
    assert {r.answer_text for r in rows[rows["round"] == 0].itertuples()} == {"", "<answer> 1 </answer>"}
    texts = {(r.round, r.candidate): r.answer_text or last_words(r.reasoning, 6) for r in rows.itertuples()}
    (question,) = engine.references
    asked = prompts(engine)
    for row in rows[rows["round"] > 0].itertuples():
        tails = [texts[row.round - 1, parent] for parent in row.parents]
        assert aggregation_prompt(question, tails) in asked


def test_plain_rsa_carries_whole_responses(simulate: Simulate) -> None:
    run, engine = simulate(ttc="rsa:carry=response", limit=1, k=1, **SMALL)
    rows = rsa_rows(run)
    texts = {
        (r.round, r.candidate): "\n\n".join(filter(None, (r.reasoning, r.answer_text)))
        for r in rows.itertuples()
    }
    (question,) = engine.references
    for row in rows[rows["round"] > 0].itertuples():
        tails = [texts[row.round - 1, parent] for parent in row.parents]
        assert aggregation_prompt(question, tails) in prompts(engine)


def test_lost_candidates_are_left_out_of_the_draw(simulate: Simulate) -> None:
    # `single` asks first (k = 1), then round 0: its candidates 0 and 3 fail.
    def fault(request: Any, nth: int) -> bool:
        return nth in (1, 4)

    run, _ = simulate(ttc="rsa", limit=1, k=1, engine={"fault": fault}, **{**SMALL, "beta": 15})
    rows = rsa_rows(run)
    lost = set(rows[(rows["round"] == 0) & (rows.end == "infra_error")].candidate)
    assert lost == {0, 3}
    drawn = {p for parents in rows[rows["round"] == 1].parents for p in parents}
    assert drawn == {1, 2, 4}
    assert all(len(parents) == 3 for parents in rows[rows["round"] == 1].parents)


def test_fewer_survivors_than_tails_are_all_used(simulate: Simulate) -> None:
    run, _ = simulate(ttc="rsa", limit=1, k=1, engine={"fault": lambda r, nth: nth in (1, 2, 3)}, **SMALL)
    rows = rsa_rows(run)
    assert {tuple(sorted(parents)) for parents in rows[rows["round"] == 1].parents} == {(3, 4)}


def test_a_lost_chain_continues_from_a_survivor(simulate: Simulate) -> None:
    run, _ = simulate(ttc="rsa", limit=1, k=1, engine={"fault": lambda r, nth: nth == 1}, **{**SMALL, "C": 1})
    first = rsa_rows(run).query("round == 1").parents
    assert list(first)[1:] == [(1,), (2,), (3,), (4,)]
    assert first.iloc[0][0] in {1, 2, 3, 4}


def test_a_population_without_survivors_is_an_infrastructure_error(simulate: Simulate) -> None:
    run, engine = simulate(ttc="rsa", limit=1, k=1, engine={"fault": lambda r, nth: 1 <= nth <= 5}, **SMALL)
    final = rsa_rows(run).query("is_final")
    assert len(engine.requests) == 6
    assert list(final.end) == ["infra_error"] * 5
    assert set(final.error) == {"no candidate of round 0 survived the engine's failures"}
    assert final.parents.map(len).sum() == 0 and not final.correct.any()


def test_passes_are_independent_populations(simulate: Simulate) -> None:
    run, _ = simulate(ttc="rsa", limit=1, k=1, passes=3, **SMALL)
    rows = rsa_rows(run)
    assert list(rows.groupby("passno").size()) == [15, 15, 15]
    texts = rows[rows["round"] == 0].groupby("passno").text.agg(frozenset)
    assert len(set(texts)) == 3


def test_aggregation_rounds_may_be_cooler(simulate: Simulate) -> None:
    _, engine = simulate(ttc="rsa:aggregation_temperature=0.5", limit=1, k=1, temperature=1.0, **SMALL)
    seen = {(r.messages[0]["content"] in engine.references, r.sampling.temperature) for r in engine.requests}
    assert seen == {(True, 1.0), (False, 0.5)}


def test_subsets_are_uniform_without_replacement_and_repeatable() -> None:
    draws = [subset(range(8), 3, candidate, "seed", 0, "problem", 1) for candidate in range(4000)]
    assert draws == [subset(range(8), 3, candidate, "seed", 0, "problem", 1) for candidate in range(4000)]
    assert all(len(set(draw)) == 3 for draw in draws)
    # 56 subsets in 6 orders: the expected count of an ordered triple is 11.9; chi-square with 335 degrees.
    counts = Counter(draws)
    expected = 4000 / 336
    chi_square = (
        sum((counts[draw] - expected) ** 2 / expected for draw in counts) + (336 - len(counts)) * expected
    )
    assert 250 < chi_square < 430
    assert draws != [subset(range(8), 3, candidate, "other", 0, "problem", 1) for candidate in range(4000)]
