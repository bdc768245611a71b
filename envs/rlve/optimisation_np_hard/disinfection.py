"""Cover marked cells of a box by smaller boxes that cost their shortest side each."""

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, minimise
from envs.rlve.graph_flow_matching._cut import NEVER, source_side
from envs.rng import Rng
from envs.task import Instance, Task


class Disinfection(Task):
    """Sides from 2 to the maximum, one at most 4: solving is exponential in it. Few cells are marked."""

    ladder = Ladder(size=step(2, 1), top=25)
    answer = lines("the boxes, one a line, as `x1 x2 y1 y2 z1 z2`", width=6)
    reward = minimise(beta=5)

    def generate(self, rng: Rng, size: int) -> Instance:
        sides = rng.shuffled([rng.randint(2, min(size, 4)), rng.randint(2, size), rng.randint(2, size)])
        cells = [[x, y, z] for x in range(sides[0]) for y in range(sides[1]) for z in range(sides[2])]
        count = rng.randint(max(1, max(sides) // 2), min(len(cells), sum(sides) + 2))
        return {"sides": sides, "marked": sorted(rng.sample(cells, count))}

    def prompt(self, sides: list[int], marked: list[list[int]]) -> str:
        a, b, c = sides
        listed = "\n".join(map(row, marked))
        return (
            f"A box consists of the cells (x, y, z) with 0 <= x < {a}, 0 <= y < {b} and 0 <= z < {c}; some "
            "are marked. Choose smaller boxes that together contain all marked cells; they may overlap and "
            "may contain other cells. A smaller box `x1 x2 y1 y2 z1 z2` contains the cells with x1 <= x < "
            f"x2, y1 <= y < y2 and z1 <= z < z2, where 0 <= x1 < x2 <= {a}, 0 <= y1 < y2 <= {b} and 0 <= z1 "
            f"< z2 <= {c}. It costs the smallest of x2 - x1, y2 - y1 and z2 - z1. The total cost must be as "
            f"small as possible.\nmarked cells, `x y z`:\n{listed}"
        )

    def solve(self, sides: list[int], marked: list[list[int]]) -> list[list[int]]:
        # A box of cost d is no better than d layers of cost 1: choose layers across the three axes. Those of
        # the shortest axis are tried; the others are a smallest vertex cover of the cells left.
        axis = sides.index(min(sides))
        first, second = (other for other in range(3) if other != axis)
        best: list[tuple[int, int]] | None = None
        for mask in range(1 << sides[axis]):
            layers = [(axis, i) for i in range(sides[axis]) if mask >> i & 1]
            pairs = {(cell[first], cell[second]) for cell in marked if not mask >> cell[axis] & 1}
            if pairs:
                cover = _cover(sides[first], sides[second], sorted(pairs))
                layers += [(first, i) if i < sides[first] else (second, i - sides[first]) for i in cover]
            if best is None or len(layers) < len(best):
                best = layers
        return [_layer(sides, axis, i) for axis, i in best or []]

    def value(self, answer: list[list[int]], sides: list[int], marked: list[list[int]]) -> int | Invalid:
        for box in answer:
            if not all(0 <= box[2 * i] < box[2 * i + 1] <= side for i, side in enumerate(sides)):
                return Invalid(f"{row(box)} is no box inside the large one")
        for cell in marked:
            if not any(all(box[2 * i] <= at < box[2 * i + 1] for i, at in enumerate(cell)) for box in answer):
                return Invalid(f"the marked cell {row(cell)} lies in no box", rlve=-0.2)
        return sum(min(box[2 * i + 1] - box[2 * i] for i in range(3)) for box in answer)


def _cover(left: int, right: int, pairs: list[tuple[int, int]]) -> list[int]:
    """A smallest vertex cover of a bipartite graph; the right vertices are numbered after the left ones."""
    source, sink = left + right, left + right + 1
    arcs = [(source, i, 1) for i in range(left)] + [(left + j, sink, 1) for j in range(right)]
    kept = source_side(sink + 1, arcs + [(i, left + j, NEVER) for i, j in pairs], source, sink)
    return [v for v in range(left + right) if (v in kept) == (v >= left)]


def _layer(sides: list[int], axis: int, at: int) -> list[int]:
    ranges = [(at, at + 1) if i == axis else (0, side) for i, side in enumerate(sides)]
    return [end for pair in ranges for end in pair]
