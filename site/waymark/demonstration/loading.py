"""The demonstration's content, loaded by the same actions as an editor's, one named step after another."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from django.core.management import call_command

from guidance.importing.service import load_authority, load_documents, load_library, load_policy
from guidance.reading.service import load_guide
from people.models import Authority, School
from wizard.attendance.service import store_terms

FILES = Path(__file__).resolve().parent.parent / "demo"
Step = tuple[str, Callable[[], object]]
AUTHORITY_FIELDS = ("name", "kind", "accent", "names_nobody", "lead", "la_code")
SCHOOL_FIELDS = ("name", "type", "phase", "town", "urn")


def steps() -> Iterator[Step]:
    """Yields (what is being done, how), in the order that one needs the other. Each is safe to repeat."""
    authorities = listed_authorities()
    yield "preparing the database", partial(call_command, "migrate", verbosity=0, interactive=False)
    yield "sources", partial(load_library, FILES / "sources.yaml")
    for entry in authorities:
        yield entry["name"], partial(load_one, entry)
    yield "term dates", load_terms
    for path in sorted((FILES / "policies").glob("*.md")):
        yield f"policy {path.stem}", partial(load_policy, path, None)
    yield "documents that go with them", partial(load_documents, FILES / "documents.yaml")
    for path in sorted((FILES / "guides").glob("*.yaml")):
        yield f"guide {path.stem}", partial(load_guide, path, None)
    for path in sorted((FILES / "routes").glob("*.json")):
        yield f"route {path.stem}", partial(load_route, path, authorities)


def listed_authorities() -> list[dict[str, Any]]:
    """Returns the entries of authorities.yaml, each after the one it lies within."""
    entries = yaml.safe_load((FILES / "authorities.yaml").read_text(encoding="utf-8"))
    return sorted(entries, key=lambda entry: entry.get("within") is not None)


def load_one(entry: dict[str, Any]) -> None:
    """Stores an authority, its page and contacts, and its schools."""
    within = entry.get("within")
    values: dict[str, Any] = {field: entry[field] for field in AUTHORITY_FIELDS if field in entry}
    values["within"] = Authority.objects.get(slug=within) if within else None
    authority, _ = Authority.objects.update_or_create(slug=entry["slug"], defaults=values)
    load_authority(entry)
    for school in entry.get("schools") or []:
        about = {field: school.get(field, "") for field in SCHOOL_FIELDS}
        School.objects.update_or_create(slug=school["slug"], defaults={**about, "authority": authority})


def load_terms() -> None:
    """Stores the made-up term dates of the demonstration's authorities."""
    for entry in yaml.safe_load((FILES / "terms.yaml").read_text(encoding="utf-8")):
        authority = Authority.objects.get(slug=entry["authority"])
        for year in entry["years"]:
            halves = [[first.isoformat(), last.isoformat(), ends] for first, last, ends in year["half_terms"]]
            closed = [day.isoformat() for day in year["closed"]]
            store_terms(authority, year["starting_year"], halves, closed, entry["source"], None)


def load_route(path: Path, authorities: list[dict[str, Any]]) -> None:
    """Publishes a route file under the authority whose slug its name begins with, the longest such slug."""
    slugs = sorted((entry["slug"] for entry in authorities), key=len, reverse=True)
    slug = next(slug for slug in slugs if path.stem.startswith(f"{slug}-"))
    with Path("/dev/null").open("w") as nowhere:
        call_command("import_route", path, authority=slug, publish=True, stdout=nowhere)
