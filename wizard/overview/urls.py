from django.urls import path

from wizard.overview.pages import whole

app_name = "overview"
urlpatterns = [
    path("", whole.whole, name="whole"),
    path("<slug:figure>.csv", whole.listed, name="csv"),
]
