"""Random graphs: as many edges as asked, simple, connected or acyclic where promised."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from envs import graphs
from envs.rng import Rng

sizes = st.integers(2, 9).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n * (n - 1) // 2)))


@settings(max_examples=60, deadline=None)
@given(sizes, st.integers(0, 999), st.integers(0, 1))
def test_simple_graphs_have_the_edges_that_were_asked(size: tuple[int, int], seed: int, start: int) -> None:
    n, m = size
    edges = graphs.graph(Rng(seed), n, m, start)
    assert len({frozenset(edge) for edge in edges}) == len(edges) == m
    assert all(u != v and start <= min(u, v) and max(u, v) < start + n for u, v in edges)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), st.integers(0, 999), st.integers(0, 20))
def test_trees_are_trees_and_connected_graphs_connected(n: int, seed: int, more: int) -> None:
    edges = graphs.tree(Rng(seed), n)
    found = nx.Graph()
    found.add_nodes_from(range(n))
    found.add_edges_from(edges)
    assert nx.is_tree(found)
    m = min(n - 1 + more, n * (n - 1) // 2)
    wider = nx.Graph(graphs.connected(Rng(seed), n, m)) if n > 1 else found
    assert nx.is_connected(wider) and wider.number_of_edges() == m


@settings(max_examples=60, deadline=None)
@given(sizes, st.integers(0, 999))
def test_directed_graphs_without_cycles(size: tuple[int, int], seed: int) -> None:
    n, m = size
    arcs = graphs.directed(Rng(seed), n, m, acyclic=True)
    assert len({tuple(arc) for arc in arcs}) == m and nx.is_directed_acyclic_graph(nx.DiGraph(arcs))
    free = graphs.directed(Rng(seed), n, 2 * m)
    assert len({tuple(arc) for arc in free}) == 2 * m and all(u != v for u, v in free)


def test_every_tree_on_four_vertices_occurs() -> None:
    shapes = {frozenset(map(frozenset, graphs.tree(Rng(seed), 4))) for seed in range(600)}
    assert len(shapes) == 16


def test_arcs_lead_one_way_and_edges_both() -> None:
    assert graphs.leading(3, [[1, 2, 7], [2, 3, 5]], directed=True, start=1) == [[(1, 7)], [(2, 5)], []]
    assert graphs.leading(3, [[0, 1, 7]], directed=False) == [[(1, 7)], [(0, 7)], []]


def test_a_share_is_one_of_the_percentages() -> None:
    assert {graphs.share(Rng(seed), 40, (10, 50)) for seed in range(20)} == {4, 20}
    assert graphs.share(Rng(1), 40, (1,), least=3) == 3


def test_weights_neighbours_and_refusals() -> None:
    weighted = graphs.weighted(Rng(3), [[1, 2], [3, 2]], most=5)
    assert [edge[:2] for edge in weighted] == [[1, 2], [3, 2]] and all(1 <= w <= 5 for *_, w in weighted)
    assert graphs.neighbours(3, weighted, start=1) == [[1], [0, 2], [1]]
    with pytest.raises(ValueError, match="no simple graph on 3 vertices has 4 edges"):
        graphs.graph(Rng(1), 3, 4)
