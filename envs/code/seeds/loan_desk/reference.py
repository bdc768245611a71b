"""Two heaps: free desks by number, busy desks by the minute at which they become free and number."""

import heapq


def solve(data: str) -> str:
    n, k, *numbers = map(int, data.split())
    free, busy = list(range(1, k + 1)), list[tuple[int, int]]()
    chosen, last = [], 0
    for i in range(n):
        now, stay = numbers[2 * i : 2 * i + 2]
        while busy and busy[0][0] <= now:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            desk = heapq.heappop(free)
        else:
            now, desk = heapq.heappop(busy)
        heapq.heappush(busy, (now + stay, desk))
        chosen.append(desk)
        last = max(last, now + stay)
    return " ".join(map(str, chosen)) + f"\n{last}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
