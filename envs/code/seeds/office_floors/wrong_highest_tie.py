# Wrong: of floors that tie it takes the highest.


def solve(data: str) -> str:
    n, *bosses = map(int, data.split())
    below: list[list[int]] = [[] for _ in range(n + 1)]
    for employee, boss in enumerate(bosses, 1):
        below[boss].append(employee)
    floor, people = 0, below[0]
    best_floor = most = 0
    while people:
        if len(people) >= most:
            best_floor, most = floor, len(people)
        floor, people = floor + 1, [employee for boss in people for employee in below[boss]]
    return f"{best_floor} {most}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
