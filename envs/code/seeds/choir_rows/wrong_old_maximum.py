# A new row keeps the largest need of the row before.
def solve(data: str) -> str:
    n, most, *needs = map(int, data.split())
    low, high = max(needs), n * max(needs)
    while low < high:
        middle = (low + high) // 2
        rows, length, largest = 1, 0, 0
        for need in needs:
            largest = max(largest, need)
            length += 1
            if length * largest > middle:
                rows, length = rows + 1, 1
        if rows <= most:
            high = middle
        else:
            low = middle + 1
    return str(low)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
