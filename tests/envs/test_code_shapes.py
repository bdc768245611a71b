"""The shapes that the generators of programming problems draw from."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from envs.code.lines import Lines
from envs.code.shapes import SHAPES, parents, text, tree
from envs.rng import Rng


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("n", range(1, 25))
def test_every_vertex_hangs_on_an_earlier_one(shape: str, n: int) -> None:
    above = parents(Rng(n), n, shape)
    assert len(above) == n - 1
    assert all(0 <= parent < vertex for vertex, parent in enumerate(above, 1))


@given(st.integers(0, 2**32), st.integers(1, 60), st.sampled_from(["", *SHAPES]))
def test_tree_is_a_tree_on_1_to_n(seed: int, n: int, shape: str) -> None:
    graph = nx.Graph(tree(Rng(seed), n, shape))
    graph.add_node(1)
    assert nx.is_tree(graph)
    assert set(graph) == set(range(1, n + 1))


def test_shapes_are_what_they_are_called() -> None:
    degrees = {shape: sorted(dict(nx.Graph(tree(Rng(7), 50, shape)).degree).values()) for shape in SHAPES}
    assert degrees["path"] == [1, 1] + [2] * 48
    assert degrees["star"] == [1] * 49 + [49]
    assert degrees["binary"][-1] == 3
    assert degrees["broom"][-1] == 25
    assert nx.diameter(nx.Graph(tree(Rng(7), 50, "caterpillar"))) >= 25


@given(st.lists(st.integers(-99, 99), min_size=1, max_size=9), st.integers(0, 9))
def test_text_is_read_back_line_by_line(row: list[int], number: int) -> None:
    lines = Lines(text(number, row, (number, len(row)), "word"))
    assert lines.ints(number=(0, 9)) == [number]
    assert lines.row("row", len(row), -99, 99) == row
    assert lines.ints(number=(0, 9), length=(0, 9)) == [number, len(row)]
    assert lines.word("word", 4, 4, "dorw") == "word"
    lines.end()
