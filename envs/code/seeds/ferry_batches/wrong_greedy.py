# Sends a ferry as soon as waiting for the next lorry would lose more than a ferry costs.
def solve(data: str) -> str:
    _, fare, *rest = map(int, data.split())
    total = weight = lost = before = 0
    for time, loss in zip(rest[::2], rest[1::2], strict=True):
        more = weight * (time - before)
        if weight and lost + more > fare:
            total += lost + fare
            weight = lost = 0
        else:
            lost += more
        weight += loss
        before = time
    return str(total + lost + fare)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
