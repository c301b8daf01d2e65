"""One referral as a page needs it: its answers, what stands beside them, and one evaluation of its route."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from people.models import User
from record.service import Marks, Prepared
from schoolyear.calendars import SchoolCalendar
from wizard.attendance.models import RegisterMarks
from wizard.attendance.service import Reached, calendar_of, counts_of, first_reached, marks_for, reached
from wizard.consent.models import Consent, FamilyView
from wizard.consent.service import consents_that_count, views_of
from wizard.evidence.enums import Scan
from wizard.evidence.models import EvidenceItem
from wizard.evidence.service import facts, items_with_infected
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import OfficerRequest, Referral
from wizard.referrals.service import StoredAnswer, answers_of, referrals_of_schools_of, referrals_seen_by
from wizard.routes.service import Given, Outline, Result, Route, evaluate, route_of
from wizard.support.service import brought_on

FILE_KINDS = ("files",)
MARKS = "attendance"
HAS_MARKS = "has_marks"
HAS_VIEWS = "has_views"
NAME_KEYS = ("pupil_name", "first_name", "last_name")


@dataclass(frozen=True)
class Situation:
    """A referral with its answers by question key. Evidence, consents and requests are read when first asked for."""

    referral: Referral
    route: Route
    answers: Mapping[str, StoredAnswer]
    declared: tuple[str, ...] = field(default=())
    before: Outline | None = None  # of the same referral, before the answers to `posted` were stored
    posted: tuple[str, ...] = ()

    @cached_property
    def values(self) -> dict[str, Any]:
        """Stored values by question key."""
        return {key: answer.value for key, answer in self.answers.items()}

    @cached_property
    def items(self) -> list[EvidenceItem]:
        """The evidence added and not removed, but for what this version of the route has no place for."""
        places = {*self.route.requirements, *self.route.questions}
        return [item for item in self._all_items if item.for_key in places and item.scan != Scan.INFECTED]

    @cached_property
    def infected(self) -> list[EvidenceItem]:
        """The items that turned out to hold a virus: shown until somebody takes them off, counted for nothing."""
        return [item for item in self._all_items if item.scan == Scan.INFECTED]

    @property
    def still_checked(self) -> list[EvidenceItem]:
        """The items that the virus scanner has said nothing about yet."""
        return [item for item in self.items if item.is_waiting]

    @cached_property
    def _all_items(self) -> list[EvidenceItem]:
        return items_with_infected(self.referral)

    @cached_property
    def consents(self) -> dict[str, Consent]:
        """The consents recorded, by key, but for those to words that are others now, and those that have run out."""
        return consents_that_count(self.referral, self.route)

    @cached_property
    def views(self) -> list[FamilyView]:
        """What the family said in their own words; it stands beside the school's answers."""
        return views_of(self.referral) if getattr(self.referral, HAS_VIEWS, True) else []

    @property
    def party(self) -> str:
        """The party of the route that fills the referral in: the school, or who began it by a link."""
        return self.referral.by_link or "school"

    @property
    def looks_again(self) -> dict[str, str]:
        """Why something reads differently since the draft moved, by what it is about: "question:KEY"."""
        return dict(self.referral.look_again)

    @cached_property
    def requests(self) -> dict[str, OfficerRequest]:
        """What the school sends on for an officer's decision, by what it is about."""
        return {one.about: one for one in self.referral.officer_requests.select_related("by")}

    @cached_property
    def registers(self) -> dict[str, RegisterMarks]:
        """The register marks handed in, by question; nothing is asked for a route without such a question."""
        asked = any(question.kind == MARKS for question in self.route.questions.values())
        return marks_for(self.referral) if asked and getattr(self.referral, HAS_MARKS, True) else {}

    @cached_property
    def calendar(self) -> SchoolCalendar | None:
        """The published school days of the school, else of the authority."""
        return calendar_of(self.referral.authority, self.referral.school)

    @cached_property
    def reached(self) -> dict[str, list[Reached]]:
        """What the marks for each question come to, under every threshold of the route."""
        tests, day = self.route.tests.values(), self.given.reference_day
        return {
            key: reached(tests, self.shape.tests, row.marks, day, self.calendar) for key, row in self.registers.items()
        }

    @property
    def events(self) -> dict[str, Any]:
        """What happened before the referral was sent: the day on which its threshold was reached, from the marks."""
        day = first_reached(one for found in self.reached.values() for one in found)
        return {"threshold_reached": day} if day else {}

    @cached_property
    def stored(self) -> dict[str, Any]:
        """Stored values, and for questions answered by files the ids of the files."""
        return {**self._family_answers(), **self.values, **self._file_answers(), **self._marks_answers()}

    @cached_property
    def shape(self) -> Outline:
        """The route evaluated over the answers alone: enough for which pages there are and where to go next."""
        return Outline(self.route, self.given) if self.before is None else self.before.onto(self.given, self.posted)

    @cached_property
    def result(self) -> Result:
        """The route evaluated over everything: verdicts, gates, clocks."""
        return evaluate(
            self.route,
            replace(
                self.given,
                calendar=self.calendar,
                events=self.events,
                answers={**self.stored, **dict.fromkeys(self.declared, "yes")},
                items=self._items_given(),
                consents=self._consents_given(),
                held=self._held_given(),
                waivers=self._waivers(),
            ),
        )

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed."""
        return self.referral.status == ReferralStatus.DRAFT

    @property
    def pupil(self) -> str:
        """The pupil's name as far as it is known; for headings only, never for titles, addresses or logs."""
        said = (self.values.get(key) for key in NAME_KEYS)
        return " ".join(one for one in said if isinstance(one, str) and one)

    @property
    def stopped_by(self) -> str:
        """The key of the circumstance that stops the referral and was not put to an officer; else empty."""
        found = self.shape.circumstance
        if not found.stops or f"circumstance:{found.key}" in self.requests:
            return ""
        return found.key or ""

    def brought_on(self, key: str) -> date | None:
        """Returns the day on which an answer came from the pupil's page, as long as nobody changed it."""
        return brought_on(getattr(self.referral, "brought_over", None), key, self.values.get(key))

    def items_for(self, key: str) -> list[EvidenceItem]:
        """The evidence added for one requirement or files question."""
        return [item for item in self.items if item.for_key == key]

    @cached_property
    def given(self) -> Given:
        """What is known from the answers alone."""
        today = timezone.localdate()
        return Given(
            today=today,
            answers={
                **self._family_answers(),
                **self.values,
                **self._marks_answers(),
                **dict.fromkeys(self.declared, "yes"),
            },
            counts=self._counts(today),
            facts={"referral.started_by": self.party, "school.type": self.referral.school.type},
        )

    def _family_answers(self) -> dict[str, str]:
        """What the family said where the school wrote nothing: their words are the answer then."""
        said: dict[str, list[str]] = {}
        for one in self.views:
            said.setdefault(one.question_key, []).append(f"{one.person.name}: {one.text}")
        return {key: "\n\n".join(lines) for key, lines in said.items() if key not in self.answers}

    def _marks_answers(self) -> dict[str, list[str]]:
        """A question of marks is answered by their hash."""
        return {key: [row.sha256] for key, row in self.registers.items()}

    def _counts(self, today: date) -> dict[str, Any]:
        """The figures of the route's thresholds, from the first register there is."""
        row = next(iter(self.registers.values()), None)
        if row is None:
            return {}
        return counts_of(self.route.tests.values(), row.marks, today, self.calendar, self.values)

    def _file_answers(self) -> dict[str, list[str]]:
        keys = [one.key for one in self.route.questions.values() if one.kind in FILE_KINDS]
        return {key: [item.public_id for item in self.items_for(key)] for key in keys}

    def _items_given(self) -> dict[str, list[dict[str, Any]]]:
        keys = [one.key for one in self.route.requirements.values() if one.kind == "evidence"]
        return {key: [facts(item) for item in self.items_for(key)] for key in keys}

    def _consents_given(self) -> dict[str, dict[str, Any]]:
        return {
            key: {
                "given": consent.given,
                "signed": consent.signed or signed_on_paper(consent),
                "withdrawn": consent.withdrawn_at is not None,
                "attested": bool(consent.held_at or consent.signed),
            }
            for key, consent in self.consents.items()
        }

    def _held_given(self) -> dict[str, dict[str, Any]]:
        held = {}
        for requirement in self.route.requirements.values():
            found = self.items_for(requirement.key) if requirement.kind == "document" else []
            if found:
                said = {mark for item in found for mark in item.covers}
                parts = {part.key: part.by[0] for part in requirement.parts if f"part:{part.key}" in said}
                signed = [party for party in requirement.signed_by if f"signed:{party}" in said]
                held[requirement.key] = {"held": True, "by": self.party, "parts": parts, "signed": signed}
        return held

    def _waivers(self) -> dict[str, str]:
        """Reasons that the route itself allows; any other reason waits for an officer."""
        waivers = {}
        for about, request in self.requests.items():
            kind, _, key = about.partition(":")
            if kind == "question":
                waivers[key] = request.reason
            elif kind == "requirement" and key in self.route.requirements:
                reasons = {one.label: one.key for one in self.route.requirements[key].waive_reasons}
                waivers.update({key: reasons[request.reason]} if request.reason in reasons else {})
        return waivers


