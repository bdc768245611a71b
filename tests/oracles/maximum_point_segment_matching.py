"""Oracle of rlve/maximum_point_segment_matching: augmenting paths in the graph of points and segments."""

from typing import Any


def most(points: list[int], segments: list[list[int]]) -> int:
    partner: dict[int, int] = {}

    def augment(x: int, tried: set[int]) -> bool:
        for j, (left, right) in enumerate(segments):
            if left <= points[x] <= right and j not in tried:
                tried.add(j)
                if j not in partner or augment(partner[j], tried):
                    partner[j] = x
                    return True
        return False

    return sum(augment(x, set()) for x in range(len(points)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    points, segments = instance["points"], instance["segments"]
    pairs = [tuple(int(word) for word in line.split()) for line in text.splitlines() if line.strip()]
    seen = set()
    for point, segment in pairs:
        if min(point, segment) < 0 or not segments[segment][0] <= points[point] <= segments[segment][1]:
            return False
        seen |= {("point", point), ("segment", segment)}
    return len(seen) == 2 * len(pairs) and len(pairs) == most(points, segments)
