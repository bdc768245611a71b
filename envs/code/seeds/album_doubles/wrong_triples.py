# Wrong: counts the stamps that have an earlier one in the run, so three of a kind count twice.


def solve(data: str) -> str:
    n, q, *numbers = map(int, data.split())
    stamps, runs = numbers[:n], numbers[n:]
    ending: list[list[int]] = [[] for _ in range(n)]
    for k in range(q):
        ending[runs[2 * k + 1] - 1].append(k)
    fenwick = [0] * (n + 1)

    def add(place: int, amount: int) -> None:
        while place <= n:
            fenwick[place] += amount
            place += place & -place

    def upto(place: int) -> int:
        total = 0
        while place:
            total += fenwick[place]
            place &= place - 1
        return total

    last: dict[int, tuple[int, int]] = {}  # of each kind, the places of the last stamp but one and the last
    doubles = 0
    answers = [0] * q
    for r, kind in enumerate(stamps, 1):
        _, first = last.get(kind, (0, 0))
        last[kind] = (first, r)
        if first:
            add(first, 1)
            doubles += 1
        for k in ending[r - 1]:
            answers[k] = doubles - upto(runs[2 * k] - 1)
    return "\n".join(map(str, answers))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
