"""What a rule wants readers to be told is on the pages that the demo publishes."""

import html
import re

import pytest
import time_machine
from django.test import Client

from waymark.demonstration.loading import steps

NORFOLK, ESSEX = "/norfolk/policies/medical-needs/", "/essex/policies/medical-needs/"
STONEHENGE, WMAT = "/stonehenge-school/policies/health-needs/", "/wmat/policies/health-needs/"
LEICESTERSHIRE = "/leicestershire/policies/medical-needs/"
#: rule, page, words on it in this order
ON_PAGES = [
    ("N1", NORFOLK, "Review overdue"),
    ("N13", NORFOLK, "mailto:medicalneeds@norfolk.gov.uk"),
    ("N13", "/norfolk/", "named person", "mailto:medicalneeds@norfolk.gov.uk", "Checked 22 November 2026"),
    ("N15", "/norfolk/", "mailto:medicalneeds@norfolk.gov.uk"),
    ("N32", "/norfolk/services/", "Just One Number", "0300 300 0123", "07520 631590"),
    ("N32", "/norfolk/services/", "ChatHealth", "07480 635060"),
    ("N58", "/norfolk/services/", "Just One Number", "on pregnancy", "0300 300 0123"),
    ("N61", "/norfolk/services/", "inclusion support line", "0333 313 7165"),
    ("N62", "/norfolk/services/", "Element 3", "mailto:element3funding@norfolk.gov.uk"),
    ("N53", "/norfolk/guides/pregnant-pupils/", "Staying at school", "somewhere to rest", "norfolk-9-stays-at-school"),
    ("N56", "/norfolk/guides/pregnant-pupils/", "Coming back afterwards", "breastfeed", "norfolk-9-return"),
    ("N63", "/norfolk/", "Designated Clinical Officer for SEND", "prints no way to reach this role"),
    ("N21", f"{NORFOLK}?for=school", "makes state schools arrange support", "alternative provision academies"),
    ("N23", f"{NORFOLK}?for=independent_school", "Independent schools do not have to follow it", "use it as advice"),
    ("N113", "/norfolk/", "Attendance service", "01603 223681", "mailto:csattendance@norfolk.gov.uk"),
    ("E11", "/essex/", "Education Access Manager", "mailto:medical@essex.gov.uk"),
    ("E33", "/essex/", "SEND information, advice and support service", "For families", "essexsendiass.co.uk"),
    (
        "E18",
        "/essex/services/",
        "Provision guidance toolkit",
        "schools.essex.gov.uk/pupils/SEND/Pages/Provision-Guidance.aspx",
    ),
    (
        "E25",
        "/essex/guides/what-happens-and-when/",
        "take these questions",
        "What should the school change for my child?",
    ),
    ("E29", "/essex/services/", "mental health service", "111"),
    ("L10", "/leicestershire/services/", "Inclusion Service", "too unwell for school"),
    ("L7", "/leicestershire/services/", "Help with medical conditions", "what a school must do"),
    ("E131", "/essex/services/", "Children and Families Hub", "0345 603 7627"),
    ("S1", STONEHENGE, "Next review by 31 January 2027"),
    ("S24", "/stonehenge-school/", "Progress Leader", "The first person to speak to"),
    ("S32", "/stonehenge-school/", "Medical Needs Education and Reintegration Service", "rightchoice.wiltshire.gov.uk"),
    ("S32", "/wiltshire/", "Team manager, Medical Needs Education and Reintegration Service"),
    (
        "S36",
        "/stonehenge-school/refer/medical-referral/",
        "What Wiltshire Council asks",
        "15 school days away",
        "A parent looks",
        "The school tries first",
    ),
    ("S35", "/stonehenge-school/refer/medical-referral/", "How it works", "the council's tool (DART)"),
    ("S47", STONEHENGE, "Accessibility plan", "Attendance policy", "medical conditions policy"),
    ("S44", "/stonehenge-school/", "Deputy headteacher for behaviour and attendance", "Answers for children"),
    ("S46", STONEHENGE, "Approved by Full governing board, 29 January 2026"),
    ("L16", "/leicestershire/refer/medical-referral/", "15 days or more are likely. Nobody has to wait"),
    ("L23", "/leicestershire/refer/medical-referral/", "It costs families nothing"),
    ("W12", "/wmat/", "Nobody is named"),
    ("W15", "/wmat/refer/medical-referral/", "More than 15 days are expected"),
    ("W16", "/wmat/refer/medical-referral/", "part of an illness that comes and goes"),
]
#: rule, page, words that are not for its reader
NOT_ON_PAGES = [
    ("N21", f"{NORFOLK}?for=provider", "makes state schools arrange support"),
    ("N23", f"{NORFOLK}?for=school", "Independent schools do not have to follow it"),
]
#: rule, page, clause, words beside or in it
IN_CLAUSES = [
    ("N2", NORFOLK, "norfolk-read-with-health-needs", "health needs, 2013 (replaced since)", "health needs, Dec 2023"),
    ("N2", NORFOLK, "norfolk-read-with-section-19", "Education Act 1996, s.19"),
    ("N2", NORFOLK, "norfolk-read-with-send-code", "SEND Code, 2015"),
    ("N2", NORFOLK, "norfolk-read-with-ofsted", "school handbook (replaced since)"),
    ("N144", NORFOLK, "norfolk-11-g-i-existing-materials", "Nobody expects a special plan", "reasonable adjustments"),
    ("N176", NORFOLK, "norfolk-11-j-questions", "Any other question", "mailto:medicalneeds@norfolk.gov.uk"),
    ("E5", ESSEX, "essex-1-mental-health-guidance", "mental health, Feb 2023"),
    ("E6", ESSEX, "essex-1-send-code", "Code of Practice", "Code, 2015"),
    ("E73", ESSEX, "essex-14-no-disadvantage", "does not put your child behind"),
    ("E73", ESSEX, "essex-14-help-return", "helps the service with the return"),
    ("E118", ESSEX, "essex-16-code-b-now-k", "Since 19 August 2024", "Schools use K"),
    ("E124", ESSEX, "essex-17-guide", "https://essexcc.pagetiger.com/safeguarding-AP/1"),
    ("S5", STONEHENGE, "stonehenge-school-2-act", "Education Act 1996", "s.19"),
    ("S6", STONEHENGE, "stonehenge-school-2-council-guidance", "https://rightchoice.wiltshire.gov.uk/Services/4757"),
    ("S7", STONEHENGE, "stonehenge-school-2-medical-conditions", "medical conditions, 2015"),
    ("S7", STONEHENGE, "stonehenge-school-2-mental-health", "mental health, 2018"),
    ("S7", STONEHENGE, "stonehenge-school-2-equality", "equality advice, 2014"),
    ("S7", STONEHENGE, "stonehenge-school-2-attendance", "attendance, May 2022 (replaced since)"),
    ("S18", STONEHENGE, "stonehenge-school-3-adjustments", "reasonable adjustments", "Equality Act 2010"),
    ("L2", LEICESTERSHIRE, "leicestershire-in-school-guidance", "medical conditions, 2015"),
    ("L12", LEICESTERSHIRE, "leicestershire-help-continuing-care", "continuing-care-national-framework"),
    ("W2", WMAT, "wmat-aim-guidance", "health needs, 2013 (replaced since)", "health needs, Dec 2023"),
]


