"""The checking room's screens in the CMS."""

from django.urls import path

from guidance.checking import views

app_name = "cms_checking"
urlpatterns = [
    path("checks/<int:page_id>/", views.checks, name="checks"),
    path("checks/<int:page_id>/leave/", views.leave, name="leave"),
    path("checks/<int:page_id>/bring-back/", views.bring_back, name="bring_back"),
    path("checks/<int:page_id>/summary/", views.summary, name="summary"),
]
