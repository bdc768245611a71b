def solve(data: str) -> str:
    n, low, high, thread = data.split()
    pieces = [
        thread[start : start + length]
        for length in range(int(low), int(high) + 1)
        for start in range(int(n) - length + 1)
    ]
    return str(sum(len(set(piece)) == 1 for piece in pieces))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
