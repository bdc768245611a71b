"""Supervised fine-tuning: a recipe's corpus into a model's weights.

The loss is the mean cross entropy of the completion's tokens; prompts carry none. Matrices move by Muon,
everything else by AdamW. The balancing biases of the routers follow the report's pseudo-gradient.

    python -m training.sft --recipe nano --out zaya/nano
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor
    from torch.optim import AdamW

    from training.muon import Muon
    from training.nano.corpus import Corpus, Example
    from training.nano.recipe import Recipe
    from zaya.config import ZayaConfig
    from zaya.model import Zaya

POOL = 8
"""Batches that are drawn together and cut by length."""
LOG_EVERY = 50
SAVE_EVERY = 1000


def learning_rate(step: int, recipe: Recipe) -> float:
    """Factor on the peak rate: linear warm-up, flat, then a cosine down to `final_rate`."""
    if step < recipe.warmup:
        return (step + 1) / recipe.warmup
    start = recipe.flat * recipe.steps
    if step < start:
        return 1.0
    done = (step - start) / max(1.0, recipe.steps - start)
    return recipe.final_rate + (1 - recipe.final_rate) * 0.5 * (1 + math.cos(math.pi * done))


def stream(corpus: Corpus, rng: Random, size: int) -> Iterator[list[Example]]:
    """Endless batches of similar length; at each step all processes have batches of about the same length."""
    order = Random(corpus.recipe.seed)
    while True:
        pool = sorted((corpus.example(rng) for _ in range(size * POOL)), key=lambda example: len(example.ids))
        cut = [pool[start : start + size] for start in range(0, len(pool), size)]
        order.shuffle(cut)
        yield from cut


def loss_of(model: Zaya, batch: Sequence[Example], tails: bool = False) -> Tensor:
    """Mean cross entropy of the completions' tokens, with `tails` also of the tails that a prompt shows.

    Logits are computed only where they are needed.
    """
    import torch
    from torch.nn import functional as F

    from zaya.sequences import lay_out

    width = max(len(example.ids) for example in batch)
    ids = torch.tensor([example.ids + [0] * (width - len(example.ids)) for example in batch])
    ends = torch.tensor([len(example.ids) for example in batch])[:, None]
    starts = torch.tensor([example.shown if tails else example.completion for example in batch])[:, None]
    places = torch.arange(width)
    sequences = lay_out(len(batch), width, (places < ends).long())
    hidden = model.model(sequences.pack(ids), sequences)
    predicts = (places >= starts - 1) & (places < ends - 1)
    logits = model.head(hidden[sequences.pack(predicts)])
    return F.cross_entropy(logits, ids[:, 1:][predicts[:, :-1]])


def balance(model: Zaya, shares: Tensor, rate: float) -> None:
    """Moves each expert's balancing bias against its load [L, E + 1]: b_e -= rate sign(p_e - mean p).

    The skip class keeps its own.
    The report feeds p_e - 1/E to AdamW, whose steps have about this size; its rate is not given there.
    """
    import torch

    with torch.no_grad():
        for router, share in zip(model.routers(), shares, strict=True):
            experts = share[:-1]
            router.balancing_biases[:-1] -= rate * torch.sign(experts - experts.mean())


def optimizers_of(model: Zaya, recipe: Recipe, rank: int) -> tuple[tuple[Muon, AdamW], list[list[Tensor]]]:
    """Muon for this process's share of the matrices and AdamW for everything else; and all the shares.

    Orthogonalising costs as much as a third of the gradients, so the processes divide it.
    """
    from torch.optim import AdamW

    from training.muon import Muon, split
    from training.parallel import shares

    matrices, others = split(model)
    dealt = shares(matrices)
    muon = Muon(dealt[rank], recipe.muon_rate, recipe.momentum)
    return (muon, AdamW(others, recipe.adam_rate, betas=(0.9, 0.95), weight_decay=0.0)), dealt


class Log:
    """`training.jsonl` of the first process: one row of JSON a line, with the seconds since the start."""

    def __init__(self, out: Path | None) -> None:
        self.file = (out / "training.jsonl").open("w") if out else None
        self.began = time.monotonic()

    def __call__(self, **row: Any) -> None:
        if self.file:
            line = json.dumps({**row, "seconds": round(time.monotonic() - self.began)})
            print(line, file=self.file, flush=True)
            print(line, flush=True)


def train(rank: int, model: Zaya, corpus: Corpus, out: Path) -> None:
    """One process's part in all steps of a recipe; the first writes weights and log to `out` as it proceeds.

    Every process draws its own rows, and at each refresh its own rollouts, from a generator of its own.
    """
    from torch.nn.utils import clip_grad_norm_

    from training.nano import own
    from training.parallel import average, average_gradients, exchange
    from zaya.checkpoint import save

    recipe, first = corpus.recipe, rank == 0
    rng = Random(f"{recipe.seed} {rank}")
    optimizers, dealt = optimizers_of(model, recipe, rank)
    peaks = [[group["lr"] for group in optimizer.param_groups] for optimizer in optimizers]
    refreshes = {int(share * recipe.steps) for share in recipe.refresh}
    batches = stream(corpus, rng, recipe.batch // recipe.processes)
    losses: deque[float] = deque(maxlen=LOG_EVERY)
    tokens, record = 0, Log(out if first else None)
    model.train()
    for step in range(recipe.steps):
        corpus.done = step / recipe.steps
        if step in refreshes:
            corpus.own = own.draw(model, corpus, rng)
            record(step=step, refreshed=len(corpus.own) * recipe.processes)
        batch = next(batches)
        for optimizer, rates in zip(optimizers, peaks, strict=True):
            for group, peak in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = peak * learning_rate(step, recipe)
        loss = loss_of(model, batch, corpus.phase.tails)
        loss.backward()
        average_gradients(model)
        clip_grad_norm_(model.parameters(), recipe.clip)
        for optimizer in optimizers:
            optimizer.step()
        exchange(dealt)
        model.zero_grad()
        balance(model, average(model.expert_load()[1]), recipe.balance_rate)
        losses.append(loss.item())
        tokens += sum(len(example.ids) for example in batch) * recipe.processes
        last = step + 1 == recipe.steps
        if (step + 1) % LOG_EVERY == 0 or last:
            record(step=step + 1, loss=round(sum(losses) / len(losses), 4), tokens=tokens)
        if first and ((step + 1) % SAVE_EVERY == 0 or last):
            save(model, out)
            record(step=step + 1, right=own.accuracy(model, corpus))


def nano(out: Path, recipe: Recipe, preset: str = "zaya1-nano") -> None:
    """Trains zaya1-nano from nothing into `out`: tokenizer, weights, log."""
    from dataclasses import asdict

    from training.nano import tokens
    from training.parallel import launch
    from zaya.config import PRESETS
    from zaya.tokenizer import Tokenizer

    tokens.main(out)
    tokenizer, config = Tokenizer.load(out), PRESETS[preset]
    if len(tokenizer) > config.vocab_size or config.eos_token_id not in tokenizer.eos_ids:
        raise ValueError(f"the preset does not fit the tokenizer of {len(tokenizer)} tokens: {config}")
    (out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=2) + "\n")
    launch(_nano, recipe.processes, (out, recipe, config))


def _nano(rank: int, out: Path, recipe: Recipe, config: ZayaConfig) -> None:
    import torch

    from training.nano.corpus import Corpus
    from training.nano.numbers import start_from_values
    from zaya.model import Zaya
    from zaya.tokenizer import Tokenizer

    torch.manual_seed(recipe.seed)
    tokenizer = Tokenizer.load(out)
    model = Zaya(config)
    start_from_values(model, tokenizer)
    train(rank, model, Corpus(recipe, tokenizer), out)


RECIPES = {"nano": nano}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="python -m training.sft", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    parser.add_argument("--recipe", choices=sorted(RECIPES), required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder for tokenizer, weights and log")
    parser.add_argument("--steps", type=int, help="instead of the recipe's number of steps")
    options = parser.parse_args(arguments)
    from dataclasses import replace

    from training.nano.recipe import Recipe

    options.out.mkdir(parents=True, exist_ok=True)
    recipe = Recipe() if options.steps is None else replace(Recipe(), steps=options.steps)
    RECIPES[options.recipe](options.out, recipe)
    return 0


if __name__ == "__main__":
    sys.exit(main())
