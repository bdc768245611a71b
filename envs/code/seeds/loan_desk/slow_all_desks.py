# Slow: looks at all desks for every reader.


def solve(data: str) -> str:
    n, k, *numbers = map(int, data.split())
    free_at = [0] * k
    chosen = []
    for i in range(n):
        start = max(numbers[2 * i], min(free_at))
        desk = next(desk for desk in range(k) if free_at[desk] <= start)
        free_at[desk] = start + numbers[2 * i + 1]
        chosen.append(desk + 1)
    return " ".join(map(str, chosen)) + f"\n{max(free_at)}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
