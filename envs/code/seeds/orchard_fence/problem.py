"""Orchard Fence: lattice points in a simple polygon."""

from itertools import combinations

from envs.code.lines import Lines
from envs.code.shapes import text
from envs.rng import Rng

BAND = 1
CPU_S = 2
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("geometry", "polygons", "number theory")

POSTS = (3, 5, 7, 10, 20, 40, 70, 100, 200, 300, 400)
REACH = (2, 4, 6, 20, 100, 10**4, 10**6, 10**8, 10**9, 10**9, 10**9)

Point = tuple[int, int]


def side(a: Point, b: Point, c: Point) -> int:
    """The sign of the turn a, b, c: 1 to the left, -1 to the right, 0 straight."""
    turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (turn > 0) - (turn < 0)


def within(a: Point, b: Point, c: Point) -> bool:
    """Whether c, known to be on the line a b, is on the piece between them."""
    return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])


def meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the pieces a b and c d have a point in common."""
    turns = side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)
    if turns[0] != turns[1] and turns[2] != turns[3]:
        return True
    triples = ((a, b, c), (a, b, d), (c, d, a), (c, d, b))
    return any(turn == 0 and within(*triple) for turn, triple in zip(turns, triples, strict=True))


def validate(text: str) -> None:
    lines = Lines(text)
    (n,) = lines.ints(n=(3, 400))
    posts: list[Point] = []
    for _ in range(n):
        x, y = lines.ints(x=(-(10**9), 10**9), y=(-(10**9), 10**9))
        posts.append((x, y))
    lines.end()
    if len(set(posts)) < n:
        raise ValueError("two posts stand at the same place")
    for i in range(n):
        a, b, c = posts[i - 2], posts[i - 1], posts[i]
        if side(a, b, c) == 0 and not within(a, c, b):
            raise ValueError(f"the fence turns back at {b[0]} {b[1]}")
    for i, j in combinations(range(n), 2):
        if j - i not in (1, n - 1) and meet(posts[i - 1], posts[i], posts[j - 1], posts[j]):
            raise ValueError(f"the pieces that end at posts {i + 1} and {j + 1} of the list meet")


def chains(rng: Rng, n: int, reach: int) -> list[Point]:
    """A polygon of up to n posts that every vertical line cuts at most twice."""
    columns = sorted(rng.sample(range(-reach, reach + 1), min(n, 2 * reach + 1)))
    points = [(x, rng.randint(-reach, reach)) for x in columns]
    left, right = points[0], points[-1]
    over = [point for point in points[1:-1] if side(left, right, point) > 0]
    under = [point for point in points[1:-1] if side(left, right, point) < 0]
    return [left, *under, right, *reversed(over)]


def comb(n: int, reach: int) -> list[Point]:
    """Teeth of one column each, standing on a long back."""
    teeth = max(1, min(n // 4, reach // 2))
    top = [(x, reach if x // 2 % 2 else 1 - reach) for x in range(2 * teeth, -1, -1)]
    return [(0, -reach), (2 * teeth, -reach), *top]


def generate(rng: Rng, size: int) -> str:
    n, reach = POSTS[size], REACH[size]
    if size < 10:
        n = rng.randint(3, n)
    kind = rng.below(5)
    if kind == 0:
        width, height = rng.randint(1, reach), rng.randint(1, reach)
        polygon = [(-width, -height), (reach, -height), (reach, height), (-width, height)]
    elif kind == 1:
        polygon = comb(n, reach)
    else:
        polygon = []
        while len(polygon) < 3:
            polygon = chains(rng, n, reach)
    if rng.chance(1, 2):
        polygon = [(y, x) for x, y in polygon]
    if rng.chance(1, 2):
        polygon.reverse()
    first = rng.below(len(polygon))
    return text(len(polygon), *(polygon[first:] + polygon[:first]))
