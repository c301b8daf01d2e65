from django.urls import path

from wizard.evidence import views

app_name = "evidence"
urlpatterns = [path("<slug:public_id>/", views.file, name="file")]
