"""Oracle of rlve/integral: difference quotients of the answer, at high precision, against f."""

import ast
import re
import runpy
from pathlib import Path
from typing import Any

DIFFERENTIATE = runpy.run_path(str(Path(__file__).with_name("differentiate.py")))
LEVELS = (0, 2, 5)
real, POINTS, ENOUGH = (DIFFERENTIATE[name] for name in ("real", "POINTS", "ENOUGH"))


def accepts(instance: dict[str, Any], text: str) -> bool:
    import mpmath

    if re.search(r"[0-9][A-Za-z]", text):
        return False
    try:
        f, answer = (ast.parse(part.strip(), mode="eval").body for part in (instance["f"], text))
    except SyntaxError:
        return False
    context = mpmath.MPContext()
    context.dps = 120
    h = context.mpf("1e-30")
    met = 0
    for point in POINTS:
        x = context.mpf(point)
        try:
            before, after = (real(context, answer, x + side * h) for side in (-1, 1))
            slope, wanted = (after - before) / (2 * h), real(context, f, x)
        except (ZeroDivisionError, OverflowError):
            continue
        met += 1
        if met > ENOUGH:
            break
        if abs(slope - wanted) > context.mpf("1e-15") * max(1, abs(wanted)):
            return False
    return met > 0
