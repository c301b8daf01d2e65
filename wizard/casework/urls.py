from django.urls import path

from wizard.casework import entering, handing_over, letters, paper, views

app_name = "casework"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("enter/", entering.enter, name="enter"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:number>/", letters.mend, name="mend_letter"),
    path("<slug:reference>/what-was-sent.pdf", paper.paper, name="paper"),
    path("<slug:reference>/export/", handing_over.export, name="export"),
    path("<slug:reference>/hand-over/", handing_over.hand_over, name="hand_over"),
    path("<slug:reference>/", views.case, name="case"),
]
