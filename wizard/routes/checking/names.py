"""slot.*, event.*, contact.*, panel.*, pool.* and clock.*: names that must lead somewhere."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from wizard.routes.checking.facts import is_event_or_date
from wizard.routes.checking.reading import Reading
from wizard.routes.problems import Problem
from wizard.routes.values import calendar_day
from wizard.routes.vocabulary import EVENTS, FROM_BIRTH, SLOTS, WORKED_OUT
from wizard.routes.walking import facts_read

JSON = dict[str, Any]
FIRST_DAY = date(2026, 9, 1)
WITHOUT_CASEWORK = {"enquiry", "alert", "advice"}
OF_CASEWORK = {
    "decided",
    "provision_started",
    "period_started",
    "review_held",
    "continuation_requested",
    "provision_ended",
}


def check_names(reading: Reading) -> Iterator[Problem]:
    """Yields a problem for every name that leads nowhere and every slot filled twice or never."""
    yield from _slots(reading)
    yield from _moments(reading)
    yield from _contacts(reading)
    yield from _clocks(reading)
    yield from _casework(reading)
    yield from _thresholds(reading)


def _slots(reading: Reading) -> Iterator[Problem]:
    for slot, feeding in reading.names.slots.items():
        always = [key for key in feeding if "when" not in reading.names.questions[key]]
        if len(feeding) > 1 and always:
            at = next(at for at, question, _ in reading.questions if question["key"] == feeding[-1])
            yield Problem(f"{at}/feeds", "slot.duplicate", f"{' and '.join(feeding)} both feed {slot} at once.")
    for _, at, leaf in reading.leaves:
        for fact in sorted(facts_read([leaf])):
            if fact in FROM_BIRTH and "pupil.dob" not in reading.names.slots:
                yield Problem(at, "slot.missing", f"“{fact}” needs a question that feeds pupil.dob.")
            if fact in SLOTS and fact not in reading.names.slots:
                yield Problem(at, "slot.missing", f"No question feeds “{fact}”.")


def _moments(reading: Reading) -> Iterator[Problem]:
    for _, at, leaf in reading.leaves:
        for operator in ("on_or_after", "before"):
            if operator in leaf:
                yield from _moment(f"{at}/{operator}", leaf[operator], reading, ())
    clocks: tuple[str, ...] = ()
    for at, clock in reading.parts("clocks"):
        yield from _moment(f"{at}/due", clock["due"], reading, clocks)
        if reading.data["route"]["kind"] in WITHOUT_CASEWORK and not _can_start(clock["due"]):
            sentence = "This begins with something that only happens in casework, and this kind of route has none."
            yield Problem(f"{at}/due", "clock.never_starts", sentence)
        for field, name in _named_dates(clock):
            if not is_event_or_date(name, reading.names):
                yield _unknown_event(f"{at}/{field}", name)
        clocks = (*clocks, clock["key"])
    for at, moment in _moments_of_casework(reading):
        yield from _moment(at, moment, reading, clocks)


def _can_start(moment: JSON) -> bool:
    """Whether a moment may ever be known where there is no casework."""
    if "earlier_of" in moment:
        return any(_can_start(member) for member in moment["earlier_of"])
    if "later_of" in moment:
        return all(_can_start(member) for member in moment["later_of"])
    return "meeting_of" not in moment and not OF_CASEWORK & {moment.get(name) for name in ("at", "after", "before")}


def _named_dates(clock: JSON) -> Iterator[tuple[str, str]]:
    """The dates a clock names besides its due moment."""
    if "until" in clock:
        yield "until", clock["until"]
    yield from (("restarts_on", name) for name in clock.get("restarts_on", []))
    for index, pause in enumerate(clock.get("pauses", [])):
        yield from ((f"pauses/{index}/{end}", pause[end]) for end in ("from", "to"))


def _moments_of_casework(reading: Reading) -> Iterator[tuple[str, JSON]]:
    if "period" in reading.provision:
        yield "/casework/provision/period", reading.provision["period"]
    for index, row in enumerate(reading.data.get("casework", {}).get("funding", [])):
        yield from ((f"/casework/funding/{index}/{field}", row[field]) for field in ("from", "until") if field in row)


def _moment(at: str, moment: JSON, reading: Reading, earlier: tuple[str, ...]) -> Iterator[Problem]:
    panels = {panel["key"] for panel in reading.data.get("casework", {}).get("panels", [])}
    waiting = [(at, moment)]
    while waiting:
        here, one = waiting.pop()
        for name in ("earlier_of", "later_of"):
            waiting.extend((f"{here}/{name}/{i}", member) for i, member in enumerate(one.get(name, [])))
        if "on" in one and calendar_day(one["on"], FIRST_DAY) is None:
            yield Problem(here, "day.unknown", f"“{one['on']}” is no day of the calendar.")
        if one.get("meeting_of") not in {None, *panels}:
            yield Problem(here, "panel.unknown", f"No panel is called “{one['meeting_of']}”.")
        for name in ("at", "after", "before"):
            source = one.get(name)
            if source is None:
                continue
            if source in reading.names.clocks and source not in earlier:
                yield Problem(here, "clock.later", f"The clock “{source}” is worked out after this.")
            elif not is_event_or_date(source, reading.names):
                yield _unknown_event(here, source)


def _unknown_event(at: str, name: str) -> Problem:
    sentence = f"“{name}” is no event, date question or clock. Events are: {', '.join((*EVENTS, *WORKED_OUT))}."
    return Problem(at, "event.unknown", sentence)


def _contacts(reading: Reading) -> Iterator[Problem]:
    known = {contact["key"] for contact in reading.data["contacts"]}
    route = reading.data["route"]
    named = [
        ("/route/received_by", route.get("received_by")),
        ("/route/start/contact", route.get("start", {}).get("contact")),
        ("/route/officer/contact", route.get("officer", {}).get("contact")),
    ]
    named += [(f"/route/copies_to/{i}", key) for i, key in enumerate(route.get("copies_to", []))]
    named += [(f"{at}/to/contact", row.get("to", {}).get("contact")) for at, row in reading.parts("circumstances")]
    ways = enumerate(reading.decision.get("challenges", []))
    named += [(f"/casework/decision/challenges/{i}/contact", one.get("contact")) for i, one in ways]
    rows = enumerate(reading.provision.get("providers", []))
    named += [(f"/casework/provision/providers/{i}/contact", row.get("contact")) for i, row in rows]
    for at, key in named:
        if key is not None and key not in known:
            yield Problem(at, "contact.unknown", f"No contact is called “{key}”.")


def _clocks(reading: Reading) -> Iterator[Problem]:
    named = [(f"{at}/due", one.get("due")) for at, one in reading.parts("requirements")]
    named.append(("/route/handover/acknowledged", reading.data["route"].get("handover", {}).get("acknowledged")))
    named.append(("/casework/decision/due", reading.decision.get("due")))
    named.append(("/casework/provision/review", reading.provision.get("review")))
    for at, key in named:
        if key is not None and key not in reading.names.clocks:
            yield Problem(at, "clock.unknown", f"No clock is called “{key}”.")


def _casework(reading: Reading) -> Iterator[Problem]:
    pools = {pool["key"] for pool in reading.provision.get("pools", [])}
    for index, line in enumerate(reading.provision.get("lines", [])):
        if line.get("pool") not in {None, *pools}:
            at = f"/casework/provision/lines/{index}/pool"
            yield Problem(at, "pool.unknown", f"No pool is called “{line['pool']}”.")
    for index, end in enumerate(reading.provision.get("ends", [])):
        for key in end.get("needs", []):
            if key not in reading.names.requirements:
                at = f"/casework/provision/ends/{index}/needs"
                yield Problem(at, "requirement.unknown", f"No requirement is called “{key}”.")


def _thresholds(reading: Reading) -> Iterator[Problem]:
    for at, test in reading.parts("tests"):
        key = test.get("question")
        if key is not None and reading.names.kind_of(key) != "number":
            yield Problem(f"{at}/question", "fact.unknown", f"“{key}” is no number question.")
        for index, fact in enumerate(test.get("look_at", [])):
            if reading.names.kind_of(fact) is None or fact.startswith("item."):
                yield Problem(f"{at}/look_at/{index}", "fact.unknown", f"Nothing here is called “{fact}”.")
