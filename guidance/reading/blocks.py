"""A part of a parents' guide as an editor sees it."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from guidance.policies.models import Clause

_ADDRESS = re.compile(r"(?:/clause/|#)([\w-]+)/?$")


def uids_in(text: str) -> list[str]:
    """Returns the clause identities named in a text, once each: identities or addresses, a line or comma apart."""
    named = [one.strip() for one in re.split(r"[\s,]+", text) if one.strip()]
    return list(dict.fromkeys(found[1] if (found := _ADDRESS.search(one)) else one for one in named))


class ClausesBlock(blocks.TextBlock):
    """The clauses a part explains: the addresses an editor pastes are kept as identities."""

    def clean(self, value: Any) -> str:
        """Returns the uids, one a line. Raises ValidationError naming what is no clause."""
        uids = uids_in(super().clean(value) or "")
        known = set(Clause.objects.filter(uid__in=uids).values_list("uid", flat=True))
        if unknown := [uid for uid in uids if uid not in known]:
            raise ValidationError(f"No published clause has this address: {', '.join(unknown)}.")
        return "\n".join(uids)


class GuidePartBlock(blocks.StructBlock):
    """One thing that happens. `when` puts it on the time line at the top of the guide."""

    heading = blocks.CharBlock(max_length=120)
    when = blocks.CharBlock(
        required=False, max_length=60, help_text="Such as: By day 15. Leave blank to keep it off the time line."
    )
    words = blocks.RichTextBlock(features=["bold", "link", "ol", "ul"])
    clauses = ClausesBlock(
        required=False,
        rows=3,
        label="Clauses it explains",
        help_text="Paste the address of each clause, one a line: “Copy link to this clause” in the policy gives it.",
    )

    class Meta:
        icon = "doc-full"
        label = "Part"
        label_format = "{heading}"


class GuideStreamBlock(blocks.StreamBlock):
    part = GuidePartBlock()
