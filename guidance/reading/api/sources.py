"""The laws and guidance that policies stand on."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Query, Router

from guidance.library.models import Source
from guidance.library.service import sources_by_key
from guidance.reading.addresses import whole
from guidance.reading.api.schemas import Problem, SourceOut, Sources

router = Router(tags=["Sources"])
PAGE, MOST = 100, 500


@router.get("/sources", response=Sources)
def sources(
    request: HttpRequest,
    after: str = Query("", max_length=60, description="The key after which to go on: take it from `next`."),
    limit: int = Query(PAGE, ge=1, le=MOST),
) -> dict[str, Any]:
    """Laws and guidance by key, a page at a time, with what replaced them."""
    found = Source.objects.filter(key__gt=after).select_related("superseded_by").order_by("key")
    shown = list(found[: limit + 1])
    onward = f"{reverse('api:sources')}?after={shown[limit - 1].key}&limit={limit}" if len(shown) > limit else ""
    return {"items": [_source(one) for one in shown[:limit]], "next": whole(onward)}


@router.get("/sources/{key}", response={200: SourceOut, 404: Problem})
def source(request: HttpRequest, key: str) -> dict[str, Any]:
    """One law or guidance."""
    found = sources_by_key([key]).get(key)
    if found is None:
        raise Http404
    return _source(found)


def _source(source: Source) -> dict[str, Any]:
    copied = "key kind title short url issued_on status".split()
    replaced = source.superseded_by.key if source.superseded_by else ""
    return {name: getattr(source, name) for name in copied} | {"superseded_by": replaced}
