# Counts occurrences that do not overlap (and is slow besides).
def solve(data: str) -> str:
    *bounds, chant = data.split()
    n, k, low, high = map(int, bounds)
    fragments = 0
    for length in range(low, high + 1):
        if length * k > n:
            break
        different = {chant[start : start + length] for start in range(n - length + 1)}
        fragments += sum(chant.count(fragment) >= k for fragment in different)
    return str(fragments)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
