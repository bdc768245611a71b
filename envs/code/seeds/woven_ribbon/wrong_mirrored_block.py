# Mirrors the block of p stitches in itself, which is the same only where p divides n.
def solve(data: str) -> str:
    first, ribbon = data.split("\n")[:2]
    n, period = map(int, first.split())
    counts = [[0] * 26 for _ in range(period)]
    classes = [min(r, period - 1 - r) for r in range(period)]
    for i, letter in enumerate(ribbon):
        counts[classes[i % period]][ord(letter) - 97] += 1
    best = [count.index(max(count)) for count in counts]
    kept = sum(max(count) for count in counts)
    block = "".join(chr(97 + best[each]) for each in classes)
    return f"{n - kept}\n{(block * (n // period + 1))[:n]}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
