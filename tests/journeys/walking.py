"""A referral walked in the browser: each page's form is read and filled in, whatever the route asks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count, groupby
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.journeys.looking import Look
from tests.journeys.papers import paper
from tests.referral_walk import ANSWERS, TEXTS

STARTS = {
    "norfolk": "/norfolk/refer/medical-needs/",
    "essex": "/essex/refer/medical-referral/",
    "stonehenge-school": "/stonehenge-school/refer/medical-referral/",
    "leicestershire": "/leicestershire/refer/medical-referral/",
    "wmat": "/wmat/refer/medical-referral/",
}
PUPIL = "Amara"
TODAY = datetime.now(UTC).date()
RECENTLY = TODAY - timedelta(days=14)
BORN = TODAY - timedelta(days=13 * 365 + 100)
PUPILS = count(1)  # tests share a site, which tells of another referral about the same pupil
LETTER = {
    "type": "letter",
    "author": {
        "norfolk": "paediatrician",
        "essex": "gp",
        "stonehenge-school": "consultant",
        "leicestershire": "nurse",
        "wmat": "doctor",
    },
}
CARD = {
    "type": "appointment",
    "author": {
        "norfolk": "camhs",
        "essex": "family",
        "stonehenge-school": "family",
        "leicestershire": "family",
        "wmat": "family",
    },
}
LETTERS = ("letter.pdf", "letter.docx", "photo.jpg", "photo.heic", "mail.eml")
MEDICAL = ("evidence-medical", "evidence-advice")
# What is typed where a name says more than the kind of field: the end of the name, and the words.
TYPED = {**TEXTS, "first_name": PUPIL}
FORM = "main form:not([action])"
FIELDS = """form => [...form.elements].filter(e => e.name && !["hidden", "submit"].includes(e.type))
    .map(e => ({name: e.name, id: e.id, type: e.type, value: e.value, mode: e.inputMode,
        box: e.matches(".govuk-date-input__input")}))"""


@dataclass
class Walk:
    """One referral to one council. With `look`, every page is looked at as it comes, and once more left empty."""

    page: Page
    slug: str
    look: Look | None = None
    wide: frozenset[str] = frozenset()
    letters: tuple[str, ...] = ("letter.pdf",)
    passed: list[str] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        number = next(PUPILS)
        own = {"dob": (BORN + timedelta(days=number)).isoformat(), "upn": f"A{number:011}X"}
        self.answers = {**ANSWERS[self.slug], **own, **self.answers}

    def start(self) -> str:
        """Starts a referral and returns the address of its tasks."""
        self.page.goto(STARTS[self.slug])
        self.press(self.page.get_by_role("button", name="Start a referral"))
        self.page.wait_for_url("**/referrals/*/")
        return self.page.url

    def to(self, end: str) -> None:
        """Walks page by page until one called `end`; fails if a page is not left by answering."""
        tasks = self.page.locator(".govuk-task-list__link")
        if tasks.count():
            self.press(tasks.first)
        self.on_to(end)

    def on_to(self, end: str) -> None:
        """Walks on from where the page is until one called `end`."""
        while self.name() != end:
            self.passed.append(self.name())
            assert self.passed.count(self.name()) < 4, f"no way past {self.name()}: {self.said()}"
            self.one_page()

    def one_page(self) -> None:
        """Looks at a page and at its errors, then answers it and goes on."""
        if self.look is not None and self.passed.count(self.name()) == 1:
            self.look_at_both()
        if self.page.locator("input[type=file]").count():
            self.files()
        else:
            self.fill()
            self.submit()

    def look_at_both(self) -> None:
        """The page as it comes, and with nothing filled in; pages that may stay empty are opened again."""
        assert self.look is not None
        name, address = self.name(), self.page.url
        self.seen(name)
        if name in self.wide:
            self.look.keyboard(name)
        self.submit()
        if self.page.locator(".govuk-error-summary").count():
            self.seen(f"{name} left empty")
            self.look.errors(f"{name} left empty")
        else:
            self.page.goto(address)

    def seen(self, called: str) -> None:
        """Looks, on both screens where this page is one of a kind."""
        if self.look is not None:
            self.look.at(called, both_screens=called.partition(" ")[0] in self.wide)
            if PUPIL in self.page.title():
                self.look.wrong.append(f"{called} names the pupil in its title")

    def files(self) -> None:
        """Adds a file; medical evidence first in a form that is refused, then in one that is not."""
        name = self.name()
        if name in MEDICAL:
            self.add(CARD, "card.pdf")
            self.seen(f"{name} refused")
            for letter in self.letters:
                self.add(LETTER, letter)
            self.seen(f"{name} accepted")
        elif name == "register":  # without an export the herringbone is uploaded; test_attendance_pages.py hands one in
            self.press(self.page.get_by_role("link", name="Skip for now"))
            return
        else:
            self.add({}, f"{name}.pdf")
        self.press(self.page.locator("#added").get_by_role("link", name="Continue"))

    def add(self, said: dict[str, Any], file: str) -> None:
        """Uploads a file and says what it is."""
        self.fill({key: one[self.slug] if isinstance(one, dict) else one for key, one in said.items()}, file)
        self.submit()
        assert self.page.locator("#added").get_by_text(file).count(), self.said()
        assert not self.page.locator(".govuk-error-summary").count(), self.said()

    def fill(self, more: dict[str, Any] | None = None, file: str = "") -> None:
        """Fills in every field of the page."""
        answers = {**self.answers, **(more or {})}
        form = self.form()
        for name, same in groupby(form.evaluate(FIELDS), key=lambda one: one["name"]):
            fields = list(same)
            if fields[0]["type"] == "file":
                self.choose(form.locator(f"[name='{name}']"), paper(file, mark=f"{self.page.url} {file}"))
            elif fields[0]["type"] in ("radio", "checkbox"):
                for chosen in chosen_of(fields, answers.get(name)):
                    self.tick(form.locator(f"[id='{chosen['id']}']"))
            else:
                self.write(form.locator(f"[name='{name}']"), typed(fields[0], answers))

    def submit(self) -> None:
        """Presses the form's own button and waits for what comes of it."""
        self.press(self.form().locator("button.govuk-button").first)

    def press(self, aim: Locator) -> None:
        """Uses a button or a link, and waits for the next page."""
        with self.page.expect_navigation():
            aim.click()

    def tick(self, aim: Locator) -> None:
        """Chooses a radio button or a box."""
        aim.check()

    def write(self, aim: Locator, words: str) -> None:
        """Types into a field, in place of what it holds."""
        aim.fill(words)

    def choose(self, aim: Locator, file: FilePayload) -> None:
        """Chooses a file."""
        aim.set_input_files(file)

    def form(self) -> Locator:
        """The form of the page; those that take a file off again lead elsewhere."""
        return self.page.locator(FORM).last

    def name(self) -> str:
        """The last part of the address."""
        return self.page.url.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]

    def said(self) -> str:
        """What the page complains of."""
        return "; ".join(self.page.locator(".govuk-error-summary").all_inner_texts()) or self.page.title()


