"""The loader's own clock: actions ask what time it is, and a made-up case began weeks ago.

It is set while the demonstration is loaded, in one process that serves nobody yet.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import count
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def at(day: date, hour: int = 10) -> Iterator[None]:
    """It is that hour of that day within the block; each time somebody looks, a second has passed."""
    start = timezone.make_aware(datetime.combine(day, time(hour)))
    passed = count()
    with patch.object(timezone, "now", lambda: start + timedelta(seconds=next(passed))):
        yield
