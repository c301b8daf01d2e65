"""Guides from YAML files: the parts with their words in Markdown, published like an editor's."""

import uuid
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from markdown_it import MarkdownIt

from guidance.importing.service import ImportRefused
from guidance.reading.blocks import ClausesBlock
from guidance.reading.models import AuthorityPage, GuidePage
from guidance.reading.places import authority_page
from people.models import Authority, User

NEEDED = ("authority", "guide", "title", "lead", "parts")
PART = ("heading", "words", "clauses")
_NAMES = uuid.UUID("6a0f2d0e-5f0c-4d6a-9e0c-1d2b8f0c7a11")
_markdown = MarkdownIt("commonmark", {"html": False})


def load_guide(path: Path, actor: User | None) -> GuidePage:
    """Publishes the guide that a YAML file holds; the same words again change nothing.

    Raises ImportRefused naming the file, or PermissionDenied. No actor means the system itself.
    """
    try:
        about = _checked(yaml.safe_load(path.read_text(encoding="utf-8")))
        with transaction.atomic():
            return _publish(about, actor)
    except ImportRefused as refused:
        raise refused.in_file(path.name) from refused
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ImportRefused("the file is not YAML.", name=path.name) from error
    except ValidationError as refused:
        raise ImportRefused(" ".join(refused.messages), name=path.name) from refused


def _checked(found: Any) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise ImportRefused("the file is a list of names and values.")
    for name in NEEDED:
        if not found.get(name):
            raise ImportRefused(f"the file does not say “{name}”.")
    for place, part in enumerate(found["parts"], 1):
        for name in PART:
            if not part.get(name):
                raise ImportRefused(f"part {place} does not say “{name}”.")
    return found


def _publish(about: dict[str, Any], actor: User | None) -> GuidePage:
    authority = Authority.objects.filter(slug=about["authority"]).first()
    if authority is None:
        raise ImportRefused(f"there is no authority “{about['authority']}”.")
    place = authority_page(authority)
    if actor and not place.permissions_for_user(actor).can_add_subpage():
        raise PermissionDenied("You may not add pages for this authority.")
    guide = GuidePage.objects.child_of(place).filter(slug=about["guide"]).first()
    wanted = {"title": about["title"], "lead": " ".join(about["lead"].split())}
    body = _body(place, about)
    if guide and guide.live and _says(guide, wanted, body):
        return guide
    if guide is None:
        guide = GuidePage(slug=about["guide"], live=False, **wanted)
        place.add_child(instance=guide)
    for name, value in wanted.items():
        setattr(guide, name, value)
    guide.draft_title = guide.title
    guide.body = body
    guide.full_clean()
    guide.save_revision(user=actor).publish(user=actor)
    return GuidePage.objects.get(pk=guide.pk)


def _says(guide: GuidePage, wanted: dict[str, str], body: list[dict[str, Any]]) -> bool:
    return all(getattr(guide, name) == value for name, value in wanted.items()) and guide.body.get_prep_value() == body


def _body(place: AuthorityPage, about: dict[str, Any]) -> list[dict[str, Any]]:
    names = [f"{place.slug}/{about['guide']}/{part.get('key', order)}" for order, part in enumerate(about["parts"])]
    return [
        {"type": "part", "id": str(uuid.uuid5(_NAMES, name)), "value": _value(part)}
        for name, part in zip(names, about["parts"], strict=True)
    ]


def _value(part: dict[str, Any]) -> dict[str, str]:
    html = _markdown.render(part["words"]).replace(">\n", ">").replace("\n", " ")
    return {
        "heading": part["heading"],
        "when": part.get("when", ""),
        "words": html.replace("<strong>", "<b>").replace("</strong>", "</b>"),
        "clauses": ClausesBlock().clean("\n".join(part["clauses"])),
    }
