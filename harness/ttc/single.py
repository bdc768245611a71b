"""k independent samples with the final budget: the fair "without" of every comparison.

The arm `long` is this method with the budget of a whole chain of rounds (harness/settings.py, METHODS).
"""

from __future__ import annotations

from harness.budget import together
from harness.engines.protocol import Engine
from harness.settings import Settings
from harness.ttc.population import Member, Question, Recorder, Spot, Trace, sampling


async def single(question: Question, engine: Engine, settings: Settings, recorder: Recorder) -> Trace:
    """k samples, all of them scored."""
    spots = [Spot(0, candidate, final=True) for candidate in range(settings.k)]
    samples = await independent(question, settings, recorder, spots)
    return Trace(((samples,),), samples)


async def independent(
    question: Question, settings: Settings, recorder: Recorder, spots: list[Spot]
) -> list[Member]:
    """Members at `spots`, each a plain sample with the final budget."""

    async def sample(spot: Spot) -> Member:
        sampler = sampling(question, settings, recorder.seed, spot, settings.final)
        return (await recorder.sample(spot, question.prompt, sampler)).without_ids()

    return await together(map(sample, spots))