def sent(walk: Walk) -> None:
    """Walks from the start of a referral to its receipt."""
    tasks = walk.start()
    walk.seen("tasks")
    walk.to("check-answers")
    walk.page.goto(tasks)
    walk.seen("tasks done")
    walk.press(walk.page.get_by_role("link", name="Check and send"))
    if walk.look is not None:
        walk.seen("last")
        walk.submit()
        walk.seen("last left empty")
        walk.look.errors("last left empty")
    assert not walk.page.locator("#missing").count(), walk.page.locator("#missing").inner_text()
    walk.fill()
    walk.submit()
    expect(walk.page.get_by_role("heading", level=1)).to_have_text("Referral sent")
    walk.seen("receipt")
    assert walk.page.locator(".wm-sent__reference").inner_text().strip()
    copy = walk.page.request.get(walk.page.url.replace("referral-sent", "your-copy")).text()
    assert [name for name in LETTERS if name in walk.letters and name not in copy] == []


def chosen_of(fields: list[dict[str, Any]], answer: Any) -> Iterator[dict[str, Any]]:
    """The given answer; without one, every box to tick, "no" where there is one, or the first thing offered."""
    values = [one["value"] for one in fields]
    if fields[0]["name"] == "restricted":  # a paper kept to a few people is the rare one
        return
    if fields[0]["type"] == "checkbox":
        alone = ("none_", "no_", "nobody")  # ticked with others they are an error
        yield from [one for one in fields if not one["value"].startswith(alone)]
    elif answer in values:
        yield fields[values.index(answer)]
    else:
        tried = fields[0]["name"].endswith("__tried") or fields[0]["name"] == "given"
        yield fields[values.index("no")] if "no" in values and not tried else fields[0]


def typed(one: dict[str, Any], answers: dict[str, Any]) -> str:
    """What is typed into one field."""
    base, _, part = one["name"].rpartition("_")
    if one["box"]:
        given = date.fromisoformat(answers.get(base) or RECENTLY.isoformat())
        return str(getattr(given, part))
    if isinstance(answers.get(one["name"]), str):
        return str(answers[one["name"]])
    if one["mode"] in ("numeric", "decimal"):
        return "7"
    if one["type"] == "email":
        return TYPED["email"]
    return next((words for end, words in TYPED.items() if one["name"].endswith(end)), "Made-up words")
