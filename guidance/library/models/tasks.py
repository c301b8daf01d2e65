"""What an editor has to do because something outside their policy changed."""

from django.conf import settings
from django.db import models

from people.models import Authority


class EditorTask(models.Model):
    """One thing for an authority's editors to look at, such as a clause whose source was replaced.

    The key says what it is about, once an authority: the same cause does not ask twice.
    """

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="editor_tasks")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The editor it is for; empty means any editor of the authority.",
    )
    about = models.TextField()
    link = models.CharField(max_length=255, blank=True, help_text="The path of the screen where it is done.")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    closing_note = models.TextField(blank=True)

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["authority", "key"], name="editor_task_once")]

    def __str__(self) -> str:
        return self.about
