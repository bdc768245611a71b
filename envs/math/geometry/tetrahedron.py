"""A volume or a squared length of a tetrahedron with integer edges."""

from collections.abc import Callable
from fractions import Fraction

from envs.formats import rational
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

Matrix = list[list[Fraction]]
WORDINGS = (
    "Tetrahedron ABCD has edge lengths AB = {ab}, AC = {ac}, AD = {ad}, BC = {bc}, BD = {bd} and CD = {cd}. "
    "Find {what}.",
    "The six edges of a triangular pyramid ABCD are AB = {ab}, AC = {ac}, AD = {ad}, BC = {bc}, BD = {bd} "
    "and CD = {cd}. What is {what}?",
)
EDGES = ("ab", "ac", "ad", "bc", "bd", "cd")


def _determinant(g: Matrix) -> Fraction:
    if len(g) == 1:
        return g[0][0]
    minors = ([row[:j] + row[j + 1 :] for row in g[1:]] for j in range(len(g)))
    return sum(((-1) ** j * g[0][j] * _determinant(m) for j, m in enumerate(minors)), Fraction(0))


def _radius(g: Matrix) -> Fraction:
    """The centre is x B + y C + z D with 2 G (x, y, z) = the diagonal of G; Cramer's rule."""
    halves = [g[i][i] / 2 for i in range(3)]
    swapped = (
        [[h if k == j else x for k, x in enumerate(r)] for r, h in zip(g, halves, strict=True)]
        for j in range(3)
    )
    weights = [_determinant(m) / _determinant(g) for m in swapped]
    return sum((w * h for w, h in zip(weights, halves, strict=True)), Fraction(0))


def _to_centroid(g: Matrix) -> Fraction:
    """The squared distance of the circumcentre from the centroid: R^2 less the sum of squared edges / 16."""
    diagonal = sum(g[i][i] for i in range(3))
    edges = 3 * diagonal - 2 * (g[0][1] + g[0][2] + g[1][2])
    return _radius(g) - edges / 16


MEASURES: dict[str, tuple[str, Callable[[Matrix], Fraction]]] = {
    "volume": ("the square of its volume", lambda g: _determinant(g) / 36),
    "height": (
        "the square of the distance of D from the plane ABC",
        lambda g: _determinant(g) / _determinant([row[:2] for row in g[:2]]),
    ),
    "radius": ("the square of the radius of the sphere through A, B, C and D", _radius),
    "centre": (
        "the square of the distance between its centroid and the centre of the sphere through A, B, C and D",
        _to_centroid,
    ),
}
"""Measure -> what is asked for, and its value from the Gram matrix of the edges AB, AC and AD."""


class Tetrahedron(Task):
    """Everything follows from the scalar products of the edges at A."""

    ladder = Ladder(edge=step(6, 2), top=24)
    answer = rational("the value")
    reward = exact()

    def generate(self, rng: Rng, edge: int) -> Instance:
        while True:
            edges = [rng.randint(max(2, edge // 3), edge) for _ in EDGES]
            g = _gram(edges)
            if all(_determinant([row[:k] for row in g[:k]]) > 0 for k in (2, 3)):
                break
        return {"edges": edges, "measure": rng.choice(list(MEASURES)), "wording": rng.below(len(WORDINGS))}

    def prompt(self, edges: list[int], measure: str, wording: int) -> str:
        lengths = dict(zip(EDGES, edges, strict=True))
        return WORDINGS[wording].format(what=MEASURES[measure][0], **lengths)

    def solve(self, edges: list[int], measure: str) -> Fraction:
        return MEASURES[measure][1](_gram(edges))


def _gram(edges: list[int]) -> Matrix:
    ab, ac, ad, bc, bd, cd = (e * e for e in edges)
    b_c, b_d, c_d = Fraction(ab + ac - bc, 2), Fraction(ab + ad - bd, 2), Fraction(ac + ad - cd, 2)
    return [[Fraction(ab), b_c, b_d], [b_c, Fraction(ac), c_d], [b_d, c_d, Fraction(ad)]]
