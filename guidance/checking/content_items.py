"""What a policy for these children should say, heading by heading, for each kind of policy.

The headings are those of the statutory guidance (facts sheet, sections 1 and 3), in our own words. `topics` and
`words` say what counts as covering: a clause found under one of the topics, or saying one of the words (a pattern).
"""

import re
from dataclasses import dataclass

from guidance.policies.enums import PolicyType

COUNCIL, TRUST, SCHOOL, PAGE = PolicyType.COUNCIL, PolicyType.TRUST, PolicyType.SCHOOL, PolicyType.PAGE
EVERYONE = (COUNCIL, TRUST, SCHOOL, PAGE)
SCHOOLS = (TRUST, SCHOOL)


@dataclass(frozen=True)
class Item:
    """One heading of the expected content; `fact` is its place in the facts sheet."""

    key: str
    title: str
    why: str
    fact: str
    types: tuple[PolicyType, ...]
    words: str
    topics: tuple[str, ...] = ()

    def says(self, text: str) -> bool:
        """Whether a text uses any of the item's words."""
        return re.search(self.words, text, re.IGNORECASE) is not None


ITEMS: tuple[Item, ...] = (
    Item(
        "statement",
        "What is arranged, and for whom",
        "The arrangements must be written down and public.",
        "F3",
        (COUNCIL, PAGE),
        r"\b(?:this (?:policy|page) (?:sets|says|explains)|who (?:this|it) is for"
        r"|suitable (?:full-time )?education)\b",
    ),
    Item(
        "responsible-role",
        "Who is responsible, and how to reach them",
        "Families must be told who the named officer is.",
        "F4",
        EVERYONE,
        r"\b(?:named (?:officer|person|contact|lead)|(?:senior|responsible) officer"
        r"|is responsible for children)\b",
        ("named-officer",),
    ),
    Item(
        "in-school",
        "Children with a condition who can be in school",
        "Most are taught at school, with support.",
        "3",
        (COUNCIL, *SCHOOLS),
        r"\b(?:medical conditions?|in school with support|reasonable adjustments?|adjustments?)\b",
        ("adjustments", "health-plan"),
    ),
    Item(
        "health-plan",
        "Individual healthcare plans",
        "Each plan says what is needed, who does it and what to do in an emergency.",
        "3",
        SCHOOLS,
        r"\b(?:individual |personal )?(?:health ?care|health|care) plans?\b",
        ("health-plan",),
    ),
    Item(
        "medicines",
        "Medicines: permission, keeping and giving",
        "Parents' written permission, and who gives what.",
        "3",
        SCHOOLS,
        r"\b(?:medicines?|medication)\b",
    ),
    Item(
        "emergencies",
        "What happens in an emergency",
        "Staff must know whom to call and what to do.",
        "3",
        SCHOOLS,
        r"\b(?:emergenc(?:y|ies)|999|ambulance)\b",
    ),
    Item(
        "together",
        "Who works with whom",
        "Schools, health services, families and the council share the work.",
        "F3",
        EVERYONE,
        r"\b(?:work(?:s|ing)? (?:together|closely|with)|liais\w+|share information|partners?)\b",
        ("roles",),
    ),
    Item(
        "money",
        "Who pays",
        "Money may follow the child; cost may not decide.",
        "F2",
        (COUNCIL,),
        r"\b(?:funding|funded|recoup\w*|costs?|pays?|paid)\b",
        ("funding",),
    ),
    Item(
        "threshold",
        "When help starts: 15 school days",
        "Help is due when 15 school days are missed or will be, in one run or in pieces.",
        "F5",
        EVERYONE,
        r"\b(?:15|fifteen)\b.{0,30}\bdays?\b",
        ("threshold",),
    ),
    Item(
        "evidence",
        "Medical evidence, and what else counts",
        "A missing consultant's letter must not delay teaching.",
        "F8",
        EVERYONE,
        r"\b(?:medical|health|clinical) evidence\b|\bevidence\b.{0,40}\b(?:GP|doctor|nurse|consultant)\b",
        ("evidence", "evidence-accepted"),
    ),
    Item(
        "fitting",
        "Teaching that fits the child",
        "What is taught and how follows the child's needs.",
        "F1",
        (COUNCIL, TRUST, PAGE),
        r"\b(?:tailored|adapted|fits? the child|individual needs|broad and balanced"
        r"|suitable (?:education|provision))\b",
        ("provision", "what-is-offered"),
    ),
    Item(
        "in-care",
        "Children in care",
        "The virtual school and the social worker take part.",
        "1",
        (COUNCIL,),
        r"\b(?:looked[- ]after|in (?:the )?care of|children in care|in its care|virtual school)\b",
    ),
    Item(
        "how-much",
        "Full time, or as much as health allows",
        "Fewer hours are a judgement on the child's good.",
        "F2",
        (COUNCIL, PAGE),
        r"\b(?:full[- ]time|part[- ]time|hours? (?:a|per) week|fewer hours)\b",
        ("how-much-teaching",),
    ),
    Item(
        "flexible",
        "Arrangements that follow the illness",
        "Absence comes and goes; support must bend with it.",
        "1",
        (COUNCIL, *SCHOOLS),
        r"\b(?:flexib\w+|come and go|comes and goes|intermittent\w*|good days|varies|reduced timetable)\b",
    ),
    Item(
        "reviewing",
        "How often the arrangement is looked at again",
        "With parents, child, school and provider.",
        "F11",
        EVERYONE,
        r"\b(?:reviews?|reviewed|reviewing)\b",
        ("review", "how-often-reviewed"),
    ),
    Item(
        "digital",
        "Teaching online, and its limits",
        "It can help; it does not replace people.",
        "1",
        (COUNCIL, TRUST),
        r"\b(?:online|digital|remote (?:teaching|learning|education|lessons)"
        r"|virtual (?:lessons?|classroom)|video)\b",
    ),
    Item(
        "long-lasting",
        "Complex or long-lasting illness",
        "Support is planned ahead and carried over between years.",
        "1",
        (COUNCIL, TRUST),
        r"\b(?:complex|long[- ](?:term|lasting)|life[- ]limiting|chronic)\b",
        ("complex-health", "life-limiting"),
    ),
    Item(
        "hospital-teaching",
        "Teaching in hospital",
        "A child in hospital is taught there when well enough.",
        "F12",
        (COUNCIL, PAGE),
        r"\bhospital (?:school|teaching|education|class)|\b(?:taught|teach\w*"
        r"|learn\w*)\b.{0,40}\bhospital\b|\bhospital\b.{0,60}\b(?:taught|teach\w*|learn\w*|lessons?)\b",
    ),
    Item(
        "admission",
        "Planned stays in hospital",
        "Teaching is arranged before the child goes in, and for coming out.",
        "F12",
        (COUNCIL,),
        r"\b(?:admission|admitted|discharged?|goes into hospital|stay in hospital|leaves hospital)\b",
    ),
    Item(
        "roll",
        "Staying on the school's roll",
        "No school may take a child off its roll for being ill.",
        "F14",
        (COUNCIL, *SCHOOLS),
        r"\b(?:on (?:the|its|their|your)(?: \w+)?(?: school's)? roll|(?:off|from) (?:the "
        r"|its )?(?:roll|register)|remains? on roll|admission register)\b",
        ("off-roll",),
    ),
    Item(
        "coming-back",
        "Coming back to school",
        "Each child has a plan for it, and the school stays in touch.",
        "F13",
        EVERYONE,
        r"\b(?:reintegrat\w+|return(?:s|ing)? to school|com(?:e|es|ing) back|back (?:to|in(?:to)?) school)\b",
        ("reintegration", "coming-back"),
    ),
    Item(
        "exams",
        "Exams",
        "The home school enters the child and arranges what is needed.",
        "F13",
        (COUNCIL, *SCHOOLS),
        r"\b(?:exams?|examinations?|GCSEs?|qualifications?|access arrangements)\b",
        ("exams",),
    ),
    Item(
        "siblings",
        "Brothers and sisters of a child in hospital far away",
        "A family that moves for treatment has other children to teach.",
        "F12",
        (COUNCIL,),
        r"\b(?:siblings?|brothers?|sisters?)\b",
        ("siblings",),
    ),
    Item(
        "parents",
        "What parents can expect, and their part",
        "They are told, heard and asked.",
        "1",
        EVERYONE,
        r"\bparents?\b.{0,60}\b(?:told|asked|agree|involved|views?|expect|take part|consulted"
        r"|informed)\b|\byou can expect\b",
        ("parents",),
    ),
    Item(
        "concerns",
        "How to raise a concern",
        "A policy says whom to complain to, and who hears it next.",
        "1",
        EVERYONE,
        r"\b(?:complain\w*|concerns? about|unhappy|disagree\w*|appeal\w*|ombudsman)\b",
    ),
)


def items_for(policy_type: str) -> list[Item]:
    """Returns the items a policy of this kind should cover, in the guidance's order."""
    return [item for item in ITEMS if policy_type in item.types]


def item_of(policy_type: str, key: str) -> Item | None:
    """Returns the item with this key, or None where the kind of policy has no such item."""
    return next((item for item in items_for(policy_type) if item.key == key), None)
