"""Every water cell takes the smallest label among itself and its neighbours until nothing changes."""


def solve(data: str) -> str:
    rows = data.split()[2:]
    label = {(r, c): (r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell == "."}
    changed = True
    while changed:
        changed = False
        for r, c in label:
            near = [label.get(cell, (r, c)) for cell in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1))]
            least = min(label[r, c], *(label.get(cell, cell) for cell in near))
            if least != label[r, c]:
                label[r, c] = least
                changed = True
    open_air = {label[r, c] for r, c in label if r in (0, len(rows) - 1) or c in (0, len(rows[0]) - 1)}
    sizes = [list(label.values()).count(body) for body in set(label.values()) - open_air]
    return f"{len(sizes)} {max(sizes, default=0)}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
