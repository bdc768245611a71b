"""Majority vote: the answer that most samples give stands for all of them.

Votes go to classes of equal answers (`problem.same`), not to raw text; samples without an answer do not vote.
The winner is recorded as a round of its own with one member, which is the only one that is scored; the tokens
of all voters are charged.
"""

from __future__ import annotations

from harness.engines.protocol import Engine
from harness.settings import Settings
from harness.ttc.population import Member, Question, Recorder, Spot, Trace
from harness.ttc.single import independent
from harness.ttc.votes import elected


async def majority(question: Question, engine: Engine, settings: Settings, recorder: Recorder) -> Trace:
    """A vote over the k samples that `single` draws with the same sampler and budget."""
    spots = [Spot(0, candidate) for candidate in range(settings.k)]
    voters = await independent(question, settings, recorder, spots)
    elected = await elect(question, voters, recorder, passno=0)
    return Trace(((voters,),), [elected])


async def majority_at_tokens(
    question: Question, engine: Engine, settings: Settings, recorder: Recorder
) -> Trace:
    """A vote over as many samples as reach the tokens that the arm `rsa` generated, pass by pass."""
    rsa = await recorder.trace("rsa")
    passes, elected = [], []
    for passno in range(settings.passes):
        voters = await _samples_worth(rsa.tokens(passno), passno, question, settings, recorder)
        elected.append(await elect(question, voters, recorder, passno))
        passes.append((voters,))
    return Trace(tuple(passes), elected)


async def _samples_worth(
    tokens: int, passno: int, question: Question, settings: Settings, recorder: Recorder
) -> list[Member]:
    """The fewest samples in candidate order that reach `tokens`, at least one.

    A wave is as large as the missing tokens require even if all of it ran to the budget, so none is wasted.
    """
    voters: list[Member] = []
    missing = max(1, tokens)
    while missing > 0:
        wave_size = -(-missing // settings.final)
        spots = [Spot(0, len(voters) + i, passno) for i in range(wave_size)]
        wave = await independent(question, settings, recorder, spots)
        voters += wave
        if all(member.lost for member in wave):
            break
        missing -= sum(max(1, member.completion.usage.generated) for member in wave)
    return voters


async def elect(question: Question, voters: list[Member], recorder: Recorder, passno: int) -> Member:
    """The member that represents the largest class, recorded as the scored member of a round of its own."""
    classes = await recorder.classes(voters)
    present = [not voter.lost for voter in voters]
    chosen = elected(classes, present, recorder.seed, question.key, passno)
    spot = Spot(1, 0, passno, final=True, parents=(chosen,))
    return await recorder.elect(spot, voters[chosen])
