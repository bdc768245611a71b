def solve(data: str) -> str:
    _, k, song = data.split()
    for length in range(len(song) - 1, 0, -1):
        echo = song[:length]
        times = sum(song.startswith(echo, start) for start in range(len(song)))
        if song.endswith(echo) and times >= int(k):
            return f"{length} {times}"
    return "0 0"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
