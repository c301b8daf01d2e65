from django.urls import path

from wizard.evidence import views

app_name = "evidence"
urlpatterns = [
    path("<slug:public_id>/", views.file, name="file"),
    path("<slug:public_id>/look/", views.look, name="look"),
    path("<slug:public_id>/preview/", views.preview, name="preview"),
    path("<slug:public_id>/page/<int:number>/", views.page, name="page"),
    path("<slug:public_id>/original/", views.original, name="original"),
]
