"""The radius at the end of a chain of circles, each tangent to three of those before it."""

from fractions import Fraction
from math import isqrt

from envs.formats import rational
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "A circle W of radius {outer} contains three circles C1, C2 and C3 of radii {r1}, {r2} and {r3}. Each "
    "of the four circles is tangent to the other three. {steps} Find the radius of {last}.",
    "Inside a circle W with radius {outer} lie circles C1, C2, C3 with radii {r1}, {r2}, {r3}; any two of "
    "these four circles are tangent to each other. {steps} What is the radius of {last}?",
)
STEP = "Let C{new} be the circle other than {out} that is tangent to {a}, {b} and {c}."


class TangentCircles(Task):
    """Descartes: the curvatures of the two circles tangent to three add up to twice the sum of the three."""

    ladder = Ladder(links=step(1, 1), size=step(6, 1), top=24)
    answer = rational("the radius")
    reward = exact()

    def generate(self, rng: Rng, links: int, size: int) -> Instance:
        curvatures = _quadruple(rng, size)
        scale = rng.randint(1, 12)
        radii = [[scale * abs(Fraction(1, k)).numerator, abs(k)] for k in curvatures]
        circles, outs = [0, 1, 2, 3], []
        for new in range(4, 4 + links):
            # The newest circle stays, so that the chain never goes back.
            at = rng.choice([i for i, name in enumerate(circles) if new == 4 or name != new - 1])
            outs.append(circles[at])
            circles[at] = new
        return {"radii": radii, "outs": outs, "wording": rng.below(len(WORDINGS))}

    def prompt(self, radii: list[list[int]], outs: list[int], wording: int) -> str:
        outer, r1, r2, r3 = (str(Fraction(*radius)) for radius in radii)
        circles, texts = [0, 1, 2, 3], []
        for new, out in enumerate(outs, 4):
            circles.remove(out)
            a, b, c = map(_name, circles)
            texts.append(STEP.format(new=new, out=_name(out), a=a, b=b, c=c))
            circles.append(new)
        return WORDINGS[wording].format(
            outer=outer, r1=r1, r2=r2, r3=r3, steps=" ".join(texts), last=f"C{3 + len(outs)}"
        )

    def solve(self, radii: list[list[int]], outs: list[int]) -> Fraction:
        curvatures = {i: 1 / Fraction(*radius) for i, radius in enumerate(radii)}
        curvatures[0] = -curvatures[0]
        for new, out in enumerate(outs, 4):
            replaced = curvatures.pop(out)
            curvatures[new] = 2 * sum(curvatures.values()) - replaced
        return 1 / abs(curvatures[max(curvatures)])


def _name(circle: int) -> str:
    return f"C{circle}" if circle else "W"


def _quadruple(rng: Rng, size: int) -> list[int]:
    """Curvatures -x, x + p, x + q and x + p + q - 2m of four tangent circles, where p q = x^2 + m^2."""
    while True:
        x, m = rng.randint(1, size), rng.randint(0, size)
        product = x * x + m * m
        p = rng.choice([d for d in range(1, isqrt(product) + 1) if product % d == 0])
        q = product // p
        if 2 * m <= p:
            return [-x, *rng.shuffled([x + p, x + q, x + p + q - 2 * m])]
