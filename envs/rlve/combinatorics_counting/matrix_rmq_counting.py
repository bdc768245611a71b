"""Count the matrices with given maxima over rectangles, modulo a number."""

from collections import Counter

from envs.formats import integer
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import exact
from envs.rlve.combinatorics_counting._maxima import planted_maxima
from envs.rlve.combinatorics_counting._modulus import modulus
from envs.rng import Rng
from envs.task import Instance, Task

LARGEST = 10


class MatrixRmqCounting(Task):
    """H and W are uniform up to 2N, M up to (2N)**2; the maxima are those of a random matrix.

    Inclusion and exclusion over the rectangles of one maximum at a time: at most ten may share one.
    """

    ladder = Ladder(n=step(2, 1), top=20)
    answer = integer("the number of matrices modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            h, w, m = rng.randint(1, 2 * n), rng.randint(1, 2 * n), rng.randint(2, 4 * n * n)
            boxes = [[*_span(rng, h), *_span(rng, w)] for _ in range(n)]
            regions = [_cells(box, w) for box in boxes]
            maxima = planted_maxima(rng, h * w, regions, m)
            if max(Counter(maxima).values()) <= LARGEST:
                rectangles = [[*box, value] for box, value in zip(boxes, maxima, strict=True)]
                return {"h": h, "w": w, "m": m, "rectangles": rectangles, "mod": modulus(rng)}

    def prompt(self, h: int, w: int, m: int, rectangles: list[list[int]], mod: int) -> str:
        return (
            "Count the matrices of H rows and W columns, both counted from 1, whose entries are integers "
            "from 1 to M and which obey all of the conditions below: a line `t b l r v` demands that the "
            "largest entry in the rows t to b and the columns l to r (all four included) is exactly v. Give "
            f"the number of matrices modulo MOD.\nH = {h}\nW = {w}\nM = {m}\nMOD = {mod}\n"
            f"conditions:\n{table(rectangles)}"
        )

    def solve(self, h: int, w: int, m: int, rectangles: list[list[int]], mod: int) -> int:
        bounds, tight = [m + 1] * (h * w), [0] * (h * w)
        for number, (*box, value) in enumerate(rectangles):
            for cell in _cells(box, w):
                if value < bounds[cell]:
                    bounds[cell], tight[cell] = value, 0
                if value == bounds[cell]:
                    tight[cell] |= 1 << number
        total = pow(m, bounds.count(m + 1), mod)
        for value in {rectangle[-1] for rectangle in rectangles}:
            inside = Counter(mask for mask, bound in zip(tight, bounds, strict=True) if bound == value)
            bits = [1 << i for i, rectangle in enumerate(rectangles) if rectangle[-1] == value]
            total = total * _fillings(value, bits, inside, mod) % mod
        return total % mod


def _span(rng: Rng, size: int) -> tuple[int, int]:
    """First and last of a random range of rows or columns: its length is uniform, then its place."""
    length = rng.randint(1, size)
    first = rng.randint(1, size - length + 1)
    return first, first + length - 1


def _cells(box: list[int], width: int) -> list[int]:
    top, bottom, left, right = box
    return [r * width + c for r in range(top - 1, bottom) for c in range(left - 1, right)]


def _fillings(value: int, bits: list[int], inside: Counter[int], mod: int) -> int:
    """Entries from 1 to `value` in cells of these rectangles, with `value` itself in each rectangle."""
    lacking = [(0, 1)]
    for bit in bits:
        lacking += [(some | bit, -sign) for some, sign in lacking]
    cells, total = inside.total(), 0
    for some, sign in lacking:
        low = sum(count for mask, count in inside.items() if mask & some)
        total += sign * pow(value - 1, low, mod) * pow(value, cells - low, mod)
    return total % mod
