"""Random trees and graphs for tasks: edges as lists of two labels (and a weight), in random order.

>>> from envs.rng import Rng
>>> len(tree(Rng(1), 5)), len(connected(Rng(1), 5, 7))
(4, 7)
"""

from __future__ import annotations

from collections.abc import Sequence

from envs.rng import Rng

Edges = list[list[int]]


def tree(rng: Rng, n: int, start: int = 0) -> Edges:
    """n - 1 edges of a tree on start, ..., start + n - 1: each vertex hangs on an earlier one; relabelled."""
    labels = rng.permutation(n, start)
    edges = [[labels[i], labels[rng.below(i)]] for i in range(1, n)]
    return mixed(rng, edges)


def graph(rng: Rng, n: int, m: int, start: int = 0, known: Sequence[Sequence[int]] = ()) -> Edges:
    """m different edges of a simple undirected graph, `known` ones among them; ValueError for too many."""
    if not len(known) <= m <= n * (n - 1) // 2:
        raise ValueError(f"no simple graph on {n} vertices has {m} edges with {len(known)} given")
    taken = {(min(edge), max(edge)) for edge in known}
    if 2 * m > n * (n - 1) // 2:
        free = [(u, v) for v in range(start, start + n) for u in range(start, v) if (u, v) not in taken]
        taken.update(rng.sample(free, m - len(taken)))
    while len(taken) < m:
        u, v = start + rng.below(n), start + rng.below(n)
        if u != v:
            taken.add((min(u, v), max(u, v)))
    return mixed(rng, [list(edge) for edge in sorted(taken)])


def connected(rng: Rng, n: int, m: int, start: int = 0) -> Edges:
    """m different edges of a connected simple undirected graph: a tree, and others at random."""
    return graph(rng, n, m, start, tree(rng, n, start))


def directed(rng: Rng, n: int, m: int, start: int = 0, acyclic: bool = False) -> Edges:
    """m different arcs u -> v without loops; `acyclic`: all go forward in a random order of the vertices."""
    order = rng.permutation(n, start)
    arcs = [[order[i], order[j]] for i in range(n) for j in range(n) if (i < j if acyclic else i != j)]
    return rng.sample(arcs, m)


def share(rng: Rng, all: int, percent: Sequence[int], least: int = 0) -> int:
    """How many of `all` possible edges: one of these percentages, at least `least`."""
    return max(least, all * rng.choice(percent) // 100)


def weighted(rng: Rng, edges: Edges, most: int, least: int = 1) -> Edges:
    """The edges with a weight from least to most behind each."""
    return [[*edge, rng.randint(least, most)] for edge in edges]


def mixed(rng: Rng, edges: Edges) -> Edges:
    """Undirected edges in random order, each turned one way or the other."""
    return rng.shuffled([edge if rng.chance(1, 2) else edge[::-1] for edge in edges])


def neighbours(n: int, edges: Sequence[Sequence[int]], start: int = 0) -> list[list[int]]:
    """Adjacency lists of an undirected graph (weights are left out), indexed from 0 whatever `start` is."""
    lists: list[list[int]] = [[] for _ in range(n)]
    for u, v, *_ in edges:
        lists[u - start].append(v - start)
        lists[v - start].append(u - start)
    return lists


def masks(n: int, edges: Sequence[Sequence[int]], start: int = 0) -> list[int]:
    """The neighbours of each vertex of an undirected graph as a bit mask, vertices counted from 0."""
    near = [0] * n
    for u, v, *_ in edges:
        near[u - start] |= 1 << (v - start)
        near[v - start] |= 1 << (u - start)
    return near


def leading(
    n: int, edges: Sequence[Sequence[int]], directed: bool, start: int = 0
) -> list[list[tuple[int, int]]]:
    """Where each vertex's arcs lead, with their weights, indexed from 0; undirected edges lead both ways."""
    lists: list[list[tuple[int, int]]] = [[] for _ in range(n)]
    for u, v, weight in edges:
        lists[u - start].append((v - start, weight))
        if not directed:
            lists[v - start].append((u - start, weight))
    return lists


def xors(n: int, edges: Sequence[Sequence[int]], start: int = 0) -> list[int]:
    """The XOR of the weights on some path from the first vertex to each vertex of a connected graph."""
    near = leading(n, edges, directed=False, start=start)
    found, left = {0: 0}, [0]
    while left:
        u = left.pop()
        for v, weight in near[u]:
            if v not in found:
                found[v] = found[u] ^ weight
                left.append(v)
    return [found[v] for v in range(n)]