def signed_on_paper(consent: Consent) -> list[str]:
    """Returns whose signature the school saw, or holds, when it recorded an agreement itself."""
    return [consent.relationship] if consent.given and consent.how in ("signed", "attested") else []


def _one(seen: QuerySet[Referral], marks: Marks) -> QuerySet[Referral]:
    # Most referrals have no register and no family's view: asking in the same query spares each of their pages one.
    marked = Exists(RegisterMarks.objects.filter(referral=OuterRef("pk")))
    heard = Exists(FamilyView.objects.filter(referral=OuterRef("pk")))
    seen = seen.annotate(**{HAS_MARKS: marked, HAS_VIEWS: heard})
    return seen.filter(public_id=marks.text("public_id")).order_by()


def _shown_to(marks: Marks) -> QuerySet[Referral]:
    return _one(referrals_of_schools_of(User(pk=marks.number("user"))), marks).select_related("brought_over")


def _posted_by(marks: Marks) -> QuerySet[Referral]:
    return _one(referrals_seen_by(User(pk=marks.number("user"))), marks)


SHOWN, POSTED = Prepared(_shown_to), Prepared(_posted_by)


def situation_of(referral: Referral, declared: tuple[str, ...] = ()) -> Situation:
    """Returns a referral's situation; `declared` are declaration questions taken as answered with yes."""
    return Situation(referral, route_of(referral.route_version), answers_of(referral), declared)


def situation_for(user: User, public_id: str, *, posted: bool = False) -> Situation:
    """Returns the situation of a referral this person may see. Raises Referral.DoesNotExist for any other.

    With `posted`, what only a page that is shown needs is asked when it is wanted after all.
    """
    found = (POSTED if posted else SHOWN).ask(user=user.pk, public_id=public_id) if user.is_active else []
    if not found:
        raise Referral.DoesNotExist
    return situation_of(found[0])
