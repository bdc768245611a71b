"""Sum a Fibonacci-like sequence over all ways to cut a string of digits into parts and add them."""

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class ConcatenationPartitionCountingSum(Task):
    """M from 1 to 5, N random digits, modulus to 10**6; matrices, as they turn sums into products."""

    ladder = Ladder(n=grow(2, "1.1", 1), top=22)
    answer = integer("the sum modulo the given number", below="mod")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {
            "m": rng.randint(1, 5),
            "mod": rng.randint(2, 10**6),
            "digits": "".join(str(rng.randint(0, 9)) for _ in range(n)),
        }

    def prompt(self, m: int, mod: int, digits: str) -> str:
        return (
            f"Let F[0] = 1, and let F[n] for n > 0 be the sum of the min(n, {m}) terms of F before it. Cut "
            f"the string of {len(digits)} digits below into one or more parts of at least one digit "
            "(no cut at all is one way), read each part as a decimal number, leading zeros allowed, and "
            "let t be the sum of these numbers. Find the sum of F[t] over all ways of cutting (different "
            f"cuts are different ways), modulo {mod}.\nstring: {digits}"
        )

    def solve(self, m: int, mod: int, digits: str) -> int:
        # powers[k][d]: the step matrix of F to the power d * 10**k.
        unit = [[int(i == j) % mod for j in range(m)] for i in range(m)]
        base = [[int(j == 0 or j == i + 1) for j in range(m)] for i in range(m)]
        powers = []
        for _ in digits:
            multiples = [unit]
            for _ in range(10):
                multiples.append(_times(multiples[-1], base, mod))
            base = multiples.pop()
            powers.append(multiples)
        state = [[1 % mod] + [0] * (m - 1)]
        prefixes = [state]
        for end in range(1, len(digits) + 1):
            part, total = unit, [[0] * m]
            for start in reversed(range(end)):
                part = _times(powers[end - 1 - start][int(digits[start])], part, mod)
                moved = _times(prefixes[start], part, mod)
                total = [[(x + y) % mod for x, y in zip(total[0], moved[0], strict=True)]]
            prefixes.append(total)
        return prefixes[-1][0][0]


def _times(a: list[list[int]], b: list[list[int]], mod: int) -> list[list[int]]:
    columns = list(zip(*b, strict=True))
    return [[sum(x * y for x, y in zip(line, column, strict=True)) % mod for column in columns] for line in a]
