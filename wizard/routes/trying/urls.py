"""Addresses of the screens that try a route out; they stand in the namespace cms_routes, with the editing screens."""

from django.urls import path

from wizard.routes.trying.screens import drawing, preview, publishing, scenarios, try_out

urlpatterns = [
    path("routes/<int:page_id>/picture/", drawing.picture, name="picture"),
    path("routes/<int:page_id>/preview/", preview.preview, name="preview"),
    path("routes/<int:page_id>/preview/<slug:question>/", preview.preview, name="preview_page"),
    path("routes/<int:page_id>/try/", try_out.try_out, name="try"),
    path("routes/<int:page_id>/scenarios/", scenarios.scenarios, name="scenarios"),
    path("routes/<int:page_id>/scenarios/<slug:scenario>/", scenarios.scenario, name="scenario"),
    path("routes/<int:page_id>/publish/", publishing.publish, name="publish"),
    path("routes/<int:page_id>/versions/<int:number>/document/", publishing.version, name="version"),
    path("routes/<int:page_id>/versions/<int:number>/route.json", publishing.export, name="export"),
]
