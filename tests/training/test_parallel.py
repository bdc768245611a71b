"""Two processes do together what one does with both halves of the data."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import torch
from torch import nn

from training.parallel import average_gradients, exchange, launch, shares


def network() -> nn.Module:
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(6, 5), nn.Tanh(), nn.Linear(5, 3), nn.Linear(3, 1, bias=False))


def rows(rank: int) -> torch.Tensor:
    return torch.randn(4, 6, generator=torch.Generator().manual_seed(rank))


def one_step(rank: int, folder: Path) -> None:
    model = network()
    model(rows(rank)).square().mean().backward()
    average_gradients(model)
    dealt = shares(list(model.parameters()))
    torch.optim.SGD(dealt[rank], lr=0.5).step()
    exchange(dealt)
    torch.save(model.state_dict(), folder / f"{rank}.pt")


def fails(rank: int) -> None:
    if rank == 1:
        raise RuntimeError("the second process fell over")
    time.sleep(200)  # as one that works on; where it waits for the other, it may be the first to fall


def test_two_processes_equal_one_that_has_all_rows(tmp_path: Path) -> None:
    launch(one_step, 2, (tmp_path,))
    model = network()
    model(torch.cat([rows(0), rows(1)])).square().mean().backward()
    torch.optim.SGD(model.parameters(), lr=0.5).step()
    for rank in (0, 1):
        for name, value in torch.load(tmp_path / f"{rank}.pt").items():
            torch.testing.assert_close(value, model.state_dict()[name])


def test_one_process_needs_no_other(tmp_path: Path) -> None:
    launch(one_step, 1, (tmp_path,))
    model = network()
    model(rows(0)).square().mean().backward()
    torch.optim.SGD(model.parameters(), lr=0.5).step()
    for name, value in torch.load(tmp_path / "0.pt").items():
        torch.testing.assert_close(value, model.state_dict()[name])


def test_an_error_in_one_process_ends_all_and_is_told() -> None:
    with pytest.raises(Exception, match="the second process fell over"):
        launch(fails, 2, ())
