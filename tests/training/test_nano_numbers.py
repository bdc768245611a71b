"""Number tokens start as waves of their values: equal sums turn equally, and other tokens are untouched."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import torch

from training.nano import tokens
from training.nano.numbers import PERIODS, start_from_values, waves
from zaya.config import PRESETS
from zaya.model import Zaya
from zaya.tokenizer import Tokenizer


@pytest.mark.parametrize(("a", "b"), [(3, 4), (12, 59), (0, 99)])
def test_adding_turns_every_wave(a: int, b: int) -> None:
    for index in range(len(PERIODS)):
        one, other, both = (complex(*waves(value)[2 * index : 2 * index + 2]) for value in (a, b, a + b))
        assert abs(one * other - both) < 1e-9


def test_values_differ_and_only_numbers_are_set(tmp_path: Path) -> None:
    tokens.main(tmp_path)
    tokenizer = Tokenizer.load(tmp_path)
    torch.manual_seed(0)
    model = Zaya(PRESETS["zaya1-nano"])
    before = model.model.embed_tokens.weight.detach().clone()
    start_from_values(model, tokenizer)
    after = model.model.embed_tokens.weight.detach()
    numbers = {tokenizer.encode(text)[0] for value in range(100) for text in (str(value), f" {value}")}
    changed = {int(row) for row in (before != after).any(1).nonzero()[:, 0]}
    assert changed == numbers and len(numbers) == 200
    assert torch.equal(before[:, 2 * len(PERIODS) :], after[:, 2 * len(PERIODS) :])
    waved = after[[tokenizer.encode(f" {value}")[0] for value in range(100)], : 2 * len(PERIODS)]
    assert torch.pdist(waved).min() > 0
    spread = model.config.initializer_range
    assert math.isclose(waved.square().mean().sqrt().item(), spread, rel_tol=0.05)
