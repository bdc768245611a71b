"""Find an antiderivative of a formula in x that is known to have one."""

from envs.formulas import Formula, derivative, formula, parse_formula, render_formula, same
from envs.ladder import Ladder, step
from envs.rewards import Invalid, feasible, missed
from envs.rlve.algebra_calculus import differentiate
from envs.rng import Rng
from envs.task import Instance, Task

LONGEST = 5_000


class Integral(Task):
    """f is the derivative of a planted formula, one of those that the task `differentiate` draws."""

    ladder = Ladder(nodes=step(2, 1), top=20)
    answer = formula("an antiderivative F(x)")
    reward = feasible()

    def generate(self, rng: Rng, nodes: int) -> Instance:
        planted = differentiate.Differentiate().generate(rng, nodes)["f"]
        return {"f": render_formula(derivative(parse_formula(planted))), "planted": planted}

    def prompt(self, f: str) -> str:
        return (
            "Find a function F(x) whose derivative is f(x). Here ** is the power, log the natural logarithm, "
            "and x a real number. There is such a formula, and any is accepted, with any constant. It is "
            "right if its derivative has the value of f at every x where F and f are both defined (which "
            "must be many). Write every product with *, and the argument of a function in parentheses.\n"
            f"f(x) = {f}"
        )

    def solve(self, planted: str) -> Formula:
        return parse_formula(planted)

    def value(self, answer: Formula, f: str) -> bool | Invalid:
        slope, wanted = derivative(answer), parse_formula(f)
        if len(slope) > LONGEST:
            return missed("its derivative is too long to be compared")
        # 0 * F: only such x count at which F has a value.
        nothing = ("0", *answer, "*")
        if slope == wanted:
            return same(nothing, ("0",)) or missed("it has no value")
        return same((*slope, *nothing, "+"), wanted) or missed("its derivative is not f")
