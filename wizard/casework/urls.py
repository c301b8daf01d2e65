from django.urls import path

from wizard.casework import views

app_name = "casework"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("<slug:reference>/", views.case, name="case"),
]
