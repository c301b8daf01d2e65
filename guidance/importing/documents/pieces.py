"""A piece of a document as its reader hands it over: what the format said, before anybody asked what it means."""

from dataclasses import dataclass, field

from guidance.importing.documents.inline import plain


@dataclass
class Piece:
    """`shape` is paragraph, heading, item, note, table or contents (a line the format itself calls contents).

    `html` holds inline words with links, bold and `[^1]` only. `depth` is a heading's or an item's depth in the
    source, `mark` what stands before an item or names a note, `rows` a table's cells. `alone` says that a blank
    line (or the like) came before; `sure` that the format called it a heading; `counted` that Word numbers it;
    `linkless` that the words were a link whose address is gone; `lines` which lines of the source it was read from.
    """

    shape: str
    html: str = ""
    depth: int = 0
    mark: str = ""
    rows: list[list[str]] = field(default_factory=list)
    alone: bool = True
    sure: bool = False
    counted: bool = False
    linkless: bool = False
    place: int = 0
    lines: list[int] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The piece as one line of plain text, its footnote marks left in."""
        return plain(self.html)


@dataclass
class Source:
    """What a reader found: pieces in order, and what its format says about itself.

    `web` is a page from a site; `styles` the numbering Word uses for its headings; `dropped` what the reader
    left out as page furniture; `notices` (code, sentence) of what did not come along.
    """

    pieces: list[Piece]
    title: str = ""
    web: bool = False
    styles: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)
