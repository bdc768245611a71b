"""Differentiate a random formula in x of sums, products, quotients, powers, sin, cos, exp and log."""

from envs.formulas import Formula, derivative, draw_point, formula, parse_formula, render_formula, value_at
from envs.intervals import Reals
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

UNARY = (("2", "**"), ("3", "**"), ("4", "**"), ("sin",), ("cos",), ("exp",), ("log",))
ROUGH = Reals(30)
POINTS = 12
ENOUGH = 5


class Differentiate(Task):
    """Random trees of `nodes` nodes, whose leaves are x, c*x or x + c, drawn until they suit.

    A suitable one is defined at 5 of 12 random points, and its derivative is not the same at all of them.
    """

    ladder = Ladder(nodes=step(2, 1), top=20)
    answer = formula("the derivative")
    reward = exact()

    def generate(self, rng: Rng, nodes: int) -> Instance:
        while not _suits(rng, tree := _tree(rng, nodes)):
            pass
        return {"f": render_formula(tree)}

    def prompt(self, f: str) -> str:
        return (
            "Differentiate f(x) with respect to x. Here ** is the power, log the natural logarithm, and x a "
            "real number. The answer need not be simplified: it is right if it has the value of the "
            "derivative at every x where both are defined (which must be many). Write every product with *, "
            f"and the argument of a function in parentheses.\nf(x) = {f}"
        )

    def solve(self, f: str) -> Formula:
        return derivative(parse_formula(f))


def _tree(rng: Rng, nodes: int) -> Formula:
    """A formula: a leaf for one node, else an operation over one or two smaller ones."""
    if nodes == 1:
        c = str(rng.randint(2, 9))
        return rng.choice((("x",), (c, "x", "*"), ("x", c, "+")))
    if nodes == 2 or rng.chance(1, 2):
        inner = _tree(rng, nodes - 1)
        return (*inner, *rng.choice(UNARY))
    left = rng.randint(1, nodes - 2)
    return (*_tree(rng, left), *_tree(rng, nodes - 1 - left), rng.choice("+-*/"))


def _suits(rng: Rng, tree: Formula) -> bool:
    """Is it often defined, and its derivative no constant?"""
    slope = derivative(tree)
    slopes = []
    for _ in range(POINTS):
        x = draw_point(rng)
        try:
            value_at(tree, x, ROUGH)
            slopes.append(value_at(slope, x, ROUGH))
        except ArithmeticError:
            continue
        if len(slopes) >= ENOUGH and max(low for low, _ in slopes) > min(high for _, high in slopes):
            return True
    return False
