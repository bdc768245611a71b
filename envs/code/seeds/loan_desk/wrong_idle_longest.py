# Wrong: takes the desk that has been free for longest, not the free desk with the lowest number.

import heapq


def solve(data: str) -> str:
    n, k, *numbers = map(int, data.split())
    desks = [(0, desk) for desk in range(1, k + 1)]
    chosen, last = [], 0
    for i in range(n):
        free_at, desk = heapq.heappop(desks)
        leaves = max(free_at, numbers[2 * i]) + numbers[2 * i + 1]
        heapq.heappush(desks, (leaves, desk))
        chosen.append(desk)
        last = max(last, leaves)
    return " ".join(map(str, chosen)) + f"\n{last}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
