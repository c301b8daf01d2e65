"""An answer as it is kept: its headers, its bytes, and the same bytes packed."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

PACKABLE = ("text/", "application/json", "application/atom+xml", "application/ld+json")
SMALLEST_PACKED = 1_000
LEFT_OUT = frozenset({"content-length", "content-encoding"})


@dataclass(frozen=True)
class Kept:
    """What the store holds. `packed` says whether `stored` is gzip; the pages hold no secret, so packing tells none."""

    headers: tuple[tuple[str, str], ...]
    stored: bytes
    packed: bool

    @cached_property
    def plain(self) -> bytes:
        """The bytes as the view made them."""
        return gzip.decompress(self.stored) if self.packed else self.stored

    @property
    def size(self) -> int:
        """About how many bytes it takes in memory, both forms counted."""
        return len(self.stored) + len(self.plain)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Returns the response for this request: whole, packed where the browser can unpack, or 304."""
        headers = dict(self.headers)
        if is_known(request, headers["ETag"]):
            return HttpResponseNotModified(headers={name: headers[name] for name in headers if name != "Content-Type"})
        if self.packed and takes_gzip(request):
            headers["Content-Encoding"] = "gzip"
            return HttpResponse(self.stored, headers=headers | {"Content-Length": str(len(self.stored))})
        return HttpResponse(self.plain, headers=headers | {"Content-Length": str(len(self.plain))})


def keep(response: HttpResponse) -> Kept:
    """Returns what to keep of a response. Browsers may store it but must ask each time: it may change at any moment."""
    response.headers.setdefault("Cache-Control", "no-cache")
    response.headers["ETag"] = f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    packed = len(response.content) >= SMALLEST_PACKED and response["Content-Type"].startswith(PACKABLE)
    if packed:
        patch_vary_headers(response, ("Accept-Encoding",))
    stored = gzip.compress(response.content, 6, mtime=0) if packed else response.content
    headers = tuple((name, value) for name, value in response.items() if name.lower() not in LEFT_OUT)
    return Kept(headers, stored, packed)


def is_known(request: HttpRequest, etag: str) -> bool:
    """Whether the browser has these very bytes."""
    known = parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))
    return known == ["*"] or etag in known


def takes_gzip(request: HttpRequest) -> bool:
    """Whether the browser unpacks gzip: named, and not named with a weight of nothing."""
    for offered in request.META.get("HTTP_ACCEPT_ENCODING", "").lower().split(","):
        name, _, weight = offered.partition(";")
        if name.strip() == "gzip":
            return weight.replace(" ", "").rstrip("0.") != "q="
    return False
