"""Oracle of rlve/shortest_path_count_construction: powers of the adjacency matrix count walks."""

from typing import Any

FEW_PROBLEMS = "K is the whole problem, and it is at most 12"


def accepts(instance: dict[str, Any], text: str) -> bool:
    matrix = [[{"Y": 1, "N": 0}[c] for c in line.strip()] for line in text.split("\n") if line.strip()]
    n = len(matrix)
    if not 2 <= n <= instance["bound"] or {len(line) for line in matrix} != {n}:
        return False
    if list(map(list, zip(*matrix, strict=True))) != matrix or any(matrix[i][i] for i in range(n)):
        return False
    walks = matrix[0]
    for _ in range(n):
        if walks[1]:
            return walks[1] == instance["k"]
        walks = [sum(walks[u] * matrix[u][v] for u in range(n)) for v in range(n)]
    return False
