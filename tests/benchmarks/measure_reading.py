"""Pages that anybody may read: Norfolk's policy, kept and drawn, against stock Wagtail; the others alone.

A page that is kept must ask the database nothing and be answered at least 20 times as often as Wagtail's own serving
of the same edition, which draws the StreamField; both are measured in turns in one run. Drawn, it may ask 12 times.
"""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.test import Client, override_settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.models import Site

from guidance.policies.models import EditionPage, EditionVersion
from guidance.policies.service import publish_edition
from guidance.reading.models import AuthorityPage
from tests.benchmarks.figures import Bench
from waymark.page_cache.generation import forget
from waymark.urls import urlpatterns

PAGES = {
    "home page": ("/", 8),
    "authority's page": ("/norfolk/", 10),
    "start page": ("/norfolk/refer/medical-needs/", 8),
}
MOST_FOR_A_POLICY = 12
TIMES_AS_MANY = 20
CLAUSES = 300


def measure(bench: Bench) -> None:
    """GETs each page in this process, through all of the middleware."""
    for name, (address, most) in PAGES.items():
        bench.time(f"reading: {name}", getting(address))
        bench.queries(f"reading: {name}, queries", getting(address), at_most=most)
    version = long_edition()
    ours, kept = (get(f"/norfolk/policies/{version.policy.slug}/") for get in (getting, getting_kept))
    bench.queries("reading: policy page drawn, queries", ours, at_most=MOST_FOR_A_POLICY)
    kept()
    bench.queries("reading: policy page kept, queries", kept, at_most=0)
    bench.time("reading: policy page kept", kept, repeat=200)
    count = version.texts.count()
    with override_settings(ROOT_URLCONF=(path("stock-wagtail/", include(wagtail_urls)), *urlpatterns)):
        stock = getting(stock_address(version), drawn=False)  # never kept
        bench.ratio(f"reading: {count} clauses drawn / Wagtail's own serving", ours, stock, at_most=1.5)
        bench.ratio(
            f"reading: {count} clauses kept / Wagtail's own serving", kept, stock, at_most=1 / TIMES_AS_MANY, repeat=40
        )
        bench.ratio(
            "reading: policy kept / its HTML as a file by WhiteNoise", kept, getting(as_file(ours()), drawn=False)
        )


def long_edition() -> EditionVersion:
    """Returns Norfolk's policy made 300 clauses long, published like any other."""
    edition = EditionPage.objects.descendant_of(AuthorityPage.objects.get(slug="norfolk")).latest("effective_from")
    draft = edition.get_latest_revision_as_object()
    words = [
        {"type": "clause", "value": {"kind": "clause", "level": 2, "uid": f"long-{n}", "text": f"<p>{sentence(n)}</p>"}}
        for n in range(CLAUSES - len(draft.body))
    ]
    draft.body = [*draft.body.get_prep_value(), *words]
    draft.change_note = "Made longer, to be measured."
    draft.save_revision()
    return publish_edition(EditionPage.objects.get(pk=edition.pk), None)


def sentence(number: int) -> str:
    """Returns the words of a made-up clause."""
    return f"In case {number} the school writes to the council within {number} days and keeps a copy of what it wrote."


def getting_kept(address: str) -> Callable[[], bytes]:
    """Returns a function that GETs a page as a stranger whose browser unpacks gzip, as all do."""
    client = Client(headers={"accept-encoding": "gzip"})
    return lambda: client.get(address).content


def getting(address: str, *, drawn: bool = True) -> Callable[[], bytes]:
    """Returns a function that GETs a page as a stranger and returns its bytes, drawn anew each time unless told not."""
    client = Client()

    def get() -> bytes:
        if drawn:
            forget()
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        content = response.getvalue()
        response.close()
        return content

    return get


def stock_address(version: EditionVersion) -> str:
    """Returns where Wagtail itself serves the edition, drawing the StreamField of the page as it is edited."""
    root = Site.objects.get(is_default_site=True).root_page.url_path
    return f"/stock-wagtail/{version.edition.url_path.removeprefix(root)}"


def as_file(content: bytes) -> str:
    """Stores a page beside the static files, for the next client to find, and returns its address."""
    (Path(settings.VAR) / "whole-files" / "policy.html").write_bytes(content)
    return "/policy.html"
