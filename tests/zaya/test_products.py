"""The product for few rows against PyTorch's own, over rows, shapes, layouts and threads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch
import torch.nn.functional as F

from zaya.products import FEW, linear


@pytest.fixture(params=(1, 2, 3, 4))
def threads(request: pytest.FixtureRequest) -> Iterator[int]:
    before = torch.get_num_threads()
    torch.set_num_threads(request.param)
    yield request.param
    torch.set_num_threads(before)


@pytest.mark.parametrize("rows", (1, 2, FEW, FEW + 1))
@pytest.mark.parametrize("shape", ((7, 12), (24, 10), (1, 8), (64, 96)), ids=str)
@pytest.mark.parametrize("input_major", (False, True), ids=("output-major", "input-major"))
def test_is_the_linear_map(rows: int, shape: tuple[int, int], input_major: bool, threads: int) -> None:
    generator = torch.Generator().manual_seed(rows)
    x = torch.randn(rows, shape[1], generator=generator)
    weight, bias = torch.randn(shape, generator=generator), torch.randn(shape[0], generator=generator)
    stored = weight.mT.contiguous().mT if input_major else weight
    wanted = x.double() @ weight.double().T
    torch.testing.assert_close(linear(x, stored).double(), wanted, atol=1e-6 * shape[1], rtol=0)
    torch.testing.assert_close(
        linear(x, stored, bias).double(), wanted + bias.double(), atol=1e-6 * shape[1], rtol=0
    )


def test_the_bias_is_left_as_it_was(threads: int) -> None:
    x, weight, bias = torch.ones(1, 12), torch.ones(12, 5).mT, torch.ones(5)
    first, second = linear(x, weight, bias), linear(x, weight, bias)
    assert torch.equal(first, second) and torch.equal(bias, torch.ones(5))


def test_other_dtypes_take_the_ordinary_way(threads: int) -> None:
    x, weight = torch.ones(2, 12, dtype=torch.bfloat16), torch.ones(12, 5, dtype=torch.bfloat16).mT
    assert torch.equal(linear(x, weight), F.linear(x, weight))


def test_gradients_flow(threads: int) -> None:
    x = torch.randn(2, 12, requires_grad=True)
    weight = torch.randn(12, 5).mT.requires_grad_()
    ours = torch.autograd.grad(linear(x, weight).square().sum(), (x, weight))
    theirs = torch.autograd.grad(F.linear(x, weight).square().sum(), (x, weight))
    for mine, other in zip(ours, theirs, strict=True):
        torch.testing.assert_close(mine, other)
