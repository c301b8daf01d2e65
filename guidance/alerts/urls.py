"""Where readers ask to be told, and where the links of letters lead."""

from django.urls import path

from guidance.alerts import views

app_name = "alerts"
POLICY = "<slug:authority>/policies/<slug:policy>/follow/"
urlpatterns = [
    path("alerts/asked/", views.asked, name="asked"),
    path("alerts/<str:token>/confirm/", views.confirm, name="confirm"),
    path("alerts/<str:token>/leave/", views.leave, name="leave"),
    path(POLICY, views.follow, name="follow"),
    path(POLICY + "<slug:uid>/", views.follow, name="follow_clause"),
]