@pytest.mark.django_db
@pytest.mark.requirement(
    "N1", "N2", "N13", "N15", "N21", "N23", "N32", "N53", "N56", "N58", "N61", "N62", "N63", "N113", "N144", "N176",
    "E5", "E6", "E11", "E18", "E25", "E29", "E33", "E73", "E118", "E124", "E131",
    "S1", "S5", "S6", "S7", "S18", "S24", "S32", "S35", "S36", "S44", "S46", "S47", "L2", "L7", "L10", "L12", "L16",
    "L23", "W2", "W12", "W15", "W16",
)  # fmt: skip
def test_readers_of_the_demo_are_told(client: Client, request: pytest.FixtureRequest) -> None:
    for _, load in list(steps())[1:]:
        load()
    addresses = sorted({row[1] for row in (*ON_PAGES, *NOT_ON_PAGES, *IN_CLAUSES)})
    with time_machine.travel("2026-11-22T12:00:00Z"):
        pages = {place: re.sub(r"\s+", " ", html.unescape(client.get(place).text)) for place in addresses}
    missing = [row for row in ON_PAGES if not in_order(pages[row[1]], row[2:])]
    missing += [row for row in IN_CLAUSES if not in_order(clause_of(pages[row[1]], row[2]), row[3:])]
    missing += [row for row in NOT_ON_PAGES if row[2] in pages[row[1]]]
    assert missing == []
    mark = request.node.get_closest_marker("requirement")
    assert mark is not None
    assert set(mark.args) == {row[0] for row in (*ON_PAGES, *IN_CLAUSES)}


def clause_of(page: str, uid: str) -> str:
    """The part of a page from a clause's anchor to the next one."""
    after = page.partition(f'id="{uid}"')[2]
    return re.split(r'<(?:div|section|article|li|p)[^>]* id="', after, maxsplit=1)[0]


def in_order(text: str, words: tuple[str, ...]) -> bool:
    """Whether all the words stand in the text, one after another."""
    return re.search(".*?".join(re.escape(one) for one in words), text) is not None
