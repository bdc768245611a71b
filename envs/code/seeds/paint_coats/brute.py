def solve(data: str) -> str:
    (n, _, k), *walks = (list(map(int, line.split())) for line in data.splitlines())
    coats = [sum(left <= board <= right for left, right in walks) for board in range(1, n + 1)]
    runs = [
        end - start for start in range(n) for end in range(start + 1, n + 1) if set(coats[start:end]) == {k}
    ]
    return f"{coats.count(k)} {max(runs, default=0)}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
