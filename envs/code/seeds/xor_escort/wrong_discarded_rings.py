# Wrong: of two rings with the same highest bit it drops the second, though their difference is of use.


def solve(data: str) -> str:
    n, m, _, *numbers = map(int, data.split())
    roads: list[list[tuple[int, int]]] = [[] for _ in range(n + 1)]
    rows = list(zip(*[iter(numbers[: 3 * m])] * 3, strict=True))
    for u, v, w in rows:
        roads[u].append((v, w))
        roads[v].append((u, w))
    cipher = [-1] * (n + 1)
    cipher[1] = 0
    stack = [1]
    while stack:
        city = stack.pop()
        for other, w in roads[city]:
            if cipher[other] < 0:
                cipher[other] = cipher[city] ^ w
                stack.append(other)
    basis: list[int] = []  # decreasing, all with different highest bits
    for u, v, w in rows:
        ring = cipher[u] ^ cipher[v] ^ w
        if ring.bit_length() not in {element.bit_length() for element in [0, *basis]}:
            basis.append(ring)
            basis.sort(reverse=True)
    answers = []
    for first, second in zip(numbers[3 * m :: 2], numbers[3 * m + 1 :: 2], strict=True):
        best = cipher[first] ^ cipher[second]
        for element in basis:
            best = max(best, best ^ element)
        answers.append(best)
    return "\n".join(map(str, answers))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
