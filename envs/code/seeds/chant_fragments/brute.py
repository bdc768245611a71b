def solve(data: str) -> str:
    *bounds, chant = data.split()
    n, k, low, high = map(int, bounds)
    places: dict[str, int] = {}
    for length in range(low, high + 1):
        for start in range(n - length + 1):
            fragment = chant[start : start + length]
            places[fragment] = places.get(fragment, 0) + 1
    return str(sum(times >= k for times in places.values()))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
