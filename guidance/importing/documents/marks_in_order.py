"""Which number a marked heading has: the open counters above it, and what each mark can mean among them."""

from dataclasses import dataclass, field

from guidance.importing.documents.numbering_marks import Mark

_WIDEST_GAP = 3
_HIGHEST_FIRST = 30
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass
class Open:
    """A counter that is running: its style, the place it has reached, and the whole number shown there."""

    style: str
    value: int
    number: str


@dataclass
class Order:
    """The counters open at this point of the document, outermost first. `slips` collects gaps and repeats."""

    stack: list[Open] = field(default_factory=list)
    slips: list[tuple[str, str, str]] = field(default_factory=list)
    styles: dict[int, str] = field(default_factory=dict)

    def accept(self, mark: Mark, coming: str) -> tuple[str, int] | None:
        """Returns the whole number and level of a heading, or None where its mark fits nowhere.

        `coming` is the text of the next mark: it decides whether an "i." after "h." is a letter or a Roman one.
        """
        if len(mark.parts) > 1:
            return self._dotted(mark.parts)
        text = mark.parts[0]
        readings = mark.readings
        if text == "1" and self.stack and self.stack[0].style == "i":
            self.stack = []  # Roman numbers counted the pages before the policy: an amendment record, a foreword
        going_on = self._going_on(readings)
        if len(readings) > 1 and coming in ("ii", "II"):
            going_on = [(level, style, value) for level, style, value in going_on if style != "a"]
            readings = [reading for reading in readings if reading[0] == "i"]
        if going_on:
            return self._set(*going_on[0], text)
        for style, value in reversed(readings):
            if value == 1 and not any(one.style == style for one in self.stack):
                return self._set(len(self.stack), style, 1, text)
        return self._slip(readings, text)

    def _going_on(self, readings: list[tuple[str, int]]) -> list[tuple[int, str, int]]:
        return [
            (level, style, value)
            for level in range(len(self.stack) - 1, -1, -1)
            for style, value in readings
            if self.stack[level].style == style and self.stack[level].value + 1 == value
        ]

    def _slip(self, readings: list[tuple[str, int]], text: str) -> tuple[str, int] | None:
        """A mark that leaves some out, comes twice, or begins above 1."""
        for level in range(len(self.stack) - 1, -1, -1):
            for style, value in readings:
                one = self.stack[level]
                if one.style != style:
                    continue
                if value == one.value:
                    self.slips.append(("import.number-twice", one.number, f"{one.number} comes twice."))
                    return self._set(level, style, value, text)
                if one.value < value <= one.value + _WIDEST_GAP:
                    found = self._set(level, style, value, text)
                    self.slips.append(("import.number-gap", found[0], f"{one.number} is followed by {found[0]}."))
                    return found
        highest = _WIDEST_GAP if self.stack else _HIGHEST_FIRST
        if readings and readings[-1][1] <= highest and not any(one.style == readings[-1][0] for one in self.stack):
            style, value = readings[-1]
            found = self._set(len(self.stack), style, value, text)
            if value > 1:
                self.slips.append(("import.number-gap", found[0], f"The numbering begins at {found[0]}."))
            return found
        return None

    def _set(self, level: int, style: str, value: int, text: str) -> tuple[str, int]:
        above = self.stack[level - 1].number + "." if level else ""
        self.stack[level:] = [Open(style, value, above + text)]
        self.styles.setdefault(level, style)
        return above + text, level + 1

    def _dotted(self, parts: tuple[str, ...]) -> tuple[str, int] | None:
        values = [int(part) for part in parts]
        known = [one.value for one in self.stack if one.style == "1"]
        if known and known[0] != values[0] and values[0] not in (known[0] + 1, known[0] + 2):
            return None
        level = len(parts) - 1
        if len(known) > level and known[:level] == values[:level] and known[level] == values[level]:
            self.slips.append(("import.number-twice", ".".join(parts), f"{'.'.join(parts)} comes twice."))
        elif len(known) > level and known[:level] == values[:level] and values[level] > known[level] + 1:
            before = ".".join(map(str, known[: level + 1]))
            self.slips.append(("import.number-gap", ".".join(parts), f"{before} is followed by {'.'.join(parts)}."))
        self.stack = [Open("1", value, ".".join(parts[: n + 1])) for n, value in enumerate(values)]
        for depth in range(len(parts)):
            self.styles.setdefault(depth, "1")
        return ".".join(parts), len(parts)

    def count(self, depth: int, style: str = "1") -> tuple[str, int]:
        """Returns the next number of a heading which Word itself numbers, at this depth (1 is the outermost)."""
        level = min(depth - 1, len(self.stack))
        value = self.stack[level].value + 1 if level < len(self.stack) else 1
        return self._set(level, style, value, _text(value, style))


def _text(value: int, style: str) -> str:
    if style == "i" and value <= len(_ROMAN):
        return _ROMAN[value - 1]
    if style in {"a", "A"} and value <= 26:
        return chr(ord(style) + value - 1)
    return str(value)
