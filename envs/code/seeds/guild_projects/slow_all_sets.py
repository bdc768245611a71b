# Slow: project by project, carried out or not, without any bound.


def solve(data: str) -> str:
    n, _, *numbers = map(int, data.split())
    values = numbers[:n]
    needs: list[set[int]] = [set() for _ in range(n)]
    for a, b in zip(numbers[n::2], numbers[n + 1 :: 2], strict=True):
        needs[a - 1].add(b - 1)

    def best(project: int, done: set[int], asked: set[int], total: int) -> tuple[int, int]:
        if project == n:
            return (total, -len(done)) if asked <= done else (0, 0)
        without = best(project + 1, done, asked, total)
        carried = best(project + 1, done | {project}, asked | needs[project], total + values[project])
        return max(without, carried)

    total, projects = best(0, set(), set(), 0)
    return f"{total} {-projects}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
