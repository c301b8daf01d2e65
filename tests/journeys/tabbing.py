"""A page walked with the Tab key from its top to its end."""

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.journeys.walking import STARTS, Walk

# What Tab should stop at, in the order of the document: of radio buttons of one name, the chosen one or the first.
STOPS = """() => {
    const chosen = e => document.querySelector(`input[type=radio][name="${CSS.escape(e.name)}"]:checked`);
    const groups = new Set();
    const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, iframe")]
        .filter(e => e.type !== "hidden" && !e.disabled && e.tabIndex >= 0 && e.checkVisibility())
        .filter(e => {
            if (e.type !== "radio") return true;
            if (groups.has(e.name) || (chosen(e) && chosen(e) !== e)) return false;
            return groups.add(e.name);
        });
    window.walked = [];
    // Boxes that scroll are stops too, in their place, and lead nowhere.
    document.addEventListener("focusin", e => stops.includes(e.target) && window.walked.push(stops.indexOf(e.target)));
    window.stops = stops;
    return stops.length;
}"""
PASSED = """() => {
    const name = i => window.stops[i].outerHTML.slice(0, 100);
    const told = window.stops.map((e, i) => i).filter(i => !window.walked.includes(i)).map(i => "missed: " + name(i));
    const first = window.walked.slice(0, window.stops.length);
    const back = first.findIndex((at, i) => i && at < first[i - 1]);
    if (back > 0) told.push("out of order: " + name(first[back]));
    return told.slice(0, 5);
}"""
IN_MAIN = "() => !!document.activeElement.closest('main')"
MAIN_HAS = "() => !!document.querySelector('main a[href], main button, main input:not([type=hidden]), main summary')"


def walk_by_tab(page: Page) -> list[str]:
    """Presses Tab through a page just opened. Returns what was missed or came out of order; a trap misses the rest."""
    for _ in range(page.evaluate(STOPS) + 3):
        page.keyboard.press("Tab")
    return list(page.evaluate(PASSED))


def skip_to_main(page: Page) -> list[str]:
    """Uses the skip link of a page just opened. Returns what is wrong with where it leads."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    if page.evaluate(MAIN_HAS) and not page.evaluate(IN_MAIN):
        return ["the skip link does not lead into the main part"]
    return []


class ByKeyboard(Walk):
    """A referral walked with the keyboard alone."""

    def __post_init__(self) -> None:
        super().__post_init__()
        # The browser hands choosers of files to the test only once somebody listens, and a key is quicker than that.
        self.page.on("filechooser", lambda _: None)

    def press(self, aim: Locator) -> None:
        """Reaches a button or a link and presses Enter."""
        press(self.page, aim)

    def tick(self, aim: Locator) -> None:
        """Reaches a box or a group of radio buttons; within the group the arrows choose."""
        if aim.get_attribute("type") == "checkbox":
            reach(self.page, aim)
            if not aim.is_checked():
                self.page.keyboard.press("Space")
        else:
            self.tick_radio(aim)
        expect(aim).to_be_checked()

    def tick_radio(self, aim: Locator) -> None:
        """Reaches the group of a radio button and goes along it with the arrow."""
        called = f"input[type=radio][name='{aim.get_attribute('name')}']"
        group, chosen = self.page.locator(called), self.page.locator(f"{called}:checked")
        reach(self.page, chosen if chosen.count() else group.first)
        self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if aim.is_checked():
                return
            self.page.keyboard.press("ArrowDown")

    def write(self, aim: Locator, words: str) -> None:
        """Reaches a field and types over what it holds."""
        reach(self.page, aim)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(words)

    def choose(self, aim: Locator, file: FilePayload) -> None:
        """Opens the chooser of files from the keyboard."""
        reach(self.page, aim)
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Enter")
        chooser.value.set_files(file)


def reach(page: Page, aim: Locator) -> None:
    """Presses Tab until the aim has the focus; fails after two rounds of a long page."""
    expect(aim).to_be_visible()
    for _ in range(400):
        if aim.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {aim} by keyboard on {page.url}")


def press(page: Page, aim: Locator) -> None:
    """Reaches a link or a button and presses Enter on it."""
    reach(page, aim)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def sign_in_by_keyboard(page: Page, account: dict[str, str], slug: str) -> None:
    """Opens the start page of a route, signs in from there, and is back on it."""
    page.goto(STARTS[slug])
    press(page, page.get_by_role("link", name="Sign in to start"))
    reach(page, page.get_by_label("Email address"))
    page.keyboard.type(account["email"])
    reach(page, page.locator("[name=password]"))
    page.keyboard.type(account["password"])
    with page.expect_navigation():
        page.keyboard.press("Enter")
