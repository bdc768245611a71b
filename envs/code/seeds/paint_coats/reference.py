def solve(data: str) -> str:
    numbers = list(map(int, data.split()))
    n, _, k = numbers[:3]
    change = [0] * (n + 2)
    for left in numbers[3::2]:
        change[left] += 1
    for right in numbers[4::2]:
        change[right + 1] -= 1
    coats = fine = run = longest = 0
    for board in range(1, n + 1):
        coats += change[board]
        run = run + 1 if coats == k else 0
        fine += coats == k
        longest = max(longest, run)
    return f"{fine} {longest}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
