"""Add queens to a chessboard so that no two attack each other."""

from collections import Counter

from envs.formats import letters
from envs.ladder import Ladder, step
from envs.rewards import Invalid, feasible, missed
from envs.rlve.grid_puzzle._cells import changed
from envs.rng import Rng
from envs.task import Instance, Task

Board = list[str]


class QueenPlacement(Task):
    """Queens on random free squares until none is free; any of them, at least one, are taken away."""

    ladder = Ladder(n=step(4, 1), top=40)
    answer = letters("the board", "Q.", count="board", width="board")
    reward = feasible()

    def generate(self, rng: Rng, n: int) -> Instance:
        queens: list[tuple[int, int]] = []
        for r, c in rng.shuffled([(r, c) for r in range(n) for c in range(n)]):
            if all(r != i and c != j and abs(r - i) != abs(c - j) for i, j in queens):
                queens.append((r, c))
        k = rng.randint(1, len(queens))
        return {"k": k, "board": _board(n, rng.shuffled(queens)[k:]), "planted": _board(n, queens)}

    def prompt(self, k: int, board: Board) -> str:
        n = len(board)
        return (
            f"The {n} x {n} chessboard below shows queens (Q) and free squares (.). Add exactly {k} "
            f"{'queen' if k == 1 else 'queens'} on free squares so that, of all queens on the board, no two "
            "are in the same row, in the same column or on the same diagonal (of any length). The given "
            "queens stay where they are. Any such board is right.\n" + "\n".join(board)
        )

    def solve(self, planted: Board) -> Board:
        return planted

    def value(self, answer: Board, k: int, board: Board) -> bool | Invalid:
        if changed(board, answer, "."):
            return Invalid("a given queen is moved")
        queens = [(r, c) for r, line in enumerate(answer) for c, square in enumerate(line) if square == "Q"]
        added = len(queens) - "".join(board).count("Q")
        if added != k:
            return missed(f"{added} queens are added where {k} are wanted")
        lines = Counter(
            line for r, c in queens for line in (("row", r), ("column", c), ("/", r + c), ("\\", r - c))
        )
        return max(lines.values()) == 1 or missed("two queens attack each other")


def _board(n: int, queens: list[tuple[int, int]]) -> Board:
    return ["".join("Q" if (r, c) in queens else "." for c in range(n)) for r in range(n)]
