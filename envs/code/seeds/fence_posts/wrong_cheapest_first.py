# Always takes down the post that is cheapest at this moment.
def solve(data: str) -> str:
    n, *rest = map(int, data.split())
    heights, weights = rest[:n], rest[n:]
    standing = list(range(n))
    total = 0
    while len(standing) > 2:
        price, place = min(
            (abs(heights[standing[i - 1]] - heights[standing[i + 1]]) * weights[standing[i]], i)
            for i in range(1, len(standing) - 1)
        )
        total += price
        del standing[place]
    return str(total)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
