"""Marked lines that are no headings: numbered clauses, and lists in figures, letters and Roman numbers."""

from dataclasses import dataclass, field

from guidance.importing.documents.numbering_marks import Mark


@dataclass
class Run:
    """A list that is running: its style, the place it has reached, and what stands before its marks."""

    style: str
    value: int
    prefix: str
    nest: int
    is_list: bool


@dataclass
class Runs:
    """The lists open under the present heading. `given` are the numbers already used in the document."""

    open: list[Run] = field(default_factory=list)
    given: set[str] = field(default_factory=set)
    heading: str = ""

    def under(self, heading: str) -> None:
        """Begins anew below a heading; numbered clauses go on across headings that have no number."""
        goes_on = not heading and self.open and not self.open[0].prefix and not self.open[0].is_list
        self.open = self.open[:1] if goes_on else []
        self.heading = heading
        self.given.add(heading)

    def accept(self, mark: Mark, *, led_in: bool, coming: str = "") -> tuple[str, int, bool]:
        """Returns the number of a marked line, how deep it is nested, and whether it is an item of a list.

        A mark that neither begins nor continues a list (a quoted paragraph 331) keeps its own number.
        """
        if len(mark.parts) > 1:
            return self._once(".".join(mark.parts)), 0, False
        readings = [r for r in mark.readings if r[0] != "a"] if coming == "ii" else mark.readings
        for style, value in readings:
            for depth in range(len(self.open) - 1, -1, -1):
                run = self.open[depth]
                if run.style == style and run.value + 1 == value:
                    del self.open[depth + 1 :]
                    run.value = value
                    return self._once(run.prefix + mark.parts[0]), run.nest, run.is_list
        for style, value in reversed(readings):
            if value == 1:
                return self._begin(style, mark.parts[0], led_in=led_in)
        style, value = readings[0] if readings else ("1", 0)
        self.open = [Run(style, value, "", 0, False)]
        return self._once(mark.parts[0]), 0, False

    def _begin(self, style: str, text: str, *, led_in: bool) -> tuple[str, int, bool]:
        above = [run for run in self.open if run.style != style] if self.open else []
        if led_in and self.open and not self.open[-1].is_list and self.open[-1].style == style:
            above = []
        prefix = f"{self.heading}." if self.heading else ""
        if above:
            last = above[-1]
            prefix = last.prefix + _shown(last) + "."
        is_list = led_in or (bool(above) and above[-1].is_list)
        run = Run(style, 1, prefix, len(above), is_list)
        self.open = [*above, run]
        return self._once(prefix + text), run.nest, is_list

    def _once(self, number: str) -> str:
        """A number is shown once: of two lists marked alike under one heading, the second goes without."""
        if number in self.given:
            return ""
        self.given.add(number)
        return number


def _shown(run: Run) -> str:
    if run.style in {"a", "A"}:
        return chr(ord(run.style) + run.value - 1)
    if run.style == "i":
        return ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")[min(run.value, 10) - 1]
    return str(run.value)
