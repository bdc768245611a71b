# Looks at the last five lorries only when it chooses where the batch begins.
def solve(data: str) -> str:
    _, fare, *rest = map(int, data.split())
    least, weights, moments = [0], [0], [0]
    for time, loss in zip(rest[::2], rest[1::2], strict=True):
        weights.append(weights[-1] + loss)
        moments.append(moments[-1] + loss * time)
        j = len(least)
        least.append(
            min(
                least[i] + fare + time * (weights[j] - weights[i]) - (moments[j] - moments[i])
                for i in range(max(0, j - 5), j)
            )
        )
    return str(least[-1])


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
