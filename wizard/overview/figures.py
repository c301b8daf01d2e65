"""A figure: a question, its rows with counts, and what may be shown of them to whom. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from textwrap import wrap

from wizard.overview.enums import FEWEST

FEW, WITHHELD = f"fewer than {FEWEST}", "not shown"


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. `n` is None where the number is not shown, and `instead` stands there; `more` stands beside it."""

    label: str
    n: int | None
    more: str = ""
    instead: str = ""

    @property
    def shown(self) -> str:
        """The count in words."""
        return self.instead if self.n is None else f"{self.n:,}"


@dataclass(frozen=True, slots=True)
class Figure:
    """`column` names what the rows are, `counted` what is counted, `facts` are lines above the rows."""

    key: str
    title: str
    column: str
    counted: str
    bars: Sequence[Bar]
    none: str
    says: str = ""
    facts: Sequence[tuple[str, str]] = field(default=())

    @property
    def total(self) -> int | None:
        """All together; None where a row is not shown, since it could be worked out from the sum."""
        counts = [bar.n for bar in self.bars]
        return None if None in counts else sum(one or 0 for one in counts)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return all(bar.n == 0 for bar in self.bars)

    @property
    def drawn(self) -> list[tuple[Bar, float]]:
        """Each row with the length of its bar, the longest 100; a count that is not shown has no length."""
        longest = max((bar.n or 0 for bar in self.bars), default=0) or 1
        return [(bar, round(100 * (bar.n or 0) / longest, 1)) for bar in self.bars]

    @property
    def read_aloud(self) -> str:
        """The drawing in one sentence."""
        return f"{self.title}. {'; '.join(f'{bar.label}: {bar.shown}' for bar in self.bars)}."

    @property
    def lines(self) -> list[dict[str, object]]:
        """Where each row is drawn: its words, line by line, then its bar."""
        found: list[dict[str, object]] = []
        top = 0
        for bar, width in self.drawn:
            words = wrap(bar.label, LONGEST) or [""]
            said = [{"text": text, "y": top + LINE * (place + 1) - 4} for place, text in enumerate(words)]
            below = top + LINE * len(words)
            found.append({"bar": bar, "width": width, "words": said, "top": below + 4})
            top = below + BENEATH
        return found

    @property
    def height(self) -> int:
        """How high the drawing is."""
        return sum(LINE * (len(wrap(bar.label, LONGEST)) or 1) + BENEATH for bar in self.bars)


# A line of words and what lies beneath it, in pixels, and how many letters a phone has room for beside the count.
LINE, BENEATH, LONGEST = 22, 34, 32


def small_hidden(figure: Figure) -> Figure:
    """Returns the figure without counts of one to four, nor what stands beside them (they would tell of one child).

    A single hidden row among others would follow from a total known elsewhere: the next smallest is hidden with it, and
    is not said to be small.
    """
    small = {place for place, bar in enumerate(figure.bars) if bar.n is not None and 0 < bar.n < FEWEST}
    others = [place for place, bar in enumerate(figure.bars) if bar.n and place not in small]
    instead = dict.fromkeys(small, FEW)
    if len(small) == 1 and others:
        instead[min(others, key=lambda place: figure.bars[place].n or 0)] = WITHHELD
    bars = [
        replace(bar, n=None, more="", instead=instead[place]) if place in instead else bar
        for place, bar in enumerate(figure.bars)
    ]
    enough = sum(bar.n or 0 for bar in figure.bars) >= FEWEST
    return replace(figure, bars=bars, facts=figure.facts if enough else ())


def banded(counts: Mapping[int, int], bands: Iterable[tuple[str, int | None]]) -> list[Bar]:
    """Returns the counts in bands, each (label, the most it holds); None holds the rest."""
    left, found = dict(counts), []
    for label, most in bands:
        inside = [value for value in left if most is None or value <= most]
        found.append(Bar(label, sum(left.pop(value) for value in inside)))
    return found
