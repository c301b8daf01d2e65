"""Every pair of colours that carries text reaches the contrast WCAG 2.2 AA asks for, worked out from the tokens."""

import re

import pytest

from people.enums import Accent
from tests.plugins.fingerprints import ROOT

TOKENS = (ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
COLOURS = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6});", TOKENS.split("[data-accent")[0]))
ACCENTS = dict(re.findall(r'\[data-accent="(\w+)"\] \{ --accent: (#[0-9a-f]{6}); \}', TOKENS))
TEXT_ON = [
    *[("ink", ground) for ground in ("paper", "white", "sand", "sand-2", "tint", "yellow")],
    *[("soft", ground) for ground in ("paper", "white", "sand")],
    *[("pine", ground) for ground in ("paper", "white", "sand", "tint", "warn-bg")],
    *[("white", ground) for ground in ("pine", "deep", "stop")],
    *[(state, ground) for state in ("good", "warn", "stop") for ground in (f"{state}-bg", "paper", "white")],
    ("deep", "tint"),
    ("visited", "paper"),
]


def luminance(colour: str) -> float:
    """WCAG's relative luminance of #rgb or #rrggbb."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_reaches_four_and_a_half(text: str, ground: str) -> None:
    assert contrast(COLOURS[text], COLOURS[ground]) >= 4.5


@pytest.mark.parametrize("line", ["edge", "warn-line", "stop", "pine"])
def test_lines_that_must_be_seen_reach_three(line: str) -> None:
    assert contrast(COLOURS[line], COLOURS["paper"]) >= 3


def test_every_accent_offered_has_a_colour_and_no_other() -> None:
    assert set(ACCENTS) == set(Accent.values)


@pytest.mark.parametrize("accent", Accent.values)
@pytest.mark.parametrize("ground", ["paper", "sand"])
def test_an_accent_can_be_read_wherever_a_name_is_set_in_it(accent: str, ground: str) -> None:
    assert contrast(ACCENTS[accent], COLOURS[ground]) >= 4.5
