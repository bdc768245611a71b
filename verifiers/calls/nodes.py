"""Linked lists and binary trees as LeetCode writes them: a list of values, a list of levels with nulls.

>>> listed(linked(ListNode, [1, 2, 3]))
[1, 2, 3]
>>> listed(tree(TreeNode, [1, None, 2, 3]))
[1, None, 2, 3]
"""

from __future__ import annotations

from collections import deque
from typing import Any

MOST_NODES = 1_000_000
"""A longer linked list is taken for a circle."""


class ListNode:
    """A node of a linked list, as LeetCode's programs expect to find it."""

    def __init__(self, val: Any = 0, next: Any = None) -> None:
        self.val = val
        self.next = next


class TreeNode:
    """A node of a binary tree, likewise."""

    def __init__(self, val: Any = 0, left: Any = None, right: Any = None) -> None:
        self.val = val
        self.left = left
        self.right = right


def linked(node: Any, values: list[Any]) -> Any:
    """A linked list of nodes of the class `node`; None for no values."""
    head = None
    for value in reversed(values):
        first = node(value)
        first.next, head = head, first
    return head


def tree(node: Any, levels: list[Any]) -> Any:
    """A binary tree of nodes of the class `node`, its values level by level, None for a missing child."""
    if not levels:
        return None
    values = iter(levels)
    root = node(next(values))
    waiting = deque([root])
    for left in values:
        parent = waiting.popleft()
        for side, value in (("left", left), ("right", next(values, None))):
            child = None if value is None else node(value)
            setattr(parent, side, child)
            if child is not None:
                waiting.append(child)
    return root


def listed(value: Any) -> Any:
    """Nodes as the lists they are written as, also inside lists; any other value as it is."""
    if isinstance(value, (list, tuple)):
        return type(value)(map(listed, value)) if any(map(_is_node, value)) else value
    if not _is_node(value):
        return value
    return _levels(value) if type(value).__name__ == "TreeNode" else _chain(value)


def _is_node(value: Any) -> bool:
    return type(value).__name__ in ("ListNode", "TreeNode")


def _chain(node: Any) -> list[Any]:
    values: list[Any] = []
    while node is not None:
        if len(values) == MOST_NODES:
            raise ValueError("the linked list has no end")
        values.append(node.val)
        node = node.next
    return values


def _levels(root: Any) -> list[Any]:
    values: list[Any] = []
    waiting = deque([root])
    while waiting:
        node = waiting.popleft()
        values.append(None if node is None else node.val)
        if node is not None:
            waiting += node.left, node.right
        if len(values) > 2 * MOST_NODES:
            raise ValueError("the tree has no end")
    while values and values[-1] is None:
        values.pop()
    return values
