from django.urls import path

from wizard.enquiries.views import council, mine, start

app_name = "enquiries"
urlpatterns = [
    path("<slug:authority>/ask/", start.begin, name="begin"),
    path("enquiry/sent/", start.letter_sent, name="letter_sent"),
    path("enquiry/<slug:token>/", mine.mine, name="mine"),
    path("enquiry/<slug:token>/sibling/", mine.sibling, name="sibling"),
    path("enquiry/<slug:token>/<slug:public_id>/<slug:part>/", mine.part, name="part"),
    path("enquiries/", council.waiting, name="waiting"),
    path("enquiries/<slug:public_id>/", council.answer, name="answer"),
]
