# Tries every beginning of every batch: n * n / 2 steps.
def solve(data: str) -> str:
    _, fare, *rest = map(int, data.split())
    least, weights, moments = [0], [0], [0]
    for time, loss in zip(rest[::2], rest[1::2], strict=True):
        weights.append(weights[-1] + loss)
        moments.append(moments[-1] + loss * time)
        best = min(a + b - time * c for a, b, c in zip(least, moments, weights, strict=False))
        least.append(best + fare + time * weights[-1] - moments[-1])
    return str(least[-1])


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
