"""The draws of zaya/sampling.py inside vLLM: a seed gives what it gives in this project's other engines.

vLLM's own seeds do not work on a CPU: there it cannot take back the draw that it makes after every piece of a
long prompt, and ends with an error. So it is told to take the best token, and is left one to choose from.

    EngineArgs(..., logits_processors=[Draws])
    SamplingParams(temperature=0.0, extra_args=given(Sampling(temperature=0.8), stream_key(1)))
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import torch
from torch import Tensor
from vllm import SamplingParams
from vllm.config import VllmConfig
from vllm.v1.sample.logits_processor import BatchUpdate, LogitsProcessor
from vllm.v1.sample.logits_processor.builtin import process_dict_updates

from zaya.sampling import SamplerRows, Sampling, sample

Drawing = tuple[Sampling, int, Sequence[int]]
"""How a request's tokens are drawn, the key of its draws, and its tokens so far: vLLM appends to them."""


def given(sampling: Sampling, key: int) -> dict[str, Any]:
    """What a request has to carry for `Draws`."""
    return {"sampling": asdict(sampling), "key": key}


class Draws(LogitsProcessor):
    """Leaves each row of logits [B, V] with one token; rows of requests without draws stay as they are."""

    def __init__(self, vllm_config: VllmConfig, device: torch.device, is_pin_memory: bool) -> None:
        self._device = device
        self._drawings: dict[int, Drawing] = {}
        self._columns: SamplerRows | None = None

    def is_argmax_invariant(self) -> bool:
        """No: it decides what the best token is."""
        return False

    def update_state(self, batch_update: BatchUpdate | None) -> None:
        """Follow the requests to their rows."""
        if process_dict_updates(self._drawings, batch_update, _drawing):
            self._columns = None

    def apply(self, logits: Tensor) -> Tensor:
        """Draw. Raises FloatingPointError where logits hold no distribution."""
        if not self._drawings:
            return logits
        rows = sorted(self._drawings)
        settings, keys, tokens = zip(*(self._drawings[row] for row in rows), strict=True)
        if self._columns is None:
            self._columns = SamplerRows.of(settings, keys, self._device)
        counts = torch.tensor([len(ids) for ids in tokens], device=self._device)
        drawn = sample(logits[rows], self._columns, counts)
        logits[rows] = -torch.inf
        logits[rows, drawn] = 0.0
        return logits


def _drawing(params: SamplingParams, prompt: list[int] | None, tokens: list[int]) -> Drawing | None:
    carried = params.extra_args
    return (Sampling(**carried["sampling"]), carried["key"], tokens) if carried else None
