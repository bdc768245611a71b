"""What is counted over all pairs of integers from 1 to N and from 1 to M."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class OverRectangle(Task):
    """N and M are uniform from 2 to `most`."""

    ladder = Ladder(most=grow(5, "1.5"), top=24)
    answer = natural("the sum")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(2, most), "m": rng.randint(2, most)}
