"""Oracle of rlve/minimum_steiner_tree: edge by edge taken or not, by what the taken ones join."""

import json
from functools import cache
from typing import Any

LEVELS = (0, 1, 2, 3)


@cache
def lightest(n: int, edges_json: str, terminals: tuple[int, ...]) -> int:
    states = {tuple(range(n)): 0}
    for u, v, w in json.loads(edges_json):
        following = dict(states)
        for labels, weight in states.items():
            low, high = sorted((labels[u], labels[v]))
            joined = tuple(low if label == high else label for label in labels)
            following[joined] = min(weight + w, following.get(joined, weight + w))
        for labels, weight in following.items():
            states[labels] = min(weight, states.get(labels, weight))
    return min(w for labels, w in states.items() if len({labels[t] for t in terminals}) == 1)


def accepts(instance: dict[str, Any], text: str) -> bool:
    edges, terminals, n = instance["edges"], instance["terminals"], instance["n"]
    chosen = [tuple(map(int, line.split())) for line in text.splitlines() if line.strip()]
    weight = {pair: w for u, v, w in edges for pair in ((u, v), (v, u))}
    label = list(range(n))
    for u, v in chosen:
        label = [label[u] if x == label[v] else x for x in label]
    touched = {label[v] for v in terminals} | {label[v] for pair in chosen for v in pair}
    total = sum(weight[u, v] for u, v in chosen)
    different = len({frozenset(pair) for pair in chosen}) == len(chosen)
    return different and len(touched) == 1 and total == lightest(n, json.dumps(edges), tuple(terminals))
