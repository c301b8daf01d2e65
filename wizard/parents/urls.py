from django.urls.resolvers import URLPattern

app_name = "parents"
urlpatterns: list[URLPattern] = []
