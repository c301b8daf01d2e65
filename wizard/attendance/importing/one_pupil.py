"""Finding one pupil's marks in a file that may be of many: the rest is left where it is."""

from collections.abc import Iterable

from wizard.attendance.importing.reading import FileRefused, read_marks
from wizard.attendance.importing.results import BadCell
from wizard.attendance.marks import Marks

LARGEST_BYTES = 20 * 1024 * 1024
TOO_LARGE = "The file is larger than 25 MB. Export this pupil’s marks alone."


class RowsNotRead(Exception):
    """Rows that could not be read, by line and column; nothing of the file is used."""

    def __init__(self, problems: tuple[BadCell, ...], more: int) -> None:
        self.problems = problems
        self.more = more
        super().__init__(f"{len(problems) + more} problems")


class WhichPupil(Exception):
    """The file is of several pupils and none of them is the one known: (key, name) of each."""

    def __init__(self, pupils: list[tuple[str, str]]) -> None:
        self.pupils = pupils
        super().__init__(f"{len(pupils)} pupils")


def marks_of_one(content: bytes, known_as: Iterable[str]) -> Marks:
    """Returns one pupil's marks: the only one's, or the one whose UPN or name is among `known_as`.

    Raises FileRefused, RowsNotRead or WhichPupil.
    """
    if len(content) > LARGEST_BYTES:
        raise FileRefused(TOO_LARGE)
    read = read_marks(content)
    if read.problems:
        raise RowsNotRead(read.problems, read.more_problems)
    if len(read.pupils) == 1:
        return next(iter(read.pupils.values()))
    wanted = {_plain(one) for one in known_as} - {""}
    fitting = [key for key in read.pupils if {_plain(key), _plain(read.names.get(key, ""))} & wanted]
    if len(fitting) == 1:
        return read.pupils[fitting[0]]
    listed = [(key, read.names.get(key) or key or "No name") for key in read.pupils]
    raise WhichPupil(sorted(listed, key=lambda one: one[1].casefold()))


def _plain(text: str) -> str:
    """A name for comparing: "Madeup, Amara" and "amara madeup" are the same."""
    last, comma, first = text.casefold().partition(",")
    return " ".join(f"{first} {last}".split() if comma else text.casefold().split())
