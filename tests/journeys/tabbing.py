"""A page walked with the Tab key from its top to its end."""

from playwright.sync_api import Page

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
