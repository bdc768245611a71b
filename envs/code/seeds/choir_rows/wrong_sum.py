# Measures a row by the sum of its needs while it fills it, and by the robes of one size only at the end.
def solve(data: str) -> str:
    _, most, *needs = map(int, data.split())
    low, high = max(needs), sum(needs)
    while low < high:
        middle = (low + high) // 2
        rows, total = 1, 0
        for need in needs:
            total += need
            if total > middle:
                rows, total = rows + 1, need
        if rows <= most:
            high = middle
        else:
            low = middle + 1
    widest = total = length = largest = 0
    for need in needs:
        if total + need > low:
            total = length = largest = 0
        total += need
        length += 1
        largest = max(largest, need)
        widest = max(widest, length * largest)
    return str(widest)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
