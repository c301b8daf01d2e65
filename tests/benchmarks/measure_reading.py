"""How long a page that anybody may read takes, from outside, connection included."""

import urllib.request

from tests.benchmarks.bench import Bench

PAGES = {"home page": "/", "authority's page": "/norfolk/", "start page": "/norfolk/refer/medical-needs/"}


def measure(bench: Bench) -> None:
    """GETs each page of a served site."""
    site = bench.site("reading").start()
    for name, path in PAGES.items():
        address = site.address.replace("localhost", "127.0.0.1") + path

        def get(address: str = address) -> bytes:
            with urllib.request.urlopen(address, timeout=30) as answer:
                return bytes(answer.read())

        bench.time(f"{name} ({path})", get, repeat=30, limit=300)
