"""Reading a route document: the text is refused before the schema sees it, then shape, then canonical form."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from wizard.routes.canonical import canonical_text
from wizard.routes.problems import DocumentRefused, Problem
from wizard.routes.schema import pointer_of, shape_problems
from wizard.routes.upgrading import CURRENT, readable_versions, upgraded

LARGEST = 1_000_000
DEEPEST = 30


@dataclass(frozen=True, slots=True)
class RouteDocument:
    """A document of the right shape. `text` is canonical; `exact` says whether it was already so when read."""

    data: dict[str, Any]
    text: str
    sha256: str
    exact: bool

    @property
    def key(self) -> str:
        """The route's key within its authority."""
        return str(self.data["route"]["key"])


class _Unreadable(ValueError):
    def __init__(self, code: str, sentence: str) -> None:
        self.problem = Problem("", f"file.{code}", sentence)
        super().__init__(sentence)


def load_document(text: bytes | str) -> RouteDocument:
    """Read, check the shape of, and make canonical a route document.

    Raises DocumentRefused with every problem found: `file.*` (size, encoding, syntax, nesting, duplicate keys,
    NaN), `version.unknown`, `shape.*`. Meaning is checked by `check_document`.
    """
    try:
        decoded = _decoded(text)
        data = _parsed(decoded)
        _check_tree(data)
    except _Unreadable as error:
        raise DocumentRefused([error.problem]) from error
    if isinstance(data, dict) and isinstance(data.get("schema_version"), str):
        data = upgraded(data)
    problems = _version_problems(data) or shape_problems(data)
    if problems:
        raise DocumentRefused(problems)
    canonical = canonical_text(data)
    # Read back, so that what runs is what the hash covers.
    return RouteDocument(json.loads(canonical), canonical, sha256_of(canonical), canonical == decoded)


def sha256_of(text: str) -> str:
    """The hash a version is known by: SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def _decoded(text: bytes | str) -> str:
    try:
        raw = text if isinstance(text, bytes) else text.encode()
        if len(raw) > LARGEST:
            raise _Unreadable("size", f"The file is larger than {LARGEST:,} bytes.")
        return raw.decode("utf-8-sig")
    except UnicodeError as error:
        raise _Unreadable("encoding", "The file is not UTF-8 text.") from error


def _parsed(text: str) -> Any:
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_float=_float, parse_int=_integer
        )
    except _Unreadable:
        raise
    except RecursionError as error:
        raise _Unreadable("nesting", f"The file is nested more than {DEEPEST} deep.") from error
    except json.JSONDecodeError as error:
        sentence = f"Not JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        raise _Unreadable("syntax", sentence) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Unreadable("duplicate_key", f"The key “{key[:60]}” stands twice in one object.")
        found[key] = value
    return found


def _constant(name: str) -> Any:
    raise _Unreadable("number", f"{name} is not a number JSON knows.")


def _float(digits: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise _Unreadable("number", "A number is too large.")
    return value


def _integer(digits: str) -> int:
    if len(digits) > 18:
        raise _Unreadable("number", "A number is too large.")
    return int(digits)


def _check_tree(data: Any) -> None:
    """Depth and characters, without recursion."""
    waiting = [(data, 1)]
    while waiting:
        value, depth = waiting.pop()
        if depth > DEEPEST:
            raise _Unreadable("nesting", f"The file is nested more than {DEEPEST} deep.")
        if isinstance(value, dict):
            for key in value:
                _check_string(key)
            waiting.extend((member, depth + 1) for member in value.values())
        elif isinstance(value, list):
            waiting.extend((member, depth + 1) for member in value)
        elif isinstance(value, str):
            _check_string(value)


def _check_string(value: str) -> None:
    if not value.isprintable() and any(_unusable(character) for character in value):
        raise _Unreadable("encoding", "The file holds a control character or half of a surrogate pair.")


def _unusable(character: str) -> bool:
    return (character < " " and character not in "\n\t") or "\ud800" <= character <= "\udfff"


def _version_problems(data: Any) -> list[Problem]:
    version = data.get("schema_version") if isinstance(data, dict) else None
    if isinstance(version, str) and version != CURRENT:
        supported = ", ".join(readable_versions())
        sentence = f"Version {version[:20]} of the language is not supported here; this installation reads {supported}."
        return [Problem(pointer_of(["schema_version"]), "version.unknown", sentence)]
    return []
