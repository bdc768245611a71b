"""The scripts around a called program, without sandboxes: values travel whole, assertions hold or fail."""

from __future__ import annotations

import json
import math
from collections import Counter, deque
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.calls import CALLEE, TEST, script
from verifiers.calls.compare import equal, floats, unordered
from verifiers.calls.nodes import ListNode, TreeNode, linked, listed, tree
from verifiers.calls.values import CannotTravel, decode, encode

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-(10**40), 10**40)
    | st.floats(allow_nan=False)
    | st.text(max_size=5)
    | st.binary(max_size=5)
    | st.complex_numbers(allow_nan=False)
)
KEYS = SCALARS | st.tuples(SCALARS, SCALARS)
VALUES = st.recursive(
    SCALARS | st.frozensets(KEYS, max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(KEYS, inner, max_size=3)
        | st.sets(KEYS, max_size=3)
        | st.lists(inner, max_size=3).map(deque)
    ),
    max_leaves=12,
)


def loaded(modules: tuple[str, ...], entry: str) -> Callable[..., Any]:
    """The entry of a script, loaded as a sandbox loads it; what goes in and out of it is JSON."""
    names: dict[str, Any] = {"__name__": "solution"}
    exec(compile(script(modules), entry, "exec", dont_inherit=True), names)
    return lambda *given: json.loads(json.dumps(names[entry](*json.loads(json.dumps(given)))))


perform, run_test = loaded(CALLEE, "perform"), loaded(TEST, "run_test")


def rounds(source: str, test: str) -> tuple[int, dict[str, Any]]:
    """How often the program was run, and what the test says in the end."""
    asked: list[Any] = []
    replies: list[Any] = []
    for ran in range(20):
        said = run_test(test, asked, replies)
        if not said["guessed"]:
            return ran, said
        asked, replies = said["operations"], perform(source, said["operations"])["replies"]
    raise AssertionError("the test never settles")


@given(VALUES)
def test_a_value_comes_out_as_it_went_in(value: Any) -> None:
    travelled = decode(json.loads(json.dumps(encode(value))))
    assert travelled == value
    assert repr(travelled) == repr(value) or "set" in repr(value) or "{" in repr(value)  # -0.0, True, types


def test_no_equality_of_the_programs_own_travels() -> None:
    class Anything(int):
        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = int.__hash__

    class Words(str):
        __slots__ = ()

        def __str__(self) -> str:
            return "else"

    assert type(decode(encode(Anything(3)))) is int
    assert decode(encode([Anything(3)])) != [4]
    assert encode(Words("said")) == "said"
    assert decode(encode(Counter("aab"))) == {"a": 2, "b": 1}
    assert math.isnan(decode(encode(math.nan)))
    assert list(decode(encode(x * x for x in range(3)))) == [0, 1, 4]
    with pytest.raises(CannotTravel):
        encode([object()])


@given(st.lists(st.integers()))
def test_linked_lists_are_lists_of_their_values(values: list[int]) -> None:
    assert (listed(linked(ListNode, values)) or []) == values


@given(st.recursive(st.none(), lambda side: st.none() | st.tuples(st.integers(), side, side), max_leaves=20))
def test_trees_are_written_level_by_level(shape: Any) -> None:
    def planted(shape: Any) -> Any:
        return shape and TreeNode(shape[0], planted(shape[1]), planted(shape[2]))

    def outline(node: Any) -> Any:
        return node and (node.val, outline(node.left), outline(node.right))

    root = planted(shape)
    assert outline(tree(TreeNode, listed(root) or [])) == shape


def test_a_circle_is_not_followed_for_ever() -> None:
    node = ListNode(1)
    node.next = node
    with pytest.raises(ValueError, match="no end"):
        listed(node)


