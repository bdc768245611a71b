"""Oracle of rlve/root_extraction: the root to fifty digits in decimal arithmetic."""

import re
from decimal import Decimal, localcontext
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has six problems"


def accepts(instance: dict[str, Any], text: str) -> bool:
    if not re.fullmatch(r"\d+(\.\d*)?|\.\d+", text) or len(text) > 40:
        return False
    with localcontext() as context:
        context.prec = 60
        root = Decimal(instance["n"]) ** (Decimal(1) / instance["k"])
        return abs(Decimal(text) - root) <= Decimal("0.00001") + Decimal(10) ** -50
