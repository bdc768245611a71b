def rows_needed(needs: list[int], cloth: int, most: int) -> int:
    """The fewest rows that take at most `cloth` each; counting ends beyond `most`."""
    rows, length, largest = 1, 0, 0
    for need in needs:
        if need > largest:
            largest = need
        length += 1
        if length * largest > cloth:
            rows += 1
            if rows > most:
                break
            length, largest = 1, need
    return rows


def solve(data: str) -> str:
    n, most, *needs = map(int, data.split())
    low, high = max(needs), n * max(needs)
    while low < high:
        middle = (low + high) // 2
        if rows_needed(needs, middle, most) <= most:
            high = middle
        else:
            low = middle + 1
    return str(low)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
