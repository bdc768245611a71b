"""Muon: each matrix moves along its orthogonalised gradient; with momentum 0 as the report's RL uses it.

    W <- W - rate * scale * NewtonSchulz(g)        (ZAYA1 report, section IV-B1; Muon with RMS matching)

A 3-D parameter is a stack of matrices (experts): each is orthogonalised by itself. `split` sends the
matrices of the hidden layers here and everything else (embedding, head, vectors, convolutions) to AdamW.

    matrices, others = split(model)
    optimizers = Muon(matrices, rate=5e-3), AdamW(others, lr=5e-3)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, overload

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

COEFFICIENTS = (3.4445, -4.7750, 2.0315)
"""Quintic iteration that drives all singular values into about [0.7, 1.2] (K. Jordan's Muon)."""


def newton_schulz(gradient: Tensor, steps: int = 5) -> Tensor:
    """Approximates U V^T of the gradient's SVD; [..., rows, columns] -> the same shape and dtype."""
    a, b, c = COEFFICIENTS
    x = gradient.mT if gradient.size(-2) > gradient.size(-1) else gradient
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(steps):
        gram = x @ x.mT
        x = a * x + (b * gram + c * gram @ gram) @ x
    return x.mT if gradient.size(-2) > gradient.size(-1) else x


class Muon(Optimizer):
    """Momentum (Nesterov) or none, orthogonalised.

    The factor 0.2 sqrt(max side) gives an update the RMS of AdamW's at an equal rate.
    """

    def __init__(self, parameters: Iterable[Tensor], rate: float, momentum: float = 0.0) -> None:
        super().__init__(list(parameters), {"lr": rate, "momentum": momentum})

    @overload
    def step(self, closure: None = None) -> None: ...
    @overload
    def step(self, closure: Callable[[], float]) -> float: ...
    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> float | None:
        """One update of every matrix that has a gradient."""
        loss = closure() if closure is not None else None
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.grad is not None:
                    direction = newton_schulz(self._momentum(parameter, group))
                    scale = 0.2 * max(parameter.size(-2), parameter.size(-1)) ** 0.5
                    parameter.add_(direction, alpha=-group["lr"] * scale)
        return loss

    def _momentum(self, parameter: Tensor, group: dict[str, Any]) -> Tensor:
        gradient, momentum = parameter.grad, group["momentum"]
        assert gradient is not None
        if not momentum:
            return gradient
        state = self.state[parameter]
        buffer = state.setdefault("momentum", torch.zeros_like(gradient))
        buffer.lerp_(gradient, 1 - momentum)
        return gradient.lerp(buffer, momentum)


def split(model: nn.Module) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
    """What Muon moves (the hidden layers' matrices and stacks of them), and what is left to AdamW."""
    matrices: list[nn.Parameter] = []
    others: list[nn.Parameter] = []
    for name, parameter in model.named_parameters():
        hidden = parameter.ndim >= 2 and "embed" not in name and "lm_head" not in name and "conv" not in name
        (matrices if hidden else others).append(parameter)
    return matrices, others
