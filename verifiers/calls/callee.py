"""The program's side: perform operations on its global names, and reply with what each gave.

An operation is a list: `["name", NAME]` looks a name up, `["get", k, ATTRIBUTE]` takes an attribute of the
result of operation k, `["call", k, ARGUMENTS, KEYWORDS]` calls it, and `["solve", NAME, ARGUMENTS]` calls a
function or a method of `Solution` as LeetCode does, nodes and all. A reply is `{"value": VALUE}`, or
`{"kept": TYPE}` for a result that stays here, with `"arguments"` where the call changed them; or
`{"raised": [TYPE, MESSAGE]}`.
"""

from __future__ import annotations

import bisect
import collections
import functools
import heapq
import itertools
import math
import operator
import random
import re
import string
import sys
import traceback
import types
import typing
from collections.abc import Callable
from typing import Any

from verifiers.calls.nodes import ListNode, TreeNode, linked, listed, tree
from verifiers.calls.values import CannotTravel, decode, encode

_UNPACKED = (typing, itertools, functools, heapq, bisect, collections)
_MODULES = (*_UNPACKED, math, operator, random, re, string, sys)
_MATH = ("ceil", "comb", "factorial", "floor", "gcd", "inf", "isqrt", "log", "log2", "pi", "prod", "sqrt")
_MESSAGE_LIMIT = 500


def perform(source: str, operations: list[list[Any]]) -> dict[str, Any]:
    """Run a program, then each operation in turn: `{"replies": [...]}`, or `{"compile_error": MESSAGE}`.

    An operation that raises does not keep the next from being performed.
    """
    try:
        code = compile(source, "solution.py", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as problem:
        return {"compile_error": "".join(traceback.format_exception_only(type(problem), problem))}
    program = types.ModuleType("solution")
    sys.modules["solution"] = program
    program.__dict__.update(_usual_names())
    exec(code, program.__dict__)
    callee = Callee(program.__dict__)
    return {"replies": [callee.perform(*operation) for operation in operations]}


def _usual_names() -> dict[str, Any]:
    """What call-based programs use without importing it, since LeetCode has it imported."""
    names: dict[str, Any] = {"ListNode": ListNode, "TreeNode": TreeNode}
    for module in _UNPACKED:
        public = getattr(module, "__all__", [name for name in dir(module) if not name.startswith("_")])
        names.update((name, getattr(module, name)) for name in public)
    names.update((name, getattr(math, name)) for name in _MATH)
    return {**names, **{module.__name__: module for module in _MODULES if module is not bisect}}


class Callee:
    """A program's global names, and the results of the operations on them."""

    def __init__(self, names: dict[str, Any]) -> None:
        self._names = names
        self._results: list[Any] = []

    def perform(self, verb: str, *operands: Any) -> dict[str, Any]:
        """The reply to one operation; only a lack of memory is raised."""
        self._results.append(None)
        try:
            return _VERBS[verb](self, *operands)
        except MemoryError:
            raise
        except BaseException as failure:
            return {"raised": [type(failure).__name__, str(failure)[:_MESSAGE_LIMIT]]}

    def _name(self, name: str) -> dict[str, Any]:
        if name not in self._names:
            raise NameError(f"the program does not define {name!r}")
        return self._keep(self._names[name])

    def _get(self, number: int, attribute: str) -> dict[str, Any]:
        return self._keep(getattr(self._results[number], attribute))

    def _call(self, number: int, arguments: Any, keywords: Any) -> dict[str, Any]:
        values = decode(arguments, self._results)
        reply = self._keep(self._results[number](*values, **decode(keywords, self._results)))
        try:
            after = encode(values)
        except CannotTravel:
            return reply
        return reply if after == arguments else {**reply, "arguments": after}

    def _solve(self, name: str, arguments: Any) -> dict[str, Any]:
        function = self._entry(name)
        names, hints = _signature(function)
        values = decode(arguments)
        for place, of in enumerate(names[: len(values)]):
            values[place] = self._built(values[place], hints.get(of, ""))
        result = function(*values)
        if result is None and "Node" in hints.get("return", ""):
            result = []
        return {"value": encode(listed(result)), "arguments": encode([listed(value) for value in values])}

    def _entry(self, name: str) -> Callable[..., Any]:
        """`Class.method` of a fresh object, a function, or else a method of `Solution`."""
        owner, _, method = name.rpartition(".")
        if not owner and name not in self._names and hasattr(self._names.get("Solution"), name):
            owner, method = "Solution", name
        if owner and owner in self._names:
            found: Callable[..., Any] = getattr(self._names[owner](), method)
            return found
        if name not in self._names:
            raise NameError(f"the program does not define {name!r}")
        found = self._names[name]
        return found

    def _built(self, value: Any, hint: str) -> Any:
        """An argument as its parameter's annotation wants it: nodes instead of lists."""
        kind = "ListNode" if "ListNode" in hint else "TreeNode" if "TreeNode" in hint else None
        if kind is None or not isinstance(value, list):
            return value
        build = linked if kind == "ListNode" else tree
        many = re.match(r"(?:typing\.)?list\[", hint, re.I)
        node = self._names[kind]
        return [build(node, item or []) for item in value] if many else build(node, value)

    def _keep(self, result: Any) -> dict[str, Any]:
        self._results[-1] = result
        try:
            return {"value": encode(result)}
        except CannotTravel:
            return {"kept": type(result).__name__}


def _signature(function: Any) -> tuple[list[str], dict[str, str]]:
    """The names of a function's parameters in order, and the text of each annotation."""
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    bound = getattr(function, "__self__", None) is not None
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    names = list(code.co_varnames[: code.co_argcount]) if code else []
    hints = {name: _text(hint) for name, hint in getattr(function, "__annotations__", {}).items()}
    return names[1:] if bound else names, hints


def _text(hint: Any) -> str:
    return hint.__name__ if isinstance(hint, type) and not hasattr(hint, "__origin__") else str(hint)


_VERBS: dict[str, Callable[..., dict[str, Any]]] = {
    "name": Callee._name,
    "get": Callee._get,
    "call": Callee._call,
    "solve": Callee._solve,
}
