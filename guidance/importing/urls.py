"""Addresses of bringing a policy in, under /cms/import/."""

from django.urls import path

from guidance.importing.views import about, matches, review, saving, upload

urlpatterns = [
    path("", upload.bring_in_file, name="upload"),
    path("<int:review_id>/", review.show, name="review"),
    path("<int:review_id>/step/", review.take_step, name="step"),
    path("<int:review_id>/about/", about.describe, name="about"),
    path("<int:review_id>/matches/", matches.show, name="matches"),
    path("<int:review_id>/matches/choose/", matches.choose, name="choose"),
    path("<int:review_id>/save/", saving.save, name="save"),
    path("<int:review_id>/throw-away/", saving.leave, name="throw_away"),
]
