"""Oracle of math/bug_walk: walks on the graph itself, counted vertex by vertex."""

from fractions import Fraction
from functools import cache
from typing import Any

import networkx

SOLIDS = {
    "tetrahedron": networkx.tetrahedral_graph,
    "octahedron": networkx.octahedral_graph,
    "cube": networkx.cubical_graph,
    "icosahedron": networkx.icosahedral_graph,
    "dodecahedron": networkx.dodecahedral_graph,
}


@cache
def graph_of(name: str) -> networkx.Graph:
    kind, _, size = name.partition(" ")
    if kind == "polygon":
        return networkx.cycle_graph(int(size))
    if kind == "hypercube":
        return networkx.hypercube_graph(int(size))
    return SOLIDS[kind]()


@cache
def probability(name: str, moves: int, distance: int, first: bool) -> Fraction:
    graph = graph_of(name)
    start = min(graph)
    far = networkx.single_source_shortest_path_length(graph, start)
    there = {vertex: Fraction(vertex == start) for vertex in graph}
    for move in range(moves):
        if first and move:
            there = {vertex: p * (far[vertex] != distance) for vertex, p in there.items()}
        there = {v: sum((there[u] / graph.degree[u] for u in graph[v]), Fraction(0)) for v in graph}
    return sum((p for vertex, p in there.items() if far[vertex] == distance), Fraction(0))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return Fraction(text) == probability(*(instance[key] for key in ("graph", "moves", "distance", "first")))
