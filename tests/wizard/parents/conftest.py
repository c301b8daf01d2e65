"""Every test starts without the codes that others asked for: they are limited by network address, in the cache."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_codes_yet() -> None:
    cache.clear()
