from itertools import product


def solve(data: str) -> str:
    *bounds, ribbon = data.split()
    n, period = map(int, bounds)
    options = []
    for letters in product(sorted({*ribbon, "a"}), repeat=n):
        woven = "".join(letters)
        if woven == woven[::-1] and woven[period:] == woven[: n - period]:
            options.append((sum(a != b for a, b in zip(ribbon, woven, strict=True)), woven))
    changes, woven = min(options)
    return f"{changes}\n{woven}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
