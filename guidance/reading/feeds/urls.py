"""Where the feeds are."""

from django.urls import path
from django.views.decorators.http import require_safe

from guidance.reading.feeds.atom import Published

app_name = "feeds"
feed = require_safe(Published())
urlpatterns = [
    path("feed/", feed, name="site"),
    path("<slug:authority>/feed/", feed, name="authority"),
    path("<slug:authority>/policies/<slug:policy>/feed/", feed, name="policy"),
]
