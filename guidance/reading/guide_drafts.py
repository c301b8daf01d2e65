"""A guide's draft, read once: the parts that publishing would keep."""

from django.utils import timezone

from guidance.reading.blocks import uids_in
from guidance.reading.guide_checks import words_today
from guidance.reading.guide_words import anchors, rendered
from guidance.reading.models import GuidePage, GuidePart


def draft_parts(page: GuidePage) -> list[GuidePart]:
    """Returns the parts of a guide's body, rendered and not stored, each checked against the clauses of today."""
    today = timezone.localdate()
    values = [(block.id, block.value) for block in page.body]
    named = [uids_in(value["clauses"]) for _, value in values]
    texts = words_today({uid for uids in named for uid in uids}, today)
    places = anchors([value["heading"] for _, value in values])
    return [
        GuidePart(
            guide=page,
            key=key,
            order=order,
            anchor=places[order],
            heading=value["heading"],
            when=value["when"],
            html=rendered(value["words"].source),
            clauses=named[order],
            checked={uid: texts[uid].sha256 if uid in texts else "" for uid in named[order]},
            checked_on=today,
        )
        for order, (key, value) in enumerate(values)
    ]
