"""Addresses of a route's versions and of what a change of clauses means for it, in the namespace cms_routes."""

from django.urls import path

from wizard.routes.versions import views

urlpatterns = [
    path("routes/<int:page_id>/versions/", views.versions, name="versions"),
    path("routes/<int:page_id>/versions/<int:number>/", views.changes, name="version_changes"),
    path("routes/<int:page_id>/impact/", views.impact, name="impact"),
]
