# Wrong: joins the opponents of one person, but not the opponents of two friends.


def solve(data: str) -> str:
    n, m, *numbers = map(int, data.split())
    above = list(range(n + 1))
    opponent = [0] * (n + 1)

    def find(x: int) -> int:
        while above[x] != x:
            above[x] = above[above[x]]
            x = above[x]
        return x

    struck = []
    for i in range(m):
        kind, x, y = numbers[3 * i : 3 * i + 3]
        apart = find(opponent[x]) == find(y) or find(opponent[y]) == find(x)
        if (kind == 1 and apart) or (kind == 2 and find(x) == find(y)):
            struck.append(i + 1)
        elif kind == 1:
            above[find(x)] = find(y)
        else:
            for one, other in ((x, y), (y, x)):
                if opponent[one]:
                    above[find(opponent[one])] = find(other)
                opponent[one] = other
    return f"{len(struck)}\n" + " ".join(map(str, struck))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
