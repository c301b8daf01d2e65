from django.urls import path

from wizard.casework import entering, handing_over, letters, paper, views
from wizard.casework.pages import asking, history, sent, where

app_name = "casework"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("enter/", entering.enter, name="enter"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:number>/", letters.mend, name="mend_letter"),
    path("<slug:reference>/what-was-sent.pdf", paper.paper, name="paper"),
    path("<slug:reference>/export/", handing_over.export, name="export"),
    path("<slug:reference>/hand-over/", handing_over.hand_over, name="hand_over"),
    path("<slug:reference>/what-was-sent/", sent.sent, name="sent"),
    path("<slug:reference>/ask/", asking.ask, name="ask"),
    path("<slug:reference>/ask/<int:number>/answer/", asking.answer, name="answer"),
    path("<slug:reference>/history/", history.history, name="history"),
    path("<slug:reference>/", where.case, name="case"),
]
