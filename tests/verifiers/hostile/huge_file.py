"""21: a file of a terabyte, and a large one that is really written."""

for size in (10**12, 2**27):
    try:
        with open("/tmp/huge", "wb") as file:
            file.seek(size - 1)
            file.write(b"x")
        print("ESCAPED: made a file of", size)
    except OSError:
        continue
