"""05: files until the disk is full."""

written = 0
for number in range(200):
    try:
        with open(f"/tmp/part{number}", "wb") as file:
            written += file.write(b"x" * 2**23)
    except OSError:
        break
print("ESCAPED: filled a disk" if written > 2**29 else "stopped")
