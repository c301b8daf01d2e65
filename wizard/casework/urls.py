from django.urls import path

from wizard.casework import entering, handing_over, letters, paper, views
from wizard.casework.pages import asking, case_letters, decision, history, sent, templates, weighing, where

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
    path("letter-templates/", templates.templates, name="templates"),
    path("letter-templates/<slug:authority>/<slug:kind>/", templates.template, name="template"),
    path("<slug:reference>/letters/", case_letters.letters_of_case, name="case_letters"),
    path("<slug:reference>/letters/write/<int:number>/<slug:to>/", case_letters.write, name="write_letter"),
    path("<slug:reference>/letters/<slug:letter>.pdf", case_letters.letter_pdf, name="letter_pdf"),
    path("<slug:reference>/letters/<slug:letter>/", case_letters.letter, name="one_letter"),
    path("<slug:reference>/decision/", decision.decision, name="decision"),
    path("<slug:reference>/decision/<int:number>/", decision.one_decision, name="one_decision"),
    path("<slug:reference>/decide/", decision.decide_page, name="decide"),
    path("<slug:reference>/heard/", weighing.heard, name="heard"),
    path("<slug:reference>/papers/<slug:paper>/", weighing.rule, name="rule"),
    path("<slug:reference>/judge/<slug:key>/", weighing.judge_page, name="judge"),
    path("<slug:reference>/history/", history.history, name="history"),
    path("<slug:reference>/", where.case, name="case"),
]
