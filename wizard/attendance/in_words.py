"""Figures as they are said."""

from decimal import Decimal

HALF = Decimal("0.5")


def in_halves(days: Decimal | None) -> str:
    """Returns 10½ for 10.5, ½ for 0.5; nothing for nothing known. Fractions finer than halves keep two figures."""
    if days is None:
        return ""
    whole, rest = int(days), days - int(days)
    if rest == HALF:
        return f"{whole or ''}½"
    return f"{whole:,}" if not rest else f"{days:.2f}"
