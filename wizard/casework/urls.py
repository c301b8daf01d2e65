from django.urls import path

from wizard.casework import handing_over, views

app_name = "casework"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("<slug:reference>/export/", handing_over.export, name="export"),
    path("<slug:reference>/hand-over/", handing_over.hand_over, name="hand_over"),
    path("<slug:reference>/", views.case, name="case"),
]
