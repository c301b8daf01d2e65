"""The library's screens in the CMS, below /cms/."""

from django.urls import URLPattern, path

from guidance.library.views import entries, sources, to_do
from guidance.library.views.entries import CONTACTS, SERVICES, Kind

app_name = "cms_library"


def _entries(kind: Kind) -> list[URLPattern]:
    top, given = f"library/{kind.many}/", {"kind": kind}
    return [
        path(top, entries.listing, given, name=kind.many),
        path(f"{top}add/<slug:authority>/", entries.add, given, name=f"{kind.one}_add"),
        path(f"{top}<int:entry_id>/", entries.edit, given, name=kind.one),
        path(f"{top}<int:entry_id>/checked/", entries.checked, given, name=f"{kind.one}_checked"),
        path(f"{top}<int:entry_id>/remove/", entries.remove, given, name=f"{kind.one}_remove"),
    ]


urlpatterns = [
    path("to-do/", to_do.to_do, name="to_do"),
    path("to-do/<int:task_id>/close/", to_do.close, name="close_task"),
    path("library/sources/", sources.sources, name="sources"),
    path("library/sources/add/", sources.add, name="add_source"),
    path("library/sources/<slug:key>/", sources.source, name="source"),
    path("library/sources/<slug:key>/change/", sources.change, name="change_source"),
    *_entries(CONTACTS),
    *_entries(SERVICES),
]
