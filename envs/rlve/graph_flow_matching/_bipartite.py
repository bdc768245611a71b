"""A largest matching of a bipartite graph, by scipy.

>>> matched([[0, 1], [0]], 2)
[1, 0]
"""


def matched(near: list[list[int]], width: int) -> list[int]:
    """For each left vertex its partner among the `width` right ones, -1 for none; `near` lists neighbours."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_bipartite_matching

    ends = np.cumsum([0, *map(len, near)])
    right = np.array([v for line in near for v in line], dtype=np.int32)
    graph = csr_array((np.ones(len(right), dtype=np.int8), right, ends), shape=(len(near), width))
    return [int(v) for v in maximum_bipartite_matching(graph, perm_type="column")]
