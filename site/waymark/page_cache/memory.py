"""The pages a process has met lately, in its own memory. The shared word decides whether they still count."""

from collections import OrderedDict
from threading import Lock

from waymark.page_cache.kept import Kept

MOST_BYTES = 32 * 1024 * 1024


class Memory:
    """Key -> page, the least lately used thrown out first. Keys hold the word, so another word finds nothing."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes = most_bytes
        self._pages: OrderedDict[str, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: str) -> Kept | None:
        """Returns the page, or None."""
        with self._lock:
            found = self._pages.get(key)
            if found:
                self._pages.move_to_end(key)
            return found

    def put(self, key: str, page: Kept) -> None:
        """Holds a page, and lets go of others until all fit."""
        with self._lock:
            if key not in self._pages:
                self._pages[key] = page
                self._bytes += page.size
            while self._bytes > self.most_bytes:
                self._bytes -= self._pages.popitem(last=False)[1].size
