def solve(data: str) -> str:
    (n, capacity, _), weights, *pairs = (list(map(int, line.split())) for line in data.splitlines())

    def fewest(guest: int, boats: list[list[int]]) -> int:
        if guest == n:
            return len(boats)
        counts = [fewest(guest + 1, [*boats, [guest]])]
        for i, boat in enumerate(boats):
            peace = all([other + 1, guest + 1] not in pairs for other in boat)
            if peace and sum(weights[other] for other in boat) + weights[guest] <= capacity:
                counts.append(fewest(guest + 1, [*boats[:i], [*boat, guest], *boats[i + 1 :]]))
        return min(counts)

    return str(fewest(0, []))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
