"""Everybody walks up to the head and counts the steps."""


def solve(data: str) -> str:
    n, *bosses = map(int, data.split())
    people = [0] * n
    for employee in range(1, n + 1):
        floor = 0
        while bosses[employee - 1] != 0:
            employee = bosses[employee - 1]
            floor += 1
        people[floor] += 1
    return f"{people.index(max(people))} {max(people)}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
