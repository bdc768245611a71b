# Wrong: two groups are tied as if x and y were their representatives.


def solve(data: str) -> str:
    n, m, *numbers = map(int, data.split())
    above, differs = list(range(n + 1)), [0] * (n + 1)
    size = [1] * (n + 1)

    def find(x: int) -> tuple[int, int]:
        """The representative of x, and whether their clubs differ. Small sets join large: ways are short."""
        parity = 0
        while above[x] != x:
            parity ^= differs[x]
            x = above[x]
        return x, parity

    struck = []
    for i in range(m):
        kind, x, y = numbers[3 * i : 3 * i + 3]
        (a, p), (b, q) = find(x), find(y)
        needed = p ^ q ^ (kind - 1)
        if a != b:
            if size[a] > size[b]:
                a, b = b, a
            above[a], differs[a] = b, kind - 1
            size[b] += size[a]
        elif needed:
            struck.append(i + 1)
    return f"{len(struck)}\n" + " ".join(map(str, struck))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
