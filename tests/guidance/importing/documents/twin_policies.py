"""Five made-up policies with the structure and the defects of real ones. Every wording in them is our own."""

from dataclasses import dataclass, field


@dataclass
class Part:
    """One part of a twin: kind is cover, contents, heading, words, item, note, table or running."""

    kind: str
    words: str = ""
    depth: int = 1
    mark: str = ""
    rows: list[list[str]] = field(default_factory=list)


def heading(mark: str, words: str, depth: int = 1) -> Part:
    return Part("heading", words, depth, mark)


def words(text: str) -> Part:
    return Part("words", text)


def items(*texts: str, depth: int = 1) -> list[Part]:
    return [Part("item", text, depth) for text in texts]


def numbers_in(twin: list[Part]) -> list[tuple[str, str]]:
    """What the headings of a twin must come out as: whole number and words."""
    found, open_marks = [], []
    for part in twin:
        if part.kind == "heading":
            if part.mark and "." in part.mark.rstrip("."):
                number = part.mark.rstrip(".")
            elif part.mark:
                open_marks[part.depth - 1 :] = [part.mark.strip(".")]
                number = ".".join(open_marks)
            else:
                number = ""
            found.append((number, part.words.rstrip(":")))
        elif part.kind == "label":
            found.append(("", part.words.rstrip(": ")))
    return found


