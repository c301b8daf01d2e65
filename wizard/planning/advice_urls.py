from django.urls import path

from wizard.planning.views import advising

app_name = "advising"
urlpatterns = [path("advice/<slug:token>/", advising.advise, name="advise")]
