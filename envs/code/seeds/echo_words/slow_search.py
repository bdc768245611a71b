# Searches the whole song for every prefix that is also an ending.
def solve(data: str) -> str:
    _, k, song = data.split()
    for length in range(len(song) - 1, 0, -1):
        echo = song[:length]
        if not song.endswith(echo):
            continue
        times, place = 0, song.find(echo)
        while place >= 0:
            times += 1
            place = song.find(echo, place + 1)
        if times >= int(k):
            return f"{length} {times}"
    return "0 0"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
