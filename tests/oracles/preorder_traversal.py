"""Oracle of rlve/preorder_traversal: the answer as a preorder gives the postorder."""

from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has three vertices: 30 labelled trees"


def postorder(preorder: list[int], inorder: list[int]) -> list[int]:
    if not preorder:
        return []
    at = inorder.index(preorder[0])
    left = postorder(preorder[1 : at + 1], inorder[:at])
    return [*left, *postorder(preorder[at + 1 :], inorder[at + 1 :]), preorder[0]]


def accepts(instance: dict[str, Any], text: str) -> bool:
    labels = [int(word) for word in text.split()]
    proper = sorted(labels) == sorted(instance["inorder"])
    return proper and postorder(labels, instance["inorder"]) == instance["postorder"]
