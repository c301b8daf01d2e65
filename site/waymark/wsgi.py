"""The door for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from waymark.plain_requests import PlainRequests

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waymark.settings.production")
application = PlainRequests(get_wsgi_application())
