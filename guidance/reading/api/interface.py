"""The API, version 1: its rooms put together."""

from guidance.reading.api import authorities, clauses, policies, sources
from guidance.reading.api.answers import PublicApi

api = PublicApi(
    title="Waymark",
    version="1.0.0",
    description="Policies for children who cannot attend school because of health needs: published words only.",
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
)
for room in (authorities, policies, clauses, sources):
    api.add_router("", room.router)
