"""An editor builds a small route from nothing, tries it out, publishes it, changes it, and publishes that.

No script runs in the editor's browser: every screen has to do without.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
TITLE, BETTER = "Lessons while too ill for school", "Lessons at home or online while too ill for school"
ILL, SINCE = "Is the pupil too ill to come to school?", "Since when?"


@dataclass
class Editor:
    """The editor's browser on one route's screens; parts are named by their pointers."""

    page: Page
    number: int = 0

    def open(self, screen: str = "") -> None:
        self.page.goto(f"/cms/routes/{self.number}/{screen}")

    def part(self, pointer: str) -> None:
        self.open(f"part/?at={pointer}")

    def add(self, pointer: str) -> None:
        self.open(f"add/?to={pointer}")

    def press(self, do: str) -> None:
        self.page.locator(f"#re-form button[name=do][value='{do}']:not(.re-default)").first.click()

    def save(self) -> None:
        self.press("save")
        expect(self.page.get_by_text(re.compile("” is saved"))).to_be_visible()

    def fill(self, name: str, words: str) -> None:
        self.page.locator(f"#re-form [name='{name}']").fill(words)

    def choose(self, name: str, value: str) -> None:
        self.page.locator(f"#re-form select[name='{name}']").select_option(value)

    def tick(self, name: str, label: str) -> None:
        boxes = self.page.locator(f"#re-form label:has(input[name='{name}'])", has_text=re.compile(rf"^\s*{label}\s*$"))
        boxes.locator("input").check()

    def cite(self, name: str = "cites", words: str = "evidence") -> None:
        """Finds a clause by its words and takes the first."""
        self.fill(f"{name}.find", words)
        self.press(f"find:{name}")
        self.page.locator(f"#re-form input[type=checkbox][name='{name}']").first.check()

    def only_if(self, name: str, what: str, value: str) -> None:
        """Adds a condition of one line that compares with ticked values."""
        self.press(f"add:{name}.lines")
        self.choose(f"{name}.lines.0.what", what)
        self.press("refresh")
        self.tick(f"{name}.lines.0.value", value)


@pytest.fixture
def editor(open_page: Open, sign_in: Any) -> Editor:
    page = open_page(java_script_enabled=False)
    sign_in(page, "editor", "norfolk")
    return Editor(page)


def test_an_editor_builds_tests_publishes_and_changes_a_route(editor: Editor, open_page: Open, sign_in: Any) -> None:
    begin(editor)
    people_who_decide(editor)
    two_questions(editor)
    one_that_stops(editor)
    letters(editor)
    agreement(editor)
    tried_and_kept(editor)
    stopped_and_mended(editor)
    address = publish(editor, 1)

    school = open_page()
    sign_in(school, "referrer", "norfolk")
    draft = started(school, address)
    editor.part("/route")
    editor.fill("title", BETTER)
    editor.save()
    publish(editor, 2, "Says that lessons may be online.")
    school.goto(address)
    expect(school.get_by_role("heading", level=1)).to_have_text(BETTER)
    school.goto(draft)
    expect(school.locator("main .wm-caption").first).to_have_text(TITLE)


def begin(editor: Editor) -> None:
    page = editor.page
    page.goto("/cms/routes/new/")
    page.get_by_label("What it is called").fill(TITLE)
    page.locator("[name=kind][value=referral]").check()
    page.get_by_role("button", name="Add the route").click()
    page.wait_for_url(re.compile(r"/cms/routes/\d+/"))
    editor.number = int(page.url.rstrip("/").split("/")[-1])
    expect(page.get_by_text("is begun")).to_be_visible()


def people_who_decide(editor: Editor) -> None:
    take_part = (
        ("Case officer", "council", ("contribute", "decide", "end")),
        ("Parent or carer", "parent", ("contribute", "sign")),
    )
    for label, kind, may in take_part:
        editor.add("/parties")
        editor.fill("label", label)
        editor.choose("kind", kind)
        for one in may:
            editor.page.locator(f"#re-form input[name=may][value={one}]").check()
        editor.save()
    for pointer, name in (("/casework/decision", "by"), ("/casework/provision", "end_by")):
        editor.part(pointer)
        editor.page.locator(f"#re-form input[name={name}][value=school]").uncheck()
        editor.tick(name, "Case officer")
        editor.save()


def two_questions(editor: Editor) -> None:
    editor.part("/steps/0")
    editor.fill("title", "About the pupil")
    editor.page.locator("summary", has_text="More").click()
    editor.choose("gate", "start")
    editor.save()
    editor.part("/steps/0/questions/0")
    editor.choose("kind", "yes_no")
    editor.press("refresh")
    editor.fill("ask", ILL)
    editor.cite()
    editor.save()
    editor.add("/steps/0/questions")
    editor.choose("kind", "date")
    editor.press("refresh")
    editor.fill("ask", SINCE)
    editor.only_if("when", "fact:main_reason", "Yes")
    editor.cite()
    editor.save()


def one_that_stops(editor: Editor) -> None:
    editor.add("/circumstances")
    editor.fill("title", "Well enough")
    editor.only_if("when", "fact:main_reason", "No")
    editor.choose("outcome", "refuse")
    editor.fill("say.heading", "This is for pupils who are ill")
    editor.fill("say.next", "Talk to the school about support in class.")
    editor.cite()
    editor.save()


def letters(editor: Editor) -> None:
    editor.add("/requirements")
    editor.choose("kind", "evidence")
    editor.press("refresh")
    editor.fill("title", "A letter")
    editor.choose("need", "must")
    editor.choose("gate", "submit")
    editor.fill("purpose", "referral")
    for name, labels in (("types", ("Letter", "Appointment card")), ("authors", ("A doctor", "A parent"))):
        for place, label in enumerate(labels):
            editor.press(f"add:{name}")
            editor.fill(f"{name}.{place}.label", label)
    verdict(editor, 0, ("fact:item.type", "Appointment card"), ("refused", "A card does not say who was seen."))
    verdict(editor, 1, ("fact:item.author", "A doctor"), ("accepted", "A doctor’s letter will do."))
    editor.choose("otherwise", "for_a_person")
    editor.cite()
    editor.save()


def verdict(editor: Editor, place: int, when: tuple[str, str], then: tuple[str, str]) -> None:
    row = f"verdicts.{place}"
    editor.press("add:verdicts")
    editor.only_if(f"{row}.when", *when)
    editor.choose(f"{row}.verdict", then[0])
    editor.fill(f"{row}.say", then[1])
    editor.cite(f"{row}.cites")


def agreement(editor: Editor) -> None:
    editor.add("/requirements")
    editor.choose("kind", "consent")
    editor.press("refresh")
    editor.fill("title", "The family agrees")
    editor.choose("need", "must")
    editor.choose("gate", "submit")
    editor.choose("form", "informed")
    editor.press("add:scopes")
    editor.fill("scopes.0.label", "We may write to the doctor")
    editor.press("add:signed_by")
    editor.choose("signed_by.0.who", "parent_or_carer")
    editor.fill("withdraw.to", "school")
    editor.fill("withdraw.effect", "We stop asking.")
    editor.cite()
    editor.save()


def tried_and_kept(editor: Editor) -> None:
    """Tries two pupils out; each is kept as a scenario."""
    page = editor.page
    editor.open("try/")
    expect(page.get_by_label(SINCE)).to_have_count(0)
    page.get_by_label(ILL).select_option(label="Yes")
    page.get_by_role("button", name="Look what follows").click()
    page.get_by_label(SINCE).fill("2026-11-02")
    page.get_by_label("What it is").first.select_option(label="Appointment card")
    page.get_by_role("button", name="Look what follows").click()
    expect(page.locator("#found")).to_contain_text("Cannot be used")
    page.get_by_label("What it is").nth(1).select_option(label="Letter")
    page.get_by_label("Who wrote it").nth(1).select_option(label="A doctor")
    page.get_by_label("Given").check()
    kept(page, "Ill, with a letter after a card")
    editor.open("scenarios/")
    expect(page.get_by_text("1 of 4 circumstances and verdicts")).to_be_visible()
    page.get_by_role("link", name=re.compile("Try one.*Well enough")).click()
    page.get_by_label(ILL).select_option(label="No")
    page.get_by_role("button", name="Look what follows").click()
    expect(page.locator("#found")).to_contain_text("This is for pupils who are ill")
    kept(page, "Well enough for school")
    expect(page.get_by_text("Every circumstance and every verdict is reached by one.")).to_be_visible()


def kept(page: Page, title: str) -> None:
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Keep this as a scenario").click()
    expect(page.get_by_role("link", name=title)).to_be_visible()


def stopped_and_mended(editor: Editor) -> None:
    """One row still stands on no clause: publishing says so, and leads there."""
    page = editor.page
    editor.open("publish/")
    expect(page.locator("#errors")).to_contain_text("1 thing to put right first")
    expect(page.get_by_role("button", name="Publish")).to_be_disabled()
    page.locator("#errors").get_by_role("link", name="Everyone else").click()
    editor.cite()
    editor.save()


def publish(editor: Editor, number: int, note: str = "") -> str:
    """Publishes and returns the address of the start page."""
    page = editor.page
    editor.open("publish/")
    expect(page.locator("#errors")).to_have_count(0)
    page.get_by_label("What changes").fill(note)
    if number == 1:
        page.get_by_label("Approving body").fill("Cabinet")
        page.get_by_label("Approved on").fill(timezone.localdate().isoformat())
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text(f"Version {number} is published.")).to_be_visible()
    expect(page.get_by_role("link", name=f"Version {number}", exact=True)).to_be_visible()
    return page.get_by_role("link", name="See its start page").get_attribute("href") or ""


def started(school: Page, address: str) -> str:
    """A school begins a referral. Returns the address of its draft."""
    school.goto(address)
    expect(school.get_by_role("heading", level=1)).to_have_text(TITLE)
    school.get_by_role("button", name="Start a referral").click()
    school.wait_for_url(re.compile(r"/referrals/[\w-]+/$"))
    return school.url
