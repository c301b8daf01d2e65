from django.urls import URLPattern

app_name = "provision_school"
urlpatterns: list[URLPattern] = []
