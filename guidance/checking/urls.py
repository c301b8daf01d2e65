"""The checking room's screens in the CMS."""

from django.urls import path

from guidance.checking.views import checks, completeness, overview

app_name = "cms_checking"
urlpatterns = [
    path("checks/", overview.overview, name="overview"),
    path("checks/<int:page_id>/", checks.checks, name="checks"),
    path("checks/<int:page_id>/leave/", checks.leave, name="leave"),
    path("checks/<int:page_id>/bring-back/", checks.bring_back, name="bring_back"),
    path("checks/<int:page_id>/summary/", checks.summary, name="summary"),
    path("completeness/<int:page_id>/", completeness.completeness, name="completeness"),
    path("completeness/<int:page_id>/items/<slug:item>/", completeness.answer, name="answer"),
    path("completeness/<int:page_id>/documents/", completeness.document, name="add_document"),
    path("completeness/<int:page_id>/documents/<int:document_id>/", completeness.document, name="document"),
    path("completeness/<int:page_id>/documents/<int:document_id>/remove/", completeness.remove, name="remove_document"),
]
