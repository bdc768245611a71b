'''A procedural task: what one file of `envs/rlve` has to say, and nothing else.

The instance is a dict of plain JSON values. Each method gets just the keys that its signature names, so a
planted solution stays out of `prompt` and `value` by not being named there, and `solve` may take it.

    class Sorting(Task):
        """Sort a list of integers in ascending order."""
        ladder = Ladder(n=grow(3, "1.1", 1), top=40)
        answer = integers("the list in ascending order", like="numbers")
        reward = entries(beta=10)

        def generate(self, rng, n): return {"numbers": [rng.randint(0, 5 * n) for _ in range(n)]}
        def prompt(self, numbers): return f"Sort these integers in ascending order:\\n{row(numbers)}"
        def solve(self, numbers): return sorted(numbers)
'''

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from envs.formats import Format
from envs.ladder import Ladder
from envs.rewards import Invalid, Reward
from envs.rng import Rng

Instance = dict[str, Any]

ENDING = "Write {answer}, between <answer> and </answer>; the last one counts."


class Task(ABC):
    """One procedural task. Holds no state: the methods are pure functions of their arguments."""

    version: ClassVar[int] = 1
    """Grows when any instance, prompt or judgement changes."""
    draws: ClassVar[int] = 1
    """Where a few solutions are frequent: instances are drawn, at most so many, until four solutions are
    among theirs. One of the four is as likely as another, so none is right much more often than that."""
    pooled: ClassVar[bool] = False
    """Judging an answer waits for another process."""
    ladder: ClassVar[Ladder]
    """Difficulty level -> keyword arguments of `generate`."""
    answer: ClassVar[Format]
    reward: ClassVar[Reward]

    @abstractmethod
    def generate(self, rng: Rng, *args: Any, **parameters: Any) -> Instance:
        """A new instance, JSON values only; all randomness from `rng`."""

    @abstractmethod
    def prompt(self, *args: Any, **instance: Any) -> str:
        """The question; index base, ties and boundary cases stated. How to answer is added by the harness."""

    @abstractmethod
    def solve(self, *args: Any, **instance: Any) -> Any:
        """A right answer, as the format parses it: an algorithm, or the planted solution."""

    def value(self, answer: Any, *args: Any, **instance: Any) -> Any:
        """What an answer achieves, where the shape measures it; returns or raises Invalid."""
        raise NotImplementedError(f"{type(self).__name__} has no value()")

    def __init_subclass__(cls, **keywords: Any) -> None:
        super().__init_subclass__(**keywords)
        if inspect.isabstract(cls):
            return
        for name in ("ladder", "answer", "reward"):
            if not hasattr(cls, name):
                raise TypeError(f"task {cls.__name__} does not say its {name}")
        if cls.reward.needs_value and cls.value is Task.value:
            raise TypeError(f"task {cls.__name__} needs value() for its reward shape")
        cls._named = {name: _named(getattr(cls, name), skip) for name, skip in _METHODS.items()}

    _named: ClassVar[Mapping[str, tuple[str, ...]]]

    @property
    def told(self) -> tuple[str, ...]:
        """The instance keys that the prompt tells."""
        return self._named["prompt"]

    @property
    def computed(self) -> bool:
        """Whether `solve` needs nothing but what the prompt tells."""
        return set(self._named["solve"]) <= set(self.told)

    def instance(self, rng: Rng, parameters: Mapping[str, Any]) -> Instance:
        """The instance of a problem: the only one that is drawn, or one of several (see `draws`)."""
        if self.draws == 1:
            return self.generate(rng, **parameters)
        by_solution: dict[str, Instance] = {}
        for _ in range(self.draws):
            drawn = self.generate(rng, **parameters)
            by_solution.setdefault(self.answer.render(self.solution(drawn)), drawn)
            if len(by_solution) == _DIFFERENT:
                break
        return rng.choice(list(by_solution.values()))

    def question(self, instance: Instance) -> str:
        """The whole prompt, ending with how to answer."""
        ending = ENDING.format(answer=self.answer.describe(instance))
        return f"{self._call('prompt', instance)}\n\n{ending}"

    def solution(self, instance: Instance) -> Any:
        """`solve` on an instance."""
        return self._call("solve", instance)

    def achieves(self, answer: Any, instance: Instance) -> Any:
        """`value` of a parsed answer; raises Invalid."""
        value = self._call("value", instance, answer)
        if isinstance(value, Invalid):
            raise value
        return value

    def _call(self, name: str, instance: Instance, *leading: Any) -> Any:
        method: Callable[..., Any] = getattr(self, name)
        return method(*leading, **{key: instance[key] for key in self._named[name]})


_DIFFERENT = 4
_METHODS = {"prompt": 1, "solve": 1, "value": 2}


def _named(method: Callable[..., Any], skip: int) -> tuple[str, ...]:
    """The instance keys that a method asks for: its parameters after self (and the answer)."""
    parameters = list(inspect.signature(method).parameters.values())[skip:]
    return tuple(p.name for p in parameters if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY))
