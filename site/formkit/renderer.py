"""How Django draws our forms: its own machinery, GOV.UK markup."""

from typing import Any

from django.forms.renderers import TemplatesSetting

STOCK = "django/forms/widgets/"
OURS = {
    **{f"{STOCK}{kind}.html": "formkit/widgets/input.html" for kind in ("text", "email", "tel", "url", "password")},
    f"{STOCK}number.html": "formkit/widgets/number.html",
    f"{STOCK}textarea.html": "formkit/widgets/textarea.html",
    f"{STOCK}select.html": "formkit/widgets/select.html",
    f"{STOCK}radio.html": "formkit/widgets/radios.html",
    f"{STOCK}checkbox_select.html": "formkit/widgets/checkboxes.html",
    f"{STOCK}checkbox.html": "formkit/widgets/checkbox.html",
    f"{STOCK}file.html": "formkit/widgets/file.html",
}


class GovukRenderer(TemplatesSetting):
    """Serves our templates where Django asks for its plain ones; everything else is left as it is.

    Widgets with a template of their own (Wagtail's, for one) never pass through the table, so the CMS keeps its look.
    """

    form_template_name = "formkit/form.html"
    field_template_name = "formkit/field.html"

    def get_template(self, template_name: str) -> Any:
        """Returns our template for a stock widget, else the one asked for. Raises TemplateDoesNotExist."""
        return super().get_template(OURS.get(template_name, template_name))
