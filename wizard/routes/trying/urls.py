"""Addresses of the screens that try a route out; they stand in the namespace cms_routes, with the editing screens."""

from django.urls import path

from wizard.routes.trying.screens import drawing

urlpatterns = [
    path("routes/<int:page_id>/picture/", drawing.picture, name="picture"),
]