@pytest.mark.parametrize(
    ("source", "entry", "arguments", "reply"),
    [
        ("def add(a, b): return a + b", "add", [1, 2], 3),
        ("class Solution:\n def add(self, a: int, b: int) -> int: return a + b", "add", [1, 2], 3),
        ("class Solution:\n def add(self, a, b): return a + b", "Solution.add", [1, 2], 3),
        ("class Other:\n def add(self, a): return a", "Other.add", [1], 1),
        ("from __future__ import annotations\ndef f(a: List[int]) -> int: return sum(a)", "f", [[1, 2]], 3),
        ("def f(a: List[int]) -> Optional[int]: return max(a, default=None)", "f", [[]], None),
        ("f = lru_cache(None)(lambda n: n if n < 2 else f(n - 1) + f(n - 2))", "f", [30], 832040),
        ("def f(a): return heapq.nsmallest(2, a), gcd(4, 6), inf > 1", "f", [[3, 1, 2]], ([1, 2], 2, True)),
        (
            "class Solution:\n def f(self, head: Optional[ListNode]) -> Optional[ListNode]:\n"
            "  node = None\n  while head: head.next, node, head = node, head, head.next\n  return node",
            "f",
            [[1, 2, 3]],
            [3, 2, 1],
        ),
        ("def f(head: 'ListNode') -> 'ListNode': return None", "f", [[1]], []),
        (
            "class ListNode:\n def __init__(self, x): self.val, self.next = x, None\n"
            "def f(lists: List[Optional[ListNode]]) -> int: return [head and head.val for head in lists]",
            "f",
            [[[1, 2], [], [3]]],
            [1, None, 3],
        ),
        (
            "def f(root: TreeNode) -> TreeNode:\n if root:\n"
            "  root.left, root.right = f(root.right), f(root.left)\n return root",
            "f",
            [[1, 2, 3, None, 4]],
            [1, 3, 2, None, None, 4],
        ),
    ],
)
def test_an_entry_is_called_as_leetcode_calls_it(
    source: str, entry: str, arguments: list[Any], reply: Any
) -> None:
    (answer,) = perform(source, [["solve", entry, encode(arguments)]])["replies"]
    assert decode(answer["value"]) == reply


def test_what_a_call_changes_in_place_is_reported() -> None:
    (reply,) = perform("def f(a): a.reverse()", [["solve", "f", [[1, 2, 3]]]])["replies"]
    assert reply == {"value": None, "arguments": [[3, 2, 1]]}


def test_a_program_that_cannot_be_compiled_or_called_says_why() -> None:
    assert "line 2" in perform("x = 1\ndef f(:", [])["compile_error"]
    assert "null" in perform("x = '\0'", [])["compile_error"]
    replies = perform("def f(): return 1 // 0", [["solve", "f", []], ["solve", "g", []], ["solve", "f", [1]]])
    assert [reply["raised"][0] for reply in replies["replies"]] == [
        "ZeroDivisionError",
        "NameError",
        "TypeError",
    ]


CANDIDATE = "class Box:\n def __init__(self, n): self.n = n\n def get(self): return self.n\n"
CANDIDATE += "def twice(x): return 2 * x\ndef fail(x): raise KeyError(x)\ndef sort(a): a.sort()\nstep = 3\n"
CANDIDATE += "def stop(x): raise StopIteration\ndef count(a, n=1): yield from (n for _ in a)\n"


@pytest.mark.parametrize(
    "test",
    [
        "assert twice(2) == 4",
        "def check(candidate):\n for n in range(5):\n  assert candidate(n) == 2 * n, n\ncheck(twice)",
        "assert twice((1,)) == (1, 1) and twice([1]) == [1, 1] and twice('a') == 'aa'",
        "assert twice(twice(twice(1))) == 8",
        "x = twice(1)\nfor _ in range(x):\n x = twice(x)\nassert x == 8",
        "assert abs(twice(0.15) - 0.3) < 1e-9 and not twice(0) and twice(1) is not True",
        "import random\nfor _ in range(9):\n n = random.randint(0, 99)\n assert twice(n) == n + n",
        "a = [3, 1, 2]\nassert sort(a) is None\nassert a == [1, 2, 3]",
        "assert Box(5).get() == 5 and Box(twice(2)).n == 4",
        "try:\n fail(1)\nexcept KeyError:\n pass\nelse:\n assert False",
        "assert step == 3 and list(count([1, 2], n=4)) == [4, 4]",
        "import copy\nassert copy.deepcopy(twice(Box(3).n)) == 6",
        "assert all(twice(n) == n * 2 for n in [1, 2, 3]) and sorted([twice(2), twice(1)]) == [2, 4]",
        "if twice(1) == 2:\n assert twice(5) == 10\nelse:\n assert twice(6) == 0",
    ],
)
def test_assertions_hold_where_they_should(test: str) -> None:
    ran, said = rounds(CANDIDATE, test)
    assert said["failure"] is None
    assert ran > 0
    exec(CANDIDATE + test, {})  # they hold in the program's own process as well


