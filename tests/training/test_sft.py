"""The corpus and the training loop, on a model small enough to learn something in seconds."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import torch

from harness.benchmarks import Selection, find, questions
from training import sft
from training.muon import Muon, split
from training.nano import own, tokens, traces
from training.nano.corpus import Corpus, Example, task_of
from training.nano.recipe import Phase, Recipe
from zaya.config import PRESETS, ZayaConfig
from zaya.model import Zaya
from zaya.tokenizer import Tokenizer

TINY = replace(
    PRESETS["zaya1-nano"],
    hidden_size=32,
    num_hidden_layers=2,
    layer_types=(),
    head_dim=8,
    moe_intermediate_size=32,
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("tokens")
    tokens.main(folder)
    return Corpus(replace(Recipe(), batch=8), Tokenizer.load(folder))


def tiny(seed: int = 0, **changes: object) -> Zaya:
    torch.manual_seed(seed)
    return Zaya(replace(TINY, **changes))  # type: ignore[arg-type]


def test_examples_are_a_function_of_the_seed(corpus: Corpus) -> None:
    first = [corpus.example(Random(5)) for _ in range(20)]
    assert first == [corpus.example(Random(5)) for _ in range(20)]


def test_examples_show_a_whole_prompt_and_end_within_the_budget(corpus: Corpus) -> None:
    rng, kinds = Random(1), set()
    for _ in range(200):
        example = corpus.example(rng)
        prompt = corpus.tokenizer.decode(example.ids[: example.completion])
        completion = corpus.tokenizer.decode(example.ids[example.completion :])
        assert prompt.endswith("assistant\n") and completion.startswith("<think>")
        assert len(example.ids) - example.completion <= 3 * corpus.recipe.beta
        kinds.add("--- Candidate" in prompt)
        if "--- Candidate" in prompt:
            assert corpus.tokenizer.decode(example.ids[: example.shown]).endswith(
                ("Candidate 1 ---\n", "Candidate ---\n")
            )
        else:
            assert example.shown == example.completion
    assert kinds == {True, False}


def test_no_problem_of_the_published_run_is_trained_on(corpus: Corpus) -> None:
    rng = Random(2)
    asked = [
        item.prompt
        for name in ("rlve-nano", "rlve-nano-tuning")
        for item in questions(find(name), Selection())
    ]
    assert corpus.held_out == set(asked) and len(asked) == 2 * 12 * 30
    for task in corpus.recipe.levels:
        assert all(corpus.problem(rng, task).prompt not in corpus.held_out for _ in range(60))


def test_simulated_tails_are_bounded_and_mostly_right(corpus: Corpus) -> None:
    rng, resumed = Random(3), 0
    for _ in range(40):
        problem = corpus.problem(rng, "sorting")
        tails = corpus.simulated_tails(problem, 4, rng)
        assert all(len(corpus.tokenizer.encode(tail)) <= corpus.recipe.tau + 1 for tail in tails)
        resumed += not traces.aggregated("sorting", problem.instance, tails, rng).startswith("<think>\n#1 ")
    assert resumed > 30


def test_the_rate_warms_up_stays_and_falls() -> None:
    recipe = replace(Recipe(), steps=1000, warmup=10, flat=0.3, final_rate=0.02)
    rates = [sft.learning_rate(step, recipe) for step in range(1000)]
    assert rates[0] == 0.1 and rates[10:300] == [1.0] * 290
    assert rates[300:] == sorted(rates[300:], reverse=True) and math.isclose(rates[-1], 0.02, abs_tol=1e-4)


def test_the_loss_counts_completions_and_on_request_tails(corpus: Corpus) -> None:
    model = tiny().eval()
    batch = [Example([5, 6, 7, 8, 9], shown=2, completion=3), Example([4, 3, 2], shown=1, completion=2)]

    def mean(starts: list[int]) -> float:
        losses = []
        for example, start in zip(batch, starts, strict=True):
            log = model(torch.tensor([example.ids])).log_softmax(-1)[0]
            losses += [-log[place - 1, example.ids[place]].item() for place in range(start, len(example.ids))]
        return sum(losses) / len(losses)

    assert math.isclose(sft.loss_of(model, batch).item(), mean([3, 2]), rel_tol=1e-5)
    assert math.isclose(sft.loss_of(model, batch, tails=True).item(), mean([2, 1]), rel_tol=1e-5)


def test_balancing_moves_biases_against_the_load_and_leaves_the_skip_class() -> None:
    model = tiny().train()
    model(torch.randint(5, 500, (4, 50)))
    _, shares = model.expert_load()
    before = [router.balancing_biases.clone() for router in model.routers()]
    sft.balance(model, shares, 0.01)
    for router, old, share in zip(model.routers(), before, shares, strict=True):
        change = router.balancing_biases - old
        assert change[-1] == 0
        assert change[share[:-1].argmax()] < 0 < change[share[:-1].argmin()]


def test_a_few_steps_lower_the_loss(corpus: Corpus) -> None:
    model, rng = tiny().train(), Random(4)
    matrices, others = split(model)
    optimizers = Muon(matrices, 1e-2, 0.9), torch.optim.AdamW(others, 1e-2)
    batch = [corpus.example(rng) for _ in range(8)]
    losses = []
    for _ in range(15):
        loss = sft.loss_of(model, batch)
        loss.backward()
        losses.append(loss.item())
        for optimizer in optimizers:
            optimizer.step()
            optimizer.zero_grad()
    assert losses[-1] < losses[0] - 1.5


def test_own_rollouts_give_tails_of_every_round_and_are_trained_on(corpus: Corpus) -> None:
    recipe = replace(
        corpus.recipe,
        own_problems=1,
        own_rollouts=4,
        own_rounds=2,
        beta=12,
        tau=6,
        own_share=1.0,
        processes=1,
        phases=(Phase(until=1.0, plain_share=0.0, long_share=0.0, tails=False),),
    )
    small = Corpus(recipe, corpus.tokenizer)
    small.own = own.draw(tiny(), small, Random(0))
    assert len(small.own) == 2 * 12 and all(len(group.tails) == 4 for group in small.own)
    assert {task_of(group.problem) for group in small.own} == set(recipe.levels)
    example = small.example(Random(1))
    prompt = corpus.tokenizer.decode(example.ids[: example.completion])
    assert any(
        all(tail in prompt for tail in group.tails[:1]) or group.problem.prompt in prompt
        for group in small.own
    )


def test_the_whole_recipe_runs_and_its_folder_loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small: ZayaConfig = TINY
    monkeypatch.setitem(PRESETS, "tiny", small)
    quick = replace(Recipe(), steps=3, batch=4, beta=12, tau=6, own_problems=1, own_rollouts=4, own_rounds=1)
    sft.nano(tmp_path, quick, "tiny")
    import zaya

    model, tokenizer = zaya.load(tmp_path)
    assert model.config.vocab_size >= len(tokenizer)
    assert model.config.eos_token_id in tokenizer.eos_ids
    log = [json.loads(line) for line in (tmp_path / "training.jsonl").read_text().splitlines()]
    assert any("refreshed" in row for row in log) and len(log[-1]["right"]) == 12
    assert json.loads((tmp_path / "recipe.json").read_text())["steps"] == 3
