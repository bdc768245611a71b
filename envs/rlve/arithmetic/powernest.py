"""Write a number as a sum of powers of two, with exponents written in the same way."""

from envs.formats import word
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class Powernest(Task):
    ladder = Ladder(most=grow(4, "2"), top=60)
    answer = word("the notation", "02()+")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"number": rng.randint(1, most)}

    def prompt(self, number: int) -> str:
        return (
            "Every positive integer is a sum of different powers of 2. Write it as such a sum, the largest "
            "power first, with + between the powers. Write 1 as 2(0), 2 as 2, and every larger power 2^k as "
            "2(K), where K is the number k written in this same notation. For example, 2^3 is 2(2+2(0)), and "
            f"21 is 2(2(2))+2(2)+2(0). Write the number below in this notation.\nnumber: {number}"
        )

    def solve(self, number: int) -> str:
        powers = [k for k in range(number.bit_length()) if number >> k & 1]
        return "+".join("2" if k == 1 else f"2({self.solve(k) if k else 0})" for k in reversed(powers))
