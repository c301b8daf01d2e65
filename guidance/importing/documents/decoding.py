"""Bytes to characters: what editors' programs write, read without guessing wildly."""

import codecs

from guidance.importing.documents.refusals import damaged

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_JOINED_LETTERS = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_SPACES = {ord(space): " " for space in "\u00a0\u2007\u2009\u200a\u202f"}


def text_of(content: bytes, kind: str) -> str:
    """Returns the characters of a file: UTF-8, UTF-16 with its mark, else Windows' own. Raises ImportRefused."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    try:
        text = content.decode(encoding) if encoding else _unmarked(content)
    except UnicodeDecodeError as fault:
        raise damaged(kind) from fault
    if "\0" in text:
        raise damaged(kind)
    return tidy(text)


def tidy(text: str) -> str:
    """Returns text with one kind of line end and of space, without control characters and invisible ones."""
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\x0b", "\n")
        .translate(_INVISIBLE | _SPACES | _JOINED_LETTERS)
    )
    return "".join(c for c in text if c >= " " or c in "\n\t\f")


def _unmarked(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252")
