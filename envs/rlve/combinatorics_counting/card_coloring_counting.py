"""Count the colourings of cards with given numbers of each colour, up to given permutations."""

from collections import Counter

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task

Permutation = tuple[int, ...]


class CardColoringCounting(Task):
    """Up to three turns and mirror images of a grid of cards whose rows and columns close to rings.

    So the group that they generate has at most 4N elements; cards that do not fit the grid stay in place.
    Burnside's lemma: the average number of colourings that an element of the group keeps. At least one
    card is red and one is not.
    """

    ladder = Ladder(n=step(3, 1), top=40)
    answer = natural("the number of different colourings")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        width = rng.randint(2, n)
        cards = rng.permutation(n)
        moves = [_symmetry(rng, cards, width) for _ in range(rng.randint(0, 3))]
        red = rng.randint(1, n - 1)
        green = rng.randint(0, n - red)
        return {"colours": [red, green, n - red - green], "moves": moves}

    def prompt(self, colours: list[int], moves: list[list[int]]) -> str:
        red, green, blue = colours
        return (
            "There are N cards in a row, at the places 1 to N. Each is coloured red, green or blue, with "
            "exactly R red, G green and B blue cards. Each line below is a permutation p of the places: it "
            "moves the card at place i to place p[i], for all i at once. Two colourings are the same if one "
            "becomes the other by applying some of the given permutations one after another, in any order "
            "and each as often as needed. Count the different colourings.\n"
            f"N = {sum(colours)}\nR = {red}\nG = {green}\nB = {blue}\n"
            f"permutations, p[1] first:\n{table(moves) if moves else 'none'}"
        )

    def solve(self, colours: list[int], moves: list[list[int]]) -> int:
        group = _group(sum(colours), [tuple(i - 1 for i in move) for move in moves])
        kinds = Counter(map(_cycles, group))
        red, green, _ = colours
        return sum(count * _kept(cycles, red, green) for cycles, count in kinds.items()) // len(group)


def _symmetry(rng: Rng, cards: list[int], width: int) -> list[int]:
    """A random turn of both kinds of rings, mirrored or not; places count from 1."""
    height = len(cards) // width
    (down, right), (a, b) = (rng.below(height), rng.below(width)), rng.choices((1, -1), 2)
    move = list(range(1, len(cards) + 1))
    for y in range(height):
        for x in range(width):
            there = (a * y + down) % height * width + (b * x + right) % width
            move[cards[y * width + x]] = cards[there] + 1
    return move


def _group(n: int, moves: list[Permutation]) -> list[Permutation]:
    """All products of the moves, the identity among them."""
    group = [tuple(range(n))]
    known = set(group)
    for element in group:
        for move in moves:
            product = tuple(move[i] for i in element)
            if product not in known:
                known.add(product)
                group.append(product)
    return group


def _cycles(move: Permutation) -> tuple[int, ...]:
    """The lengths of the cycles, sorted."""
    lengths, seen = [], set[int]()
    for start in range(len(move)):
        length, i = 0, start
        while i not in seen:
            seen.add(i)
            length, i = length + 1, move[i]
        if length:
            lengths.append(length)
    return tuple(sorted(lengths))


def _kept(cycles: tuple[int, ...], red: int, green: int) -> int:
    """Colourings with cycles of one colour each, by the numbers of red and of green cards."""
    ways = Counter({(0, 0): 1})
    for length in cycles:
        after = Counter(ways)
        for (r, g), count in ways.items():
            after[r + length, g] += count
            after[r, g + length] += count
        ways = after
    return ways[red, green]
