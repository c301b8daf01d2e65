from django.urls import path

from wizard.planning.views import signing

app_name = "signing"
urlpatterns = [path("agreement/<slug:token>/", signing.sign, name="sign")]
