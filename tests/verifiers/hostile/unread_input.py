"""22: thirty megabytes of input that nobody reads, and output without an end."""

while True:
    print("x" * 1000)
