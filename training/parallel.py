"""Data parallel training on CPU cores: one process of one thread each, whose gradients are averaged.

At the size of zaya1-nano the products are too small for threads to share, so two processes do nearly twice
the work of one, and two threads do not.

    launch(train, processes=2, arguments=(recipe, out))      # train(rank, recipe, out) in each process
    average_gradients(model)                                  # there, before the optimizer steps
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn

PATIENCE = timedelta(minutes=30)
"""How long a process waits for the others, which may be drawing rollouts."""


def launch(work: Callable[..., None], processes: int, arguments: tuple[Any, ...]) -> None:
    """Runs work(rank, *arguments) in every process and waits; the first error ends all and is raised."""
    from torch.multiprocessing.spawn import spawn

    with tempfile.TemporaryDirectory() as folder:
        meeting = str(Path(folder) / "meeting")
        if processes == 1:
            _join(0, work, 1, meeting, arguments)
        else:
            spawn(_join, (work, processes, meeting, arguments), nprocs=processes)


def _join(
    rank: int, work: Callable[..., None], processes: int, meeting: str, arguments: tuple[Any, ...]
) -> None:
    if processes > 1:
        torch.set_num_threads(1)
    dist.init_process_group(
        "gloo", init_method=f"file://{meeting}", rank=rank, world_size=processes, timeout=PATIENCE
    )
    try:
        work(rank, *arguments)
    finally:
        dist.destroy_process_group()


def average(tensor: Tensor) -> Tensor:
    """The mean over all processes, in place."""
    dist.all_reduce(tensor)
    return tensor.div_(dist.get_world_size())


def average_gradients(model: nn.Module) -> None:
    """Every parameter's gradient becomes the mean over all processes; one message for all of them."""
    parameters = list(model.parameters())
    flat = average(torch.cat([_gradient(parameter).flatten() for parameter in parameters]))
    for parameter, part in zip(parameters, flat.split([p.numel() for p in parameters]), strict=True):
        parameter.grad = part.view_as(parameter)


def shares(parameters: Sequence[Tensor]) -> list[list[Tensor]]:
    """The parameters dealt to the processes, so that each has about the same number of elements."""
    dealt: list[list[Tensor]] = [[] for _ in range(dist.get_world_size())]
    for parameter in sorted(parameters, key=Tensor.numel, reverse=True):
        min(dealt, key=lambda share: sum(map(Tensor.numel, share))).append(parameter)
    return dealt


@torch.no_grad()
def exchange(dealt: Sequence[Sequence[Tensor]]) -> None:
    """Every process sends the parameters of its share to all others."""
    for rank, share in enumerate(dealt):
        flat = torch.cat([parameter.flatten() for parameter in share])
        dist.broadcast(flat, rank)
        for parameter, part in zip(share, flat.split([p.numel() for p in share]), strict=True):
            parameter.copy_(part.view_as(parameter))


def _gradient(parameter: Tensor) -> Tensor:
    return torch.zeros_like(parameter) if parameter.grad is None else parameter.grad
