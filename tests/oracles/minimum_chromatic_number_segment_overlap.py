"""Oracle of rlve/minimum_chromatic_number_segment_overlap: the most segments over one point are needed."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    spans = [set(range(left, right + 1)) for left, right in instance["segments"]]
    colours = [int(word) for word in text.split()]
    if len(colours) != len(spans) or min(colours) < 0:
        return False
    for i in range(len(spans)):
        for j in range(i):
            if colours[i] == colours[j] and spans[i] & spans[j]:
                return False
    return len(set(colours)) == max(sum(point in span for span in spans) for point in set().union(*spans))
