"""Split rectangles into groups that cost greatest width times greatest length, cheaply in sum."""

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task

TRIES = 50


class LandAcquisition(Task):
    """Widths times lengths are near a constant, so that neither one group nor one for each is the best."""

    ladder = Ladder(n=step(4, 1), top=60)
    answer = lines("the groups, each a line of rectangle numbers in any order")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        for _ in range(TRIES):
            instance = _draw(rng, n)
            if 1 < len(_boxes(**instance)) < len(_front(**instance)):
                break
        return instance

    def prompt(self, widths: list[int], lengths: list[int]) -> str:
        return (
            f"There are {len(widths)} rectangles, numbered from 1 in the order of the lists below. Put each "
            "into exactly one group; there may be any number of groups. A group costs the greatest width in "
            "it times the greatest length in it (they may belong to different rectangles; widths and lengths "
            "are not exchanged). Make the sum of the costs of the groups as small as possible.\n"
            f"widths: {row(widths)}\nlengths: {row(lengths)}"
        )

    def solve(self, widths: list[int], lengths: list[int]) -> list[list[int]]:
        boxes = _boxes(widths, lengths)
        groups: list[list[int]] = [[] for _ in boxes]
        for i, (width, length) in enumerate(zip(widths, lengths, strict=True), start=1):
            fits = (k for k, box in enumerate(boxes) if width <= box[0] and length <= box[1])
            groups[next(fits)].append(i)
        return groups

    def value(self, answer: list[list[int]], widths: list[int], lengths: list[int]) -> int | Invalid:
        if sorted(i for group in answer for i in group) != list(range(1, len(widths) + 1)):
            return Invalid("not each rectangle is in exactly one group")
        return sum(_cost(group, widths, lengths) for group in answer)


def _draw(rng: Rng, n: int) -> Instance:
    most = 10 * n
    widths = [rng.randint(1, rng.randint(1, most)) for _ in range(n)]
    return {
        "widths": widths,
        "lengths": [most * rng.randint(60, 100) // (10 * width) + 1 for width in widths],
    }


def _cost(group: list[int], widths: list[int], lengths: list[int]) -> int:
    return max(widths[i - 1] for i in group) * max(lengths[i - 1] for i in group)


def _boxes(widths: list[int], lengths: list[int]) -> list[tuple[int, int]]:
    """Width and length that each group of a cheapest choice pays for: groups are runs of the front."""
    front = _front(widths, lengths)
    best = [(0, 0)]
    for end in range(1, len(front) + 1):
        width = widths[front[end - 1]]
        best.append(min((best[start][0] + width * lengths[front[start]], start) for start in range(end)))
    boxes = []
    end = len(front)
    while end > 0:
        start = best[end][1]
        boxes.append((widths[front[end - 1]], lengths[front[start]]))
        end = start
    return boxes


def _front(widths: list[int], lengths: list[int]) -> list[int]:
    """Indices of the rectangles that fit into no other one: widths ascending, lengths descending."""
    front: list[int] = []
    for i in sorted(range(len(widths)), key=lambda i: (widths[i], lengths[i])):
        while front and lengths[front[-1]] <= lengths[i]:
            front.pop()
        front.append(i)
    return front
