"""Pages that anybody may read: Norfolk's policy against stock Wagtail and against a plain file; the others alone."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.test import Client, override_settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.models import Site

from guidance.policies.models import EditionVersion
from tests.benchmarks.figures import Bench
from waymark.urls import urlpatterns

PAGES = {
    "home page": ("/", 8),
    "authority's page": ("/norfolk/", 10),
    "start page": ("/norfolk/refer/medical-needs/", 8),
}
MOST_FOR_A_POLICY = 12


def measure(bench: Bench) -> None:
    """GETs each page in this process, through all of the middleware."""
    for name, (address, most) in PAGES.items():
        bench.time(f"reading: {name}", getting(address))
        bench.queries(f"reading: {name}, queries", getting(address), at_most=most)
    version = EditionVersion.objects.filter(policy__url_path__contains="/norfolk/").latest("pk")
    ours = getting(f"/norfolk/policies/{version.policy.slug}/")
    bench.queries("reading: policy page, queries", ours, at_most=MOST_FOR_A_POLICY)
    with override_settings(ROOT_URLCONF=(path("stock-wagtail/", include(wagtail_urls)), *urlpatterns)):
        stock = getting(stock_address(version))
        bench.ratio(
            f"reading: policy of {version.texts.count()} clauses / Wagtail's own serving", ours, stock, at_most=1.5
        )
        bench.ratio("reading: policy / its HTML as a file by WhiteNoise", ours, getting(as_file(ours())))


def getting(address: str) -> Callable[[], bytes]:
    """Returns a function that GETs a page as a stranger and returns its bytes."""
    client = Client()

    def get() -> bytes:
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
