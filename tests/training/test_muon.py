"""Muon against the singular value decomposition, and what goes to which optimizer."""

from __future__ import annotations

import pytest
import torch

from training.muon import Muon, newton_schulz, split
from zaya.config import PRESETS
from zaya.model import Zaya


@pytest.mark.parametrize("shape", [(24, 24), (16, 40), (40, 16)])
def test_orthogonalisation_keeps_singular_vectors_and_levels_singular_values(shape: tuple[int, int]) -> None:
    gradient = torch.randn(shape, generator=torch.Generator().manual_seed(1))
    u, _, vt = torch.linalg.svd(gradient, full_matrices=False)
    turned = u.mT @ newton_schulz(gradient) @ vt.mT
    values = turned.diagonal()
    assert values.min() > 0.3 and values.max() < 1.3
    assert (turned - torch.diag(values)).abs().max() < 1e-3


def test_a_stack_is_orthogonalised_matrix_by_matrix() -> None:
    stack = torch.randn(3, 12, 20, generator=torch.Generator().manual_seed(2))
    stack[1] *= 1000
    each = torch.stack([newton_schulz(matrix) for matrix in stack])
    torch.testing.assert_close(newton_schulz(stack), each, rtol=1e-4, atol=1e-4)


def test_without_momentum_the_step_ignores_the_gradients_scale_and_keeps_no_state() -> None:
    moved = []
    for scale in (1e-3, 1e3):
        weight = torch.nn.Parameter(torch.zeros(8, 8))
        optimizer = Muon([weight], rate=0.1)
        weight.grad = torch.randn(8, 8, generator=torch.Generator().manual_seed(3)) * scale
        optimizer.step()
        moved.append(weight.detach().clone())
        assert not optimizer.state
    torch.testing.assert_close(moved[0], moved[1], rtol=1e-2, atol=1e-4)


def test_the_update_has_the_size_of_an_adam_step() -> None:
    weight = torch.nn.Parameter(torch.zeros(96, 64))
    weight.grad = torch.randn(96, 64, generator=torch.Generator().manual_seed(4))
    Muon([weight], rate=1.0).step()
    assert 0.12 < weight.square().mean().sqrt().item() < 0.25


def test_momentum_follows_the_mean_direction() -> None:
    weight = torch.nn.Parameter(torch.zeros(6, 6))
    optimizer = Muon([weight], rate=1e-3, momentum=0.9)
    steady = torch.eye(6)
    generator = torch.Generator().manual_seed(5)
    for _ in range(60):
        weight.grad = steady + 2 * torch.randn(6, 6, generator=generator)
        optimizer.step()
    plain = torch.nn.Parameter(torch.zeros(6, 6))
    bare = Muon([plain], rate=1e-3)
    generator.manual_seed(5)
    for _ in range(60):
        plain.grad = steady + 2 * torch.randn(6, 6, generator=generator)
        bare.step()
    assert -weight.trace() > -plain.trace() > 0


def test_split_gives_matrices_and_experts_to_muon_and_the_rest_to_adam() -> None:
    model = Zaya(PRESETS["zaya1-nano"])
    matrices, others = split(model)
    names = {id(parameter): name for name, parameter in model.named_parameters()}
    by_muon, by_adam = {names[id(p)] for p in matrices}, {names[id(p)] for p in others}
    assert by_muon | by_adam == set(names.values()) and not by_muon & by_adam
    assert {name.split(".")[-1] for name in by_muon} == {"weight", "gate_up_proj", "down_proj"}
    assert "model.embed_tokens.weight" in by_adam
    assert all(
        "conv" in name or "norm" in name or "embed" in name or "weight" not in name for name in by_adam
    )