def contents_of(twin: list[Part]) -> list[tuple[str, str, int]]:
    """The contents list of a twin: mark, words and a page for each marked heading."""
    marked = [part for part in twin if part.kind == "heading" and part.mark]
    return [(part.mark, part.words, 3 + n // 2) for n, part in enumerate(marked)]


_COUNTY_BODY = [
    heading("1.", "What this policy rests on"),
    words("Every pupil of Mallowshire deserves lessons that fit, whatever the doctor says this term."),
    words("Illness that lasts puts learning at risk, most of all where weeks of school are missed in a row."),
    heading("2.", "What Mallowshire County Council does"),
    words(
        "The council arranges proper¹ lessons for pupils of school age, whichever kind² of school they belong to and "
        "wherever³ that school stands, and it keeps in touch with each of the hospitals around the county."
    ),
    heading("a.", "The officer in charge", 2),
    words("The officer in charge here is:"),
    Part("contact", "Rowan Thistlewood, Health Learning Lead\nE-mail: HealthLearning@mallowshire.example"),
    Part(
        "torn",
        "The officer answers to families and to schools alike, in good weeks and in bad ones, and brings lessons to "
        "those\n\n"
        "¹ Fewer hours only where a doctor thinks that more would do harm.\n\n"
        "² Academies, free schools and special schools are all meant.\n\n"
        "³ A pupil who lives here and learns across the border stays ours.\n\n"
        "young people who are too poorly to travel to their classroom.",
    ),
    heading("3.", "What schools in Mallowshire do"),
    words("The law behind this is [the act of 2014](#) and its [handbook on illness](https://example.org/handbook)."),
    words("Three things matter most in daily work:"),
    *items("Each pupil joins in with trips and sport.", "Governors check that plans exist.", "Staff ask nurses first."),
    heading("", "Inspectors", 2),
    words("An inspector may ask a school how it works with nurses. The framework puts it like this:"),
    words(
        "412. Inspectors look at how a few pupils with health needs were helped, and at how carefully this was done."
    ),
    heading("4.", "5-16 School Nursing Team (SNT)"),
    words("Before it refers, a school rings the nursing line on **0300 111 2222** or visits https://nurses.example."),
    heading("a.", "Ways to reach them:", 2),
    *items("Line 0300 111 2222 or text 07700 900123", "A chat for teenagers is open on school days"),
    words("What everybody gets:"),
    *items("Advice about long illness"),
    *items("Courses to take at home", "Short films", depth=2),
    *items("Help to stop smoking"),
    heading("5.", "Pupils on no roll"),
    words("A child without a school is still ours to teach."),
    heading("6.", "Young children and sixth formers"),
    words("Sixth formers turn to their college first."),
    heading("7.", "Pupils in hospital"),
    words("Teaching on the ward is arranged by the hospital school, which talks to the school at home every"),
    words("When the day of going home comes near, the ward tells the officer in charge."),
    heading("8.", "When a child will not get better"),
    words("Lessons go on for as long as family and doctors want them."),
    heading("9.", "Expectant pupils"),
    words("A pupil who expects a child stays at school while she is well (see 10.1)."),
    heading("10.", "Pupils with special needs"),
    words("A plan may need another look when health changes."),
    heading("a.", "Nurse for special needs", 2),
    words("The nurse stands between the clinic and the council."),
    heading("11.", "The Health Learning Team"),
    heading("a.", "List to work through – before a school refers", 2),
    words("A school works through this list first:"),
    *items(
        "Its own policy was followed.",
        "A nurse was asked.",
        "A care plan exists where one helps⁴",
        ". Ways to stay in touch",
    ),
    Part("note", "[Help with care plans](#)", mark="4"),
    words("Lessons begin once fifteen days away are likely (look at section 11.2.2)."),
    heading("b.", "Referring a pupil", 2),
    words("Only schools refer."),
    heading("i.", "The form (on the web)", 3),
    words("A form with gaps comes back unread."),
    heading("ii.", "Proof of illness", 3),
    words("Proof comes from somebody who has seen the pupil in the last ten weeks. A card for a visit is no proof;"),
    words("Any one of these people may write it:"),
    *items("a nurse", "a family doctor; • a clinic for the mind", "a therapist"),
    heading("iii.", "The year's marks", 3),
    words("The school adds a print of the register."),
    heading("c.", "Marks in the register", 2),
    words("Absence through illness is usually marked in one of these ways:"),
    heading("", "Mark I: Too ill to come", 3),
    words("511. Parents ring on the first morning. The school writes the absence down as one it allows."),
    words("512. Most of the time the parents' word is enough, and no note from a surgery is asked for at all."),
    heading("", "Mark M: At the surgery or dentist", 3),
    words("604. Visits are best made after school."),
    heading("", "Mark K: Learning somewhere the council chose", 3),
    words("713. The pupil learns at a place that the council has arranged under the law of 1996."),
    *items("a college", depth=1),
    *items("a farm that teaches", depth=2),
    heading("d.", "The care plan", 2),
    words("Not every pupil needs one."),
    heading("e.", "Saying yes", 2),
    words("A yes is followed by a meeting."),
    heading("f.", "First meeting (before lessons begin)", 2),
    words("The meeting sets the first twelve weeks."),
    heading("g.", "Lessons", 2),
    heading("i.", "Lessons at home or elsewhere", 3),
    words("The school sends work and marks it."),
    heading("ii.", "Classroom robots", 3),
    words("The council lends out a few robots. Should lessons stop early, go to step **11.8 When lessons end**."),
    heading("", "Seeing that a pupil is safe", 4),
    words("Somebody looks in on the pupil as often as is needed."),
    heading("h.", "Looking again and coming back", 2),
    words("Within the twelve weeks everybody meets."),
    heading("i.", "Going on", 2),
    words("Fresh proof is needed to go on."),
    heading("j.", "When lessons end", 2),
    words("Lessons end when the pupil is well."),
    *items("Site: [Health Learning Team](#)", "E-mail: healthlearning@mallowshire.example"),
]

COUNTY = [
    Part("cover", "Mallowshire County"),
    Part("title", "Learning While Ill Policy"),
    Part("cover", "November 2025"),
    Part("cover", "Review date:\nNovember 2026"),
    words("Read this policy together with these papers:"),
    *items("[The act of 1996](#)", "[The guide of 2023](#)"),
    Part("contents"),
    *_COUNTY_BODY,
]

_SUBJECTS = [
    "Duties towards pupils who are ill - where they come from", "Looking after a pupil's health in school",
    "Getting advice from doctors for pupils who find it hard to be in school day after day", "Pupils with a plan",
    "Pupils who cannot come because they expect a child", "Pupils with no school", "Pupils taught by their parents",
    "Pupils younger or older than school age", "Pupils on a ward", "Pupils leaving a unit for the mind",
    "Sending us a referral", "How we look at a referral", "Lessons for pupils we accept", "Working with others",
    "Who does what", "Marks", "Keeping pupils safe", "Keeping in touch", "When help stops",
]  # fmt: skip

COAST: list[Part] = []
for _n, _subject in enumerate(_SUBJECTS, 1):
    _start = f"[bookmark: _Hlk{_n}00{_n}]" if _n in {2, 13} else ""
    COAST.append(Part("heading", _subject, 1, f"{_n}.", [[_start]]))
    COAST.append(words(f"Part {_n} of what the Saltmarsh coast does for pupils who are ill is told in this paragraph."))
    if _n == 1:
        COAST.append(
            words(
                "Lessons have to fit[footnoteRef:1] the pupil they are for. [1:  ‘Fit’ means right for age and gift.]"
            )
        )
        COAST.append(Part("label", "The council: "))
        COAST.append(words("When no school can teach a pupil, the coast has to do so itself, and without delay."))
    if _n == 15:
        COAST.append(words("The part of the school is to:"))
        COAST += items(
            "name one teacher who keeps the threads together;",
            "make changes that the law asks for.[footnoteRef:2] They are made early; [2:  The act of 2010]",
            "[bookmark: _Hlk900]find a quiet room for tests.",
        )
        COAST.append(words("The part of the team is to:"))
        COAST += items("plan the way back[footnoteRef:3] with everybody. [3:  A guide of 2013 has more on this]")
    if _n == 16:
        COAST += [Part("label", "Two schools- code D"), *items("Where a pupil has two schools, both write it down.")]
        COAST += [
            Part("label", "Out of school- code B"),
            *items("Where a lesson is elsewhere, the school asks each day."),
        ]

SCHOOL = [
    Part("title", "Pupils Too Ill for Lessons Policy 2026"),
    Part(
        "table", rows=[["Review Frequency", "Every year"], ["Approving Authority", "Governors"], ["On The Web", "YES"]]
    ),
    Part(
        "table",
        rows=[["ACTION", "DATE", "COMMENT"], ["Last Approved", "Mar 2026", ""], ["Next Due Review", "Mar 2027", ""]],
    ),
    Part("bare", "i. Amendment Record"),
    Part("table", rows=[["VERSION", "AMENDMENT", "Approved"], ["2026", "Para 3.2 Two names put right", "12 Mar 2026"]]),
    Part("contents"),
    Part("bare", "Pupils Too Ill for Lessons Policy"),
    heading("1.", "What we want"),
    words("With this policy we want two things:"),
    *items("Pupils on our roll go on learning;", "Everybody knows who does what when the council teaches."),
    heading("2.", "Law and guides"),
    words("We follow the **act of 1996**, and the council's page: <https://rightway.example/4711>"),
    heading("3.", "What the school does"),
    words("The pupil stays ours. We:"),
    *items(
        "Keep the name on our roll;",
        "Send work for up to fifteen days, and where we have chosen a place,\n\nwe look at the pupil's progress there;",
        "Write a plan for each pupil whose illness stays.",
    ),
    heading("3.1", "While we arrange lessons", 2),
    words("We begin at once, and the year head rings home on the first morning."),
    heading("3.2", "Once the council arranges lessons", 2),
    words("We help the council to:"),
    *items("keep lessons steady;", "plan the way back:"),
    *items("visits after hours;", "short days at first.", depth=2),
    heading("4.", "Who watches over this"),
    words("The deputy head watches over this policy."),
    heading("5.", "Other policies"),
    words("These belong with it:"),
    *items("Access", "Attendance"),
]

WEB_BEFORE = [
    "Skip to main content", "FLOOD WARNING", "", "Some roads are still under water", "", "To stay safe please:",
    "• keep away from the river", "• ring before you set out", "", "More about roads and floods", "",
    "Sign up to Valley News for updates", "",
]  # fmt: skip

WEB = [
    Part("title", "Lessons for pupils who are ill"),
    words(
        "Find out how to reach the Valley team and when a school sends work for a pupil who is not well enough to come."
    ),
    heading("", "Short days"),
    words("Every pupil of school age has a right to a full week, and shorter days are for rare cases only."),
    words("Help comes from several places. Look at these if you need more of it: "),
    heading("", "Nurses for young children"),
    words("Nurses show nurseries and families how to look after children who are ill for a long time."),
    heading("", "When your child is too ill for school"),
    words("Ring the school on the first morning. It tells us once fifteen days are likely. We may arrange:"),
    *items("work at home", "lessons on the ward, or", "a 'screen' school"),
    heading("", "Rules for schools"),
    heading("", "Paying for places"),
    words("This rule says why and how a school pays the Valley for a pupil whom the Valley teaches."),
    Part("lost", "Rules on paying for places"),
]
WEB_AFTER = ["Top of page"]

_TRUST_LINES = """




We hope to give each pupil an

Unforgettable Time at School

which goes beyond what families hoped for and is

the start of a long and good life.

PUPILS WITH ILLNESS WHO CANNOT COME TO SCHOOL POLICY

Purpose

This paper makes sure that pupils of the Oakfold Trust who are ill and away from lessons go on with
as much learning as their illness lets them, so that they can take up where they left off when they
are well again.

Pupils who are away because they are ill may have:


• A body that is ill
• A mind that is ill, which can mean worries and fears
• An injury


Rules We Keep

• The schools of the trust go on teaching a pupil who is ill for as long as this can be done with

the people they have

• The schools of the trust work with the welfare officer, with parents and with social workers so

that each pupil gets what he or she needs


• The head agrees a timetable for coming back







• The first aim of these rules is to keep things as they are in other weeks, so that a pupil who is
away misses as little as can be, and comes back without fear of having lost too much of what the
class has learnt.


Part-Week Papers
The aim of a Part-Week Paper is that everybody understands how a pupil comes back to the school.
These are looked at each term.

Looking Back and Coming Back

When a pupil comes back after a long time away, many views count, among them those of the pupil,
of the parents and of the staff.
"""

#: Each line ends in spaces, the blank ones too, as text copied from a viewer does.
TRUST_TEXT = "\n".join(line + " " * (1 + n % 2) for n, line in enumerate(_TRUST_LINES.split("\n")))
