"""The test's side: run assertions against what the program replied, in a process of the test's own.

A name that the test does not define is the program's: it gives a `Remote`, whose attributes and calls are
operations for the program. The program is not here; what is here are its replies to the operations of an
earlier run. Where there is no reply yet the result is a `Guess`, after which every assertion holds: one run
without any reply lists what the test asks. Once the program has replied the test is run again, until it asks
nothing new.
"""

from __future__ import annotations

import ast
import builtins
import random
import traceback
from collections.abc import Iterator
from typing import Any

from verifiers.calls.values import Handle, decode, encode

MOST_OPERATIONS = 20_000
_FILE = "<test>"


def run_test(source: str, asked: list[Any], replies: list[Any]) -> dict[str, Any]:
    """One run of a test on the replies to what it asked before.

    Gives `operations`; `guessed`, which says that there are new ones and the rest does not count; `failure`,
    None where every assertion held; and `raised`, whether the failure is an exception of the program's.
    """
    talk = Talk(asked, replies)
    failure: str | None = None
    raised = False
    random.seed(0)
    try:
        tree = ast.fix_missing_locations(_LenientWhileGuessing().visit(ast.parse(source)))
        exec(compile(tree, _FILE, "exec"), Names(talk))
    except BaseException as error:
        failure, raised = _reason(error, source), error is talk.raised
    return {"operations": talk.operations, "guessed": talk.guessing, "failure": failure, "raised": raised}


class Talk:
    """The operations of this run, beside the ones whose replies are known."""

    def __init__(self, asked: list[Any], replies: list[Any]) -> None:
        self.operations: list[Any] = []
        self.guessing = False
        self.raised: BaseException | None = None
        self._asked = asked[: len(replies)]
        self._replies = replies

    def ask(self, verb: str, *operands: Any, arguments: tuple[Any, ...] = ()) -> Any:
        """The program's reply to an operation, or a guess; arguments that a call changed change here too."""
        number = len(self.operations)
        if number == MOST_OPERATIONS:
            raise RuntimeError(
                f"a test may ask the program {MOST_OPERATIONS:,} things, and this one asks more"
            )
        operation = [verb, *operands]
        self.operations.append(operation)
        if self._asked[number : number + 1] != [operation]:
            self.guessing = True
            return Guess(self, number)
        reply = self._replies[number]
        if "raised" in reply:
            self.raised = _exception(*reply["raised"])
            raise self.raised
        for place, after in enumerate(decode(reply.get("arguments", []))):
            _become(arguments[place], after)
        return Remote(self, number) if "kept" in reply else decode(reply["value"])


class Remote(Handle):
    """A result that stayed with the program: it has attributes, can be called, and equals nothing."""

    def __init__(self, talk: Talk, number: int) -> None:
        super().__init__(number)
        self._talk = talk

    def __deepcopy__(self, _: Any) -> Remote:
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._talk.ask("get", self.number, name)

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        sent = encode(list(arguments)), encode(keywords)
        return self._talk.ask("call", self.number, *sent, arguments=arguments)


class Guess(Remote):
    """The result of an operation that the program has not performed yet: any operator gives it back."""

    def _itself(self, *_: Any) -> Guess:
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _itself
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __neg__ = __abs__ = __round__ = (
        _itself
    )
    __and__ = __rand__ = __or__ = __ror__ = __xor__ = __rxor__ = __getitem__ = _itself
    __lt__ = __le__ = __gt__ = __ge__ = _itself

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __int__(self) -> int:
        return 0

    def __index__(self) -> int:
        return 0

    def __float__(self) -> float:
        return 0.0


class Names(dict[str, Any]):
    """A test's global names; one that neither the test nor Python defines is looked up in the program."""

    def __init__(self, talk: Talk) -> None:
        super().__init__(__name__="__main__", __guessing__=lambda: talk.guessing)
        self._talk = talk

    def __missing__(self, name: str) -> Any:
        if hasattr(builtins, name):
            return getattr(builtins, name)
        return self._talk.ask("name", name)


class _LenientWhileGuessing(ast.NodeTransformer):
    """`assert x` becomes `assert x or __guessing__()`."""

    def visit_Assert(self, node: ast.Assert) -> ast.Assert:
        guessing = ast.Call(ast.Name("__guessing__", ast.Load()), [], [])
        test = ast.BoolOp(ast.Or(), [node.test, guessing])
        return ast.copy_location(ast.Assert(ast.copy_location(test, node.test), node.msg), node)


def _become(argument: Any, after: Any) -> None:
    """Do to the caller's own list or dict what the program did to its copy."""
    if isinstance(argument, list) and isinstance(after, list):
        argument[:] = after
    elif isinstance(argument, dict) and isinstance(after, dict):
        argument.clear()
        argument.update(after)


def _exception(name: str, message: str) -> Exception:
    """The program's exception; one that would end a loop of the test in silence becomes a RuntimeError."""
    kind = getattr(builtins, name, None)
    if isinstance(kind, type) and issubclass(kind, Exception) and kind not in _END_LOOPS:
        try:
            return kind(message)
        except TypeError:  # UnicodeDecodeError and its like want more than a message
            pass
    return RuntimeError(f"{name}: {message}")


_END_LOOPS = (StopIteration, StopAsyncIteration)


def _reason(error: BaseException, source: str) -> str:
    """The line of the test that failed, and how."""
    lines = [place.lineno for place in traceback.extract_tb(error.__traceback__) if place.filename == _FILE]
    what = str(error) if isinstance(error, AssertionError) else f"{type(error).__name__}: {error}"
    line = source.splitlines()[lines[-1] - 1].strip() if lines and lines[-1] else ""
    return ": ".join(part for part in (line, what) if part) or "an assertion failed"
