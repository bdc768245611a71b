# Wrong: the largest body is taken over all water, also that which reaches the edge.


def solve(data: str) -> str:
    head, *rows = data.split()[1:]
    w, h = int(head), len(rows)
    water = [[cell == "." for cell in row] for row in rows]
    ponds = largest = 0
    for r in range(h):
        for c in range(w):
            if not water[r][c]:
                continue
            water[r][c] = False
            stack, cells, inside = [(r, c)], 0, True
            while stack:
                y, x = stack.pop()
                cells += 1
                if y == 0 or x == 0 or y == h - 1 or x == w - 1:
                    inside = False
                for v, u in ((y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)):
                    if 0 <= v < h and 0 <= u < w and water[v][u]:
                        water[v][u] = False
                        stack.append((v, u))
            if inside:
                ponds += 1
            largest = max(largest, cells)
    return f"{ponds} {largest}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
