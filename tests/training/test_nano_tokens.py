"""The small tokenizer: numbers and phrases are single tokens, and any text survives it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import envs
from harness.ttc.prompts import aggregation_prompt
from training.nano import tokens
from zaya.tokenizer import Tokenizer


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Tokenizer:
    folder = tmp_path_factory.mktemp("nano")
    tokens.main(folder)
    return Tokenizer.load(folder)


def test_numbers_up_to_99_are_one_token_and_longer_ones_are_digits(tokenizer: Tokenizer) -> None:
    for number in range(100):
        assert len(tokenizer.encode(f" {number}")) == 1
        assert len(tokenizer.encode(f"{number}")) == 1
    assert [tokenizer.decode([i]) for i in tokenizer.encode(" 2048")] == [" 2", "0", "4", "8"]


def test_marks_and_step_numbers_are_one_token(tokenizer: Tokenizer) -> None:
    for text in (
        "\n#1",
        "\n#57",
        "\n?",
        " :",
        " |",
        " +",
        " -",
        "<answer>",
        "</answer>",
        "<think>",
        "</think>",
    ):
        assert len(tokenizer.encode(text)) == 1, text


def test_a_prompt_costs_little_more_than_its_numbers(tokenizer: Tokenizer) -> None:
    problem = envs.make("rlve/sorting").problem(seed=5, difficulty=8)
    plain = tokenizer.chat_ids([{"role": "user", "content": problem.prompt}])
    assert len(plain) < len(problem.instance["numbers"]) + 16
    shown = tokenizer.chat_ids(
        [{"role": "user", "content": aggregation_prompt(problem.prompt, ["\n#1 5"] * 4)}]
    )
    assert len(shown) < len(plain) + 4 * 3 + 4


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=80))
def test_any_text_round_trips(tokenizer: Tokenizer, text: str) -> None:
    assert tokenizer.decode(tokenizer.encode(text)) == text


def test_the_shipped_tokenizer_is_the_one_that_the_code_builds(tokenizer: Tokenizer, tmp_path: Path) -> None:
    shipped = Path(tokens.__file__).parents[2] / "zaya" / "nano"
    assert Tokenizer.load(shipped).vocabulary_hash == tokenizer.vocabulary_hash
    assert Tokenizer.load(shipped).template_hash == tokenizer.template_hash
