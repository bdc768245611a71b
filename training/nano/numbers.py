"""What a number's token starts from: waves of its value, so that sums and differences are turns.

A trained transformer ends up representing numbers this way when it learns modular addition (Nanda et al.,
arXiv 2301.05217); starting there saves the steps that finding it takes. The scale is the other tokens'.

    start_from_values(model, tokenizer)
"""

from __future__ import annotations

import math

import torch

from zaya.model import Zaya
from zaya.tokenizer import Tokenizer

PERIODS = (2, 3, 4, 5, 7, 10, 16, 20, 25, 50, 100, 200)
"""Each takes two dimensions; the rest stays as it was drawn."""


def waves(value: int) -> list[float]:
    """Cosine and sine of the value at every period; root mean square 0.7."""
    angles = [2 * math.pi * value / period for period in PERIODS]
    return [wave for angle in angles for wave in (math.cos(angle), math.sin(angle))]


@torch.no_grad()
def start_from_values(model: Zaya, tokenizer: Tokenizer) -> None:
    """Sets the first dimensions of the embeddings of 0 to 99, written with and without a space."""
    weight = model.model.embed_tokens.weight
    scale = model.config.initializer_range * math.sqrt(2)
    for value in range(100):
        for text in (str(value), f" {value}"):
            ids = tokenizer.encode(text)
            if len(ids) == 1:
                weight[ids[0], : 2 * len(PERIODS)] = scale * torch.tensor(waves(value))
