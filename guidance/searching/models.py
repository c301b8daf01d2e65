"""What is searched: a row for every frozen clause, with the days on which it is the word in force."""

from datetime import date

from django.db import models

from guidance.policies.models import ClauseText, EditionVersion
from people.models import Authority

FOR_EVER = date.max


class SearchedClause(models.Model):
    """A clause as search knows it. Its words are the database's own: see migrations/0001.

    `starts` is the first day its version is in force and `ends` the day on which another takes its place, so what is
    superseded leaves search by itself when that day comes. A version that never was in force ends where it starts.
    """

    text = models.OneToOneField(ClauseText, models.CASCADE, primary_key=True, related_name="searched")
    version = models.ForeignKey(EditionVersion, models.CASCADE, related_name="+")
    authority = models.ForeignKey(Authority, models.CASCADE, related_name="+")
    starts = models.DateField()
    ends = models.DateField(default=FOR_EVER)
