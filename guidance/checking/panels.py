"""The findings' place in the edition's form: a few lines, fetched once the form is there, never with it."""

from wagtail.admin.panels import Panel


class ChecksPanel(Panel):
    """Says how many findings the newest saved draft has; checking is too slow to be done while the form is drawn."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtailadmin/checking/panel.html"

        def is_shown(self) -> bool:
            """Only an edition that is stored can be checked."""
            return super().is_shown() and bool(self.instance and self.instance.pk)
