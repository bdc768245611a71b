"""Discrete logarithm to any modulus: the smallest exponent that gives a power."""

from math import isqrt

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, minimise, missed
from envs.rng import Rng
from envs.task import Instance, Task


class DiscreteLogarithm(Task):
    """Base, exponent and modulus are uniform up to `most`; of three draws the one with the largest answer."""

    version = 2
    draws = 24
    ladder = Ladder(most=grow(10, "1.2", 1), top=100)
    answer = natural("the smallest y")
    reward = minimise(beta=2)

    def generate(self, rng: Rng, most: int) -> Instance:
        return max((_draw(rng, most) for _ in range(3)), key=lambda drawn: self.solve(**drawn))

    def prompt(self, x: int, k: int, z: int) -> str:
        return (
            "Find the smallest integer y >= 0 such that x**y and k leave the same remainder when divided by "
            f"z (x**0 is 1).\nx = {x}\nk = {k}\nz = {z}"
        )

    def solve(self, x: int, k: int, z: int) -> int:
        # After so many factors the powers are on their cycle, where multiplying by x is one-to-one.
        power = 1 % z
        for y in range(start := z.bit_length()):
            if power == k:
                return y
            power = power * x % z
        return start + _steps_on_cycle(power, x, k, z)

    def value(self, answer: int, x: int, k: int, z: int) -> int | Invalid:
        return answer if pow(x, answer, z) == k else missed("x**y has another remainder")


def _draw(rng: Rng, most: int) -> Instance:
    z = rng.randint(2, most)
    x, y = rng.randint(2, z), rng.randint(2, z)
    return {"x": x, "k": pow(x, y, z), "z": z}


def _steps_on_cycle(power: int, x: int, k: int, z: int) -> int:
    """The smallest t >= 0 with power * x**t = k (mod z): baby steps from k, giant steps from power."""
    if power == k:
        return 0
    stride = isqrt(z) + 1
    baby, value = {}, k
    for j in range(stride):
        baby[value] = j
        value = value * x % z
    giant = pow(x, stride, z)
    for i in range(1, stride + 2):
        power = power * giant % z
        if power in baby:
            return i * stride - baby[power]
    raise ArithmeticError(f"{k} is no power of {x} modulo {z}")
