"""10: asleep for ever."""

import time

time.sleep(10**6)
