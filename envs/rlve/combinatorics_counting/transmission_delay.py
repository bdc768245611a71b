"""Count the bit strings that a string can become when no bit moves by more than D places."""

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class TransmissionDelay(Task):
    """Random bits, not all alike; D up to N/2. Equal bits may keep their order: the k-th meets the k-th."""

    ladder = Ladder(n=step(4, 1), top=40)
    answer = natural("the number of strings")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        ones = rng.randint(1, n - 1)
        bits = rng.shuffled("1" * ones + "0" * (n - ones))
        return {"s": "".join(bits), "d": rng.randint(1, n // 2)}

    def prompt(self, s: str, d: int) -> str:
        return (
            f"The bits of the string S (positions 1 to {len(s)}) are sent and may arrive in another order: "
            "the bit that is sent at position i arrives at a position from i - D to i + D. One bit arrives "
            f"at each of the positions 1 to {len(s)}. How many different strings can arrive? S itself is one "
            f"of them.\nD = {d}\nS = {s}"
        )

    def solve(self, s: str, d: int) -> int:
        zeros, ones = ([i for i, bit in enumerate(s) if bit == which] for which in "01")
        # ways[j]: strings that begin with i zeros and j ones.
        ways = [1] + [0] * len(ones)
        for i in range(len(zeros) + 1):
            if i:
                ways = [count * (abs(zeros[i - 1] - (i - 1 + j)) <= d) for j, count in enumerate(ways)]
            for j, place in enumerate(ones):
                ways[j + 1] += ways[j] * (abs(place - (i + j)) <= d)
        return ways[-1]
