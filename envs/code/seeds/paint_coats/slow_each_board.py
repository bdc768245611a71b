# Adds the coats board by board: n * m steps.
def solve(data: str) -> str:
    numbers = list(map(int, data.split()))
    n, _, k = numbers[:3]
    coats = [0] * (n + 1)
    for left, right in zip(numbers[3::2], numbers[4::2], strict=True):
        for board in range(left, right + 1):
            coats[board] += 1
    run = longest = 0
    for board in range(1, n + 1):
        run = run + 1 if coats[board] == k else 0
        longest = max(longest, run)
    return f"{coats[1:].count(k)} {longest}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
