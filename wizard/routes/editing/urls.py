"""Addresses of the route editor; they stand in the namespace cms_routes, with the screens that try a route out."""

from django.urls import path

from wizard.routes.editing.views import files, overview, parts, routes

urlpatterns = [
    path("routes/", routes.routes, name="routes"),
    path("routes/new/", routes.new, name="new"),
    path("routes/<int:page_id>/", overview.overview, name="overview"),
    path("routes/<int:page_id>/rearrange/", overview.rearrange, name="rearrange"),
    path("routes/<int:page_id>/part/", parts.part, name="part"),
    path("routes/<int:page_id>/add/", parts.add, name="add"),
    path("routes/<int:page_id>/files/", files.files, name="files"),
    path("routes/<int:page_id>/files/draft.json", files.export, name="export_draft"),
    path("routes/schema.json", files.schema, name="schema"),
]
