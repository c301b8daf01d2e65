"""Whether two texts say nearly the same, judged by their words alone."""

import re

_WORD = re.compile(r"\w+", re.ASCII)
#: Not the number of a clause, as in "see 11.b".
_NUMBERS = re.compile(
    r"(?<![\w.])\d+(?!\.?\w)|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen)\b", re.IGNORECASE
)
_REFUSALS = {"not", "never", "no", "nobody", "none", "only", "without"}
_LITTLE = set(
    "a an and are as at be been by can for from has have he her his if in is it its may of on or our she so that the "
    "their them they this to up us was we when where which who will with you your should must".split()
)
_ROOT = 4  # "sends" and "sending" begin alike
#: The part of the shorter text's words that the longer must have too.
_SHARED_WITH_NUMBERS, _SHARED = 0.4, 0.6


def nearly_same(one: str, other: str) -> bool:
    """Whether two texts share most words and give the same numbers and the same refusals.

    A number that differs (6 weeks, 12 weeks) or a "not" on one side only is a difference, however alike the rest.
    """
    numbers, others = _numbers(one), _numbers(other)
    if numbers != others or _all(one) & _REFUSALS != _all(other) & _REFUSALS:
        return False
    roots, other_roots = _roots(one), _roots(other)
    shorter = min(len(roots), len(other_roots))
    enough = _SHARED_WITH_NUMBERS if numbers else _SHARED
    return shorter > 0 and len(roots & other_roots) / shorter >= enough


def _numbers(text: str) -> set[str]:
    return {number.lower() for number in _NUMBERS.findall(text)}


def _all(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def _roots(text: str) -> set[str]:
    return {word[:_ROOT] for word in _all(text) - _LITTLE - _REFUSALS}
