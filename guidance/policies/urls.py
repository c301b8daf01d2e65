"""The policies' own screens in the CMS."""

from django.urls import path

from guidance.policies.screens import approval, changes, next_edition, reviews

app_name = "cms_policies"
urlpatterns = [
    path("editions/<int:page_id>/next/", next_edition.start, name="start_next_edition"),
    path("editions/<int:page_id>/compare/", changes.compare_draft, name="compare"),
    path("editions/<int:page_id>/approve/", approval.approve, name="approve"),
    path("policies/<int:page_id>/reviewed/", reviews.reviewed, name="reviewed"),
    path("reviews/", reviews.report, name="reviews"),
    path("reviews/reviews.csv", reviews.spreadsheet, name="reviews_csv"),
]
