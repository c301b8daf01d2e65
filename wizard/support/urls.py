from django.urls import path

from wizard.support.views import bringing, entry, guidance, listing, paper, pupil

app_name = "support"
urlpatterns = [
    path("", listing.pupils, name="pupils"),
    path("schools/<slug:school>/add/", listing.add, name="add"),
    path("schools/<slug:school>/guidance/", guidance.guidance, name="guidance"),
    path("<slug:public_id>/", pupil.pupil, name="pupil"),
    path("<slug:public_id>/record/<slug:kind>/", entry.write, name="write"),
    path("<slug:public_id>/entries/<slug:entry>/", entry.entry, name="entry"),
    path("<slug:public_id>/entries/<slug:entry>/correct/", entry.correct, name="correct"),
    path("<slug:public_id>/on-paper/", paper.on_paper, name="paper"),
    path("<slug:public_id>/on-paper/record.pdf", paper.pdf, name="pdf"),
    path("<slug:public_id>/referral/", bringing.referral, name="referral"),
]
