"""A minimum cut of a network with integer capacities, by scipy.

>>> source_side(3, [(0, 1, 5), (1, 2, 4)], 0, 2)
{0, 1}
"""

from collections.abc import Sequence

NEVER = 100_000_000
"""A capacity that no minimum cut pays for."""


def source_side(n: int, arcs: Sequence[tuple[int, int, int]], source: int, sink: int) -> set[int]:
    """The vertices that the source still reaches when the flow is largest; arcs are (from, to, capacity)."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import breadth_first_order, maximum_flow

    tails, heads, capacities = (np.array(column, dtype=np.int32) for column in zip(*arcs, strict=True))
    network = coo_array((capacities, (tails, heads)), shape=(n, n)).tocsr()
    left = network - maximum_flow(network, source, sink).flow
    left.eliminate_zeros()
    return {int(v) for v in breadth_first_order(left, source, return_predecessors=False)}
