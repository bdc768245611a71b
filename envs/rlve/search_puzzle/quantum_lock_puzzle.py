"""Press buttons, whose effect changes at each press, until a number reaches its target."""

from typing import Any

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.rewards import Invalid, brief, feasible, missed
from envs.rng import Rng
from envs.task import Instance, Task

STEPS = range(2, 11)

Rule = list[Any]
"""An operator and its number: ["+", 3]."""


class QuantumLockPuzzle(Task):
    """N buttons; 2 to 10 random presses make the target, which fewer than two presses never do."""

    ladder = Ladder(n=step(2, 1), top=60)
    answer = integers("the numbers of the buttons in the order in which they are pressed")
    reward = feasible()

    def generate(self, rng: Rng, n: int) -> Instance:
        steps = rng.choice(STEPS)
        target, easy = 0, {0}
        while target in easy:
            start = rng.randint(-n, n)
            rules = [[_rule(rng, n), _rule(rng, n)] for _ in range(n)]
            presses = rng.choices(range(n), steps)
            target = _pressed(start, presses, rules)
            easy = {start, *(_pressed(start, [button], rules) for button in range(n))}
        return {"start": start, "target": target, "rules": rules, "presses": presses}

    def prompt(self, start: int, target: int, rules: list[list[Rule]]) -> str:
        buttons = "\n".join(f"{i}: {_written(a)} | {_written(b)}" for i, (a, b) in enumerate(rules))
        return (
            f"A lock shows the number Y, at first {start}. Its buttons are numbered from 0 to "
            f"{len(rules) - 1}, and each line below gives the two rules of one: button: rule A | rule B. The "
            "first press (of any button) applies rule A of its button to Y, the second press rule B of its "
            "button, the third rule A again, and so on, in turn. A button may be pressed any number of "
            f"times. Find one or more presses after which Y is {target}. They need not be as few as "
            f"possible.\n{buttons}"
        )

    def solve(self, presses: list[int]) -> list[int]:
        return presses

    def value(self, answer: list[int], start: int, target: int, rules: list[list[Rule]]) -> bool | Invalid:
        if not all(0 <= button < len(rules) for button in answer):
            return Invalid("there is no such button")
        y = _pressed(start, answer, rules)
        return y == target or missed(f"Y is {brief(y)} in the end")


def _rule(rng: Rng, n: int) -> Rule:
    operator = rng.choice("+-*")
    return [operator, rng.randint(2, 3) if operator == "*" else rng.randint(1, n)]


def _pressed(y: int, presses: list[int], rules: list[list[Rule]]) -> int:
    """What the lock shows after the presses."""
    for number, button in enumerate(presses):
        operator, by = rules[button][number % 2]
        y = y + by if operator == "+" else y - by if operator == "-" else y * by
    return y


def _written(rule: Rule) -> str:
    return f"Y becomes Y {rule[0]} {rule[1]}"
