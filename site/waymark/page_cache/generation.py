"""One word for the state of everything public. Any change gives a new word; what was kept under the old is dead.

The word is made at random, so one that was lost or thrown out of the store is never used again. It is read before a
page is drawn and the page is kept under it: a page drawn from old rows can only be found by who has the old word.
"""

import logging
from uuid import uuid4

from django.core.cache import caches
from django.core.cache.backends.base import BaseCache

KEY = "generation"
logger = logging.getLogger(__name__)


def store() -> BaseCache:
    """Returns where pages and the word are kept, by every process of the machine: never a database."""
    return caches["pages"]


def generation() -> str | None:
    """Returns the word of this moment, made when there is none.

    None when nothing is kept here at all, or the store cannot be used: then every page is drawn, slowly and rightly.
    """
    try:
        word: str | None = store().get(KEY)
        if word is None:
            store().add(KEY, uuid4().hex, timeout=None)
            word = store().get(KEY)
    except OSError:
        logger.exception("The store of pages cannot be used")
        return None
    return word


def forget() -> None:
    """Makes every kept page unreachable, in every process, from the next request on."""
    store().set(KEY, uuid4().hex, timeout=None)
