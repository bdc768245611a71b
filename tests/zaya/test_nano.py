"""The embedded model: it loads, fits its preset, and thinks and answers as promised."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

import zaya
from zaya.config import PRESETS
from zaya.engine import Completion, Engine, Request
from zaya.sampling import Sampling

NANO = Path(zaya.__file__).parent / "nano"


def test_the_weights_are_small_and_fit_the_preset() -> None:
    model, tokenizer = zaya.load("nano")
    assert model.config == PRESETS["zaya1-nano"]
    assert sum(path.stat().st_size for path in NANO.iterdir()) < 8e6
    assert set(tokenizer.eos_ids) == {model.config.eos_token_id}
    assert len(tokenizer) <= model.config.vocab_size


@pytest.fixture(scope="module")
def completions() -> dict[str, list[tuple[Completion, bool]]]:
    """Greedy completions of problems of the tuning split, and whether they are right, by environment."""
    from harness.benchmarks import Selection, find, questions

    model, tokenizer = zaya.load("nano")
    items = questions(find("rlve-nano-tuning"), Selection(limit=96))
    requests = [
        Request(
            tuple(tokenizer.chat_ids([{"role": "user", "content": item.prompt}])),
            Sampling(temperature=0.0, max_tokens=192),
        )
        for item in items
    ]
    found = defaultdict(list)
    for index, completion in Engine(model, tokenizer).generate(requests):
        item = items[index]
        found[item.env].append((completion, item.problem.score(completion.text).correct))
    return dict(found)


def test_it_thinks_and_answers_in_the_required_format(
    completions: dict[str, list[tuple[Completion, bool]]],
) -> None:
    made = [completion for group in completions.values() for completion, _ in group]
    assert all(completion.text.startswith("<think>\n") for completion in made)
    ended = [completion.text for completion in made if completion.finish_reason == "stop"]
    assert len(ended) > len(made) / 2
    assert all(text.count("</think><answer>") == 1 and text.endswith("</answer>") for text in ended)


def test_it_solves_problems_that_it_was_not_trained_on(
    completions: dict[str, list[tuple[Completion, bool]]],
) -> None:
    solved = {env: sum(right for _, right in group) for env, group in completions.items()}
    assert len(solved) == 12
    assert sum(count > 0 for count in solved.values()) >= 8, solved
