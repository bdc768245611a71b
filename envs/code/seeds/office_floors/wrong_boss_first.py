# Wrong: relies on bosses having smaller numbers than the people below them.


def solve(data: str) -> str:
    n, *bosses = map(int, data.split())
    floor = [-1] + [0] * n
    people = [0] * (n + 1)
    for employee, boss in enumerate(bosses, 1):
        floor[employee] = floor[boss] + 1
        people[floor[employee]] += 1
    return f"{people.index(max(people))} {max(people)}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