@pytest.mark.parametrize(
    ("test", "failure"),
    [
        ("assert twice(2) == 5", "assert twice(2) == 5"),
        (
            "def check(c):\n assert c(1) == 2\n assert c(2) == 5, 'no'\ncheck(twice)",
            "assert c(2) == 5, 'no': no",
        ),
        ("assert twice((1,)) == [1, 1]", "assert"),
        ("assert twice(0)", "assert"),
        ("x = twice(1)\nassert False", "assert False"),
        ("assert fail(1) == 1", "KeyError"),
        ("assert nothing(1) == 1", "NameError"),
        ("assert Box(1) == 1", "assert"),
        ("assert Box(1) == Box(1)", "assert"),
        ("for n in map(stop, [1, 2]):\n assert n == 1", "RuntimeError: StopIteration"),
        ("assert twice(1) == 2\nraise ValueError('x')", "ValueError: x"),
        ("twice(1).append(3)", "AttributeError"),
    ],
)
def test_assertions_fail_where_they_should(test: str, failure: str) -> None:
    _, said = rounds(CANDIDATE, test)
    assert failure in said["failure"]
    assert said["raised"] == (failure in ("KeyError", "NameError", "RuntimeError: StopIteration"))


FORGED: list[Any] = [
    [],
    [{}],
    [None],
    [{"value": {"object": 0}}],
    [{"value": {"nothing": 1}}],
    [{"value": 1, "arguments": [1, 2, 3]}],
    [{"kept": "x"}],
    [{"raised": ["StopIteration", ""]}],
    [{"raised": ["SystemExit", "0"]}],
    [{"raised": []}],
    [{"value": {"iterator": 5}}],
    [{"value": {"set": [[]]}}],
]


@pytest.mark.parametrize("replies", FORGED, ids=str)
def test_replies_that_a_program_forges_pass_no_test(replies: list[Any]) -> None:
    test = "def check(c):\n for x in map(c, [1]):\n  assert x == 2\n assert c(1) == 2\ncheck(twice)"
    asked = run_test(test, [], [])["operations"]
    honest = perform(CANDIDATE, asked)["replies"]
    assert run_test(test, asked, honest)["failure"] is None
    for place in range(1, len(asked)):  # behind the look-up of the name
        said = run_test(test, asked, honest[:place] + replies + honest[place + 1 :])
        assert said["failure"] or said["guessed"]


@given(VALUES, VALUES)
def test_returned_values_are_compared_as_python_compares_them(a: Any, b: Any) -> None:
    assert (equal(json_like(a), json_like(b)) is None) == (json_like(a) == json_like(b))
    assert equal(json_like(a), json_like(a)) is None
    assert floats(json_like(a), json_like(a)) is None


def json_like(value: Any) -> Any:
    """Only what an expected value can hold."""
    if isinstance(value, (list, tuple, deque)):
        return [json_like(item) for item in value]
    if isinstance(value, dict):
        return {repr(key): json_like(item) for key, item in value.items()}
    return value if isinstance(value, (int, float, str, type(None))) else repr(value)


@pytest.mark.parametrize(
    ("checker", "value", "expected", "accepted"),
    [
        (equal, (1, (2, 3)), [1, [2, 3]], True),
        (equal, {1: (2,)}, {"1": [2]}, True),
        (equal, {None: 1, True: 2}, {"null": 1, "true": 2}, True),
        (equal, {1, 2}, [1, 2], False),
        (equal, 2.0, 2, True),
        (equal, True, 1, True),
        (equal, "1", 1, False),
        (equal, math.nan, math.nan, False),
        (equal, [1, 2], [1, 2, 3], False),
        (equal, None, [], False),
        (floats, [0.1 + 0.2, (1,)], [0.3, [1]], True),
        (equal, 0.1 + 0.2, 0.3, False),
        (floats, 1000001, 1000000, False),
        (floats, 1000000.5, 1000000, False),
        (floats, 1000000.5, 1000000.0, False),
        (floats, math.nan, 0.5, False),
        (floats, [0.5], [0.5, 0.5], False),
        (unordered, [(2, 1), (3,)], [[3], [2, 1]], True),
        (unordered, [[1, 2]], [[2, 1]], False),
        (unordered, [1, 1, 2], [1, 2, 2], False),
        (unordered, 3, 3, True),
        (unordered, "ab", "ba", False),
    ],
)
def test_what_counts_as_the_same_value(
    checker: Callable[[Any, Any], str | None], value: Any, expected: Any, accepted: bool
) -> None:
    assert (checker(value, expected) is None) == accepted
