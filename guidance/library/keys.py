"""Keys made from words."""

from collections.abc import Iterable
from itertools import count

from django.utils.text import slugify

LONGEST = 60
ROOM_FOR_A_NUMBER = 5


def free_key(words: str, taken: Iterable[str]) -> str:
    """Returns a key made from the words that is not among those taken."""
    wish, others = slugify(words)[: LONGEST - ROOM_FOR_A_NUMBER].strip("-") or "entry", set(taken)
    if wish not in others:
        return wish
    return next(key for number in count(2) if (key := f"{wish}-{number}") not in others)
