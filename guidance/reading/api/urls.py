"""Where the API is. Its bare root is nothing to a program; people read about it at /api/."""

from django.urls import path

from guidance.reading.api.interface import api
from guidance.reading.api.views import missing

urlpatterns = [path("api/v1/", missing), path("api/v1/", api.urls)]
