"""The addresses of the guides' screens under /cms/."""

from django.urls import path

from guidance.reading import cms_guides

app_name = "cms_guides"
urlpatterns = [
    path("", cms_guides.guides, name="list"),
    path("<int:page_id>/", cms_guides.check, name="check"),
]
