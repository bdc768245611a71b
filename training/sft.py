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

    from training.nano.corpus import Corpus, Example
    from training.nano.recipe import Recipe
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


def stream(corpus: Corpus, rng: Random) -> Iterator[list[Example]]:
    """Endless batches of similar length, in random order within each pool."""
    size = corpus.recipe.batch
    while True:
        pool = sorted((corpus.example(rng) for _ in range(size * POOL)), key=lambda example: len(example.ids))
        cut = [pool[start : start + size] for start in range(0, len(pool), size)]
        rng.shuffle(cut)
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


def balance(model: Zaya, rate: float) -> None:
    """Moves each expert's balancing bias against its load: b_e -= rate sign(p_e - mean p).

    The skip class keeps its own.
    The report feeds p_e - 1/E to AdamW, whose steps have about this size; its rate is not given there.
    """
    import torch

    _, shares = model.expert_load()
    with torch.no_grad():
        for router, share in zip(model.routers(), shares, strict=True):
            experts = share[:-1]
            router.balancing_biases[:-1] -= rate * torch.sign(experts - experts.mean())


def train(model: Zaya, corpus: Corpus, recipe: Recipe, out: Path) -> None:
    """Runs all steps of a recipe; weights and a log (`training.jsonl`) go to `out` as it proceeds."""
    from torch.nn.utils import clip_grad_norm_

    from training.muon import split
    from training.nano import own
    from zaya.checkpoint import save

    rng = Random(recipe.seed)
    optimizers = split(model, recipe.muon_rate, recipe.adam_rate, recipe.momentum)
    peaks = [[group["lr"] for group in optimizer.param_groups] for optimizer in optimizers]
    refreshes = {int(share * recipe.steps) for share in recipe.refresh}
    probe_rng = Random("probe")
    probe = [corpus.problem(probe_rng, task) for task in recipe.levels for _ in range(16)]
    losses: deque[float] = deque(maxlen=LOG_EVERY)
    tokens, began = 0, time.monotonic()
    model.train()
    batches = stream(corpus, rng)
    with (out / "training.jsonl").open("w") as log:

        def record(**row: Any) -> None:
            log.write(json.dumps(row) + "\n")
            log.flush()
            print(row, flush=True)

        for step in range(recipe.steps):
            if step in refreshes:
                corpus.own = own.draw(model, corpus, rng)
                record(step=step, refreshed=len(corpus.own), seconds=round(time.monotonic() - began))
            batch = next(batches)
            for optimizer, rates in zip(optimizers, peaks, strict=True):
                for group, peak in zip(optimizer.param_groups, rates, strict=True):
                    group["lr"] = peak * learning_rate(step, recipe)
            loss = loss_of(model, batch, tails=step < recipe.tails_until * recipe.steps)
            loss.backward()
            clip_grad_norm_(model.parameters(), recipe.clip)
            for optimizer in optimizers:
                optimizer.step()
                optimizer.zero_grad()
            balance(model, recipe.balance_rate)
            losses.append(loss.item())
            tokens += sum(len(example.ids) for example in batch)
            if (step + 1) % LOG_EVERY == 0:
                mean = sum(losses) / len(losses)
                seconds = time.monotonic() - began
                record(step=step + 1, loss=round(mean, 4), tokens=tokens, seconds=round(seconds))
            if (step + 1) % SAVE_EVERY == 0 or step + 1 == recipe.steps:
                save(model, out)
                record(
                    step=step + 1,
                    right=own.accuracy(model, corpus, probe),
                    seconds=round(time.monotonic() - began),
                )


def nano(out: Path, recipe: Recipe) -> None:
    """Trains zaya1-nano from nothing into `out`: tokenizer, weights, log."""
    from dataclasses import asdict

    import torch

    from training.nano import tokens
    from training.nano.corpus import Corpus
    from zaya.config import PRESETS
    from zaya.model import Zaya
    from zaya.tokenizer import Tokenizer

    torch.manual_seed(recipe.seed)
    tokens.main(out)
    tokenizer = Tokenizer.load(out)
    config = PRESETS["zaya1-nano"]
    if len(tokenizer) > config.vocab_size or config.eos_token_id not in tokenizer.eos_ids:
        raise ValueError(f"the preset does not fit the tokenizer of {len(tokenizer)} tokens: {config}")
    (out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=2) + "\n")
    train(Zaya(config), Corpus(recipe, tokenizer), recipe, out)


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
