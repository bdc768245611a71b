"""03: ten gigabytes at once."""

print(len(bytearray(10 * 2**30)))
