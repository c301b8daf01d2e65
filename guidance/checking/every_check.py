"""Every check there is, one file each: a pure function from a policy to findings."""

from collections.abc import Callable, Iterator

from guidance.checking.checks import (
    abbreviations,
    abolished_bodies,
    age_limits,
    announced_links,
    attendance_codes,
    channels,
    circumstances,
    consultant_only,
    conversion_marks,
    cross_references,
    cumulative_window,
    day_units,
    deadline_words,
    diagnosis_only,
    differing_lists,
    duty_guidance,
    evidence_contact,
    evidence_waiver,
    expected_parameters,
    headings_without_body,
    home_education,
    link_addresses,
    linked_answers,
    mailbox_spelling,
    misnamed_sources,
    on_request,
    page_furniture,
    pasted_context,
    person_names,
    placeholder_links,
    quoted_paragraphs,
    refusal_polarity,
    required_sources,
    reserved_terms,
    review_cycles,
    review_dates,
    separate_documents,
    slips_of_language,
    stale_notices,
    superseded_sources,
    superseded_terms,
    threshold_boundary,
    undated_sources,
    undefined_money,
    variant_names,
)
from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding

Check = Callable[[CheckedPolicy], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    abbreviations.check,
    abolished_bodies.check,
    age_limits.check,
    announced_links.check,
    attendance_codes.check,
    channels.check,
    circumstances.check,
    consultant_only.check,
    conversion_marks.check,
    cross_references.check,
    cumulative_window.check,
    day_units.check,
    deadline_words.check,
    diagnosis_only.check,
    differing_lists.check,
    duty_guidance.check,
    evidence_contact.check,
    evidence_waiver.check,
    expected_parameters.check,
    headings_without_body.check,
    home_education.check,
    link_addresses.check,
    linked_answers.check,
    mailbox_spelling.check,
    misnamed_sources.check,
    on_request.check,
    page_furniture.check,
    pasted_context.check,
    person_names.check,
    placeholder_links.check,
    quoted_paragraphs.check,
    refusal_polarity.check,
    required_sources.check,
    reserved_terms.check,
    review_cycles.check,
    review_dates.check,
    separate_documents.check,
    slips_of_language.check,
    stale_notices.check,
    superseded_sources.check,
    superseded_terms.check,
    threshold_boundary.check,
    undated_sources.check,
    undefined_money.check,
    variant_names.check,
)

_ORDER = [Severity.ERROR, Severity.WARNING, Severity.ADVICE]


def check_policy(document: CheckedPolicy) -> list[Finding]:
    """Returns every finding, whole-policy ones first and then in reading order, the gravest first in each clause."""
    places = {clause.name: place for place, clause in reversed(list(enumerate(document.clauses)))} | {"": -1}
    found = [finding for check in CHECKS for finding in check(document)]
    return sorted(
        dict.fromkeys(found), key=lambda one: (places.get(one.clause, 0), _ORDER.index(one.severity), one.code)
    )
