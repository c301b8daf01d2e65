"""law.*: prompts, never refusals, where a route asks what national guidance warns against."""

from collections.abc import Iterator
from typing import Any

from wizard.routes.checking.reading import Reading
from wizard.routes.problems import Problem

JSON = dict[str, Any]
GIVING = {"accepted", "for_now"}


def check_law(reading: Reading) -> Iterator[Problem]:
    """Yields warnings for an editor to weigh: percentages, consultants only, diagnoses, GPs left out, capped hours."""
    for at, test in reading.parts("tests"):
        if test.get("measure", "").startswith("percent"):
            sentence = "A percentage of attendance on its own is no measure of whether a child is too unwell."
            yield _prompt(at, "percentage", sentence)
    for at, requirement in reading.parts("requirements"):
        if requirement["kind"] == "evidence" and requirement["need"] != "optional":
            yield from _evidence(at, requirement)
    hours = reading.provision.get("hours", {})
    if "at_least" in hours and not hours.get("rows"):
        sentence = "One number of hours for all is no measure: a child is owed full time, or what health allows."
        yield _prompt("/casework/provision/hours", "minimum_hours", sentence)
    if "at_most" in hours or any("at_most" in row for row in hours.get("rows", [])):
        sentence = "A cap on hours that nobody can lift is not open to a council: say who may go beyond it."
        yield _prompt("/casework/provision/hours", "fixed_cap", sentence)


def _prompt(at: str, code: str, sentence: str) -> Problem:
    return Problem(at, f"law.{code}", sentence, "warning")


def _evidence(at: str, requirement: JSON) -> Iterator[Problem]:
    authors = {one["key"]: one["label"].lower() for one in requirement["authors"]}
    taken = set().union(*(_authors(row["when"]) for row in requirement["verdicts"] if row["verdict"] in GIVING))
    labels = [authors[key] for key in taken if key in authors]
    if labels and all("consultant" in label for label in labels):
        yield _prompt(
            at, "consultant_only", "Provision should not wait for a consultant's letter where others can tell."
        )
    gps = {key for key, label in authors.items() if key == "gp" or "general practitioner" in label}
    if labels and gps and not gps & taken and requirement["otherwise"] == "refused":
        yield _prompt(at, "no_gp_interim", "Nothing lets a GP's evidence do while a specialist is awaited.")
    words = " ".join(row["say"] for row in requirement["verdicts"]).lower()
    if "diagnos" in words:
        yield _prompt(at, "diagnosis", "A child need not have a diagnosis to be too unwell for school.")


def _authors(condition: JSON) -> set[str]:
    """The authors a condition names where it holds; what it excludes is not of interest here."""
    if condition.get("fact") == "item.author":
        return {condition["is"]} if "is" in condition else set(condition.get("in", ()))
    members: list[JSON] = [*condition.get("all", ()), *condition.get("any", ())]
    return {author for member in members for author in _authors(member)}
