"""The site as gunicorn loads it before it forks: addresses and pages read, so that a new worker answers at once."""

from django.urls import get_resolver

from waymark.wsgi import application

__all__ = ["application"]

get_resolver().resolve("/referrals/")
