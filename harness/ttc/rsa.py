"""Markovian RSA: a population of bounded rollouts, refined in rounds from the tails of the round before.

Round 0 samples the problem itself N times. In each of T further rounds every candidate sees the problem and C
tails of tau tokens, drawn without replacement from the previous population, and reasons anew. Rounds before
the last are capped at beta tokens, the last one at the final budget; the score is the mean over all outputs
of the final round (ZAYA1 report, arXiv 2605.05365, sections VI-A and VI-C, equation 23).

Special cases: T = 0 samples plainly; tau = beta is full-chain RSA; C = 1 continues each candidate's own tail.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from harness.budget import together
from harness.engines.protocol import Engine
from harness.settings import Settings
from harness.ttc.population import Member, Population, Question, Recorder, Spot, Trace, draw, sampling
from harness.ttc.prompts import aggregation_prompt
from harness.ttc.tails import tail

Tails = dict[int, str]
"""Candidate -> its tail, for the candidates that the engine did not lose."""


async def rsa(question: Question, engine: Engine, settings: Settings, recorder: Recorder) -> Trace:
    """`passes` independent populations, each through T + 1 rounds; all members of the last are scored."""
    passes = await together(
        _one_pass(passno, question, engine, settings, recorder) for passno in range(settings.passes)
    )
    return Trace(tuple(tuple(rounds) for rounds in passes), [m for rounds in passes for m in rounds[-1]])


async def _one_pass(
    passno: int, question: Question, engine: Engine, settings: Settings, recorder: Recorder
) -> list[Population]:
    rounds: list[Population] = []
    tails: Tails = {}
    for round_ in range(settings.T + 1):
        if rounds and not tails:
            rounds.append(await _no_survivor(passno, round_ - 1, settings, recorder))
            break
        population, tails = await _one_round(passno, round_, tails, question, engine, settings, recorder)
        rounds.append(population)
    return rounds


async def _one_round(
    passno: int,
    round_: int,
    tails: Tails,
    question: Question,
    engine: Engine,
    settings: Settings,
    recorder: Recorder,
) -> tuple[Population, Tails]:
    final = round_ == settings.T
    budget = settings.final if final else settings.beta
    left: Tails = {}

    async def candidate(index: int) -> Member:
        parents = subset(list(tails), settings.C, index, recorder.seed, passno, question.key, round_)
        spot = Spot(round_, index, passno, final, parents)
        shown = [tails[parent] for parent in parents]
        prompt = aggregation_prompt(question.prompt, shown, settings.problem) if shown else question.prompt
        sampler = sampling(question, settings, recorder.seed, spot, budget)
        member = await recorder.sample(spot, prompt, sampler)
        if not member.lost:
            # Some engines ask a server for the text of ids.
            left[index] = await asyncio.to_thread(tail, member.completion, engine, settings)
        return member.without_ids()

    population = await together(map(candidate, range(settings.N)))
    return population, dict(sorted(left.items()))


async def _no_survivor(passno: int, round_: int, settings: Settings, recorder: Recorder) -> Population:
    """The final round of a population that the engine lost altogether: N infrastructure errors."""
    why = f"no candidate of round {round_} survived the engine's failures"
    spots = (Spot(settings.T, index, passno, final=True) for index in range(settings.N))
    return [await recorder.fail(spot, why) for spot in spots]


def subset(survivors: Sequence[int], size: int, candidate: int, *seed: object) -> tuple[int, ...]:
    """`size` survivors, uniformly and without replacement, by a hash of seed and candidate; all where fewer.

    A single tail is the candidate's own where that survived (report, section VI-A-d).
    """
    if size == 1 and candidate in survivors:
        return (candidate,)
    shuffled = sorted(survivors, key=lambda i: draw("subset", *seed, candidate, i))
    return tuple(shuffled[:size])
