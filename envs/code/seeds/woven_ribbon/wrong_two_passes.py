# Settles the repeating pattern first and the mirror image after it, not both together.
def solve(data: str) -> str:
    first, ribbon = data.split("\n")[:2]
    n, period = map(int, first.split())
    woven = []
    for r in range(period):
        letters = ribbon[r::period]
        woven.append(min(sorted(set(letters)), key=lambda letter: -letters.count(letter)))
    for r in range(period):
        mirror = (n - 1 - r) % period
        woven[r] = woven[mirror] = min(woven[r], woven[mirror])
    result = ("".join(woven) * (n // period + 1))[:n]
    return f"{sum(a != b for a, b in zip(ribbon, result, strict=True))}\n{result}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
