"""Reading documents of older versions of the language: pure steps from one version to the next, in memory only.

A frozen version is never rewritten: its text and hash stay, and every reader takes it through these steps. A step gets
a document's data and returns new data of the next version; it must not change what it was given.
"""

from collections.abc import Callable, Mapping
from typing import Any

JSON = dict[str, Any]
Step = tuple[str, Callable[[JSON], JSON]]

CURRENT = "1.0"
#: version -> (the version after it, the step there). Empty while there has been one version only.
UPGRADERS: Mapping[str, Step] = {}


def readable_versions(upgraders: Mapping[str, Step] = UPGRADERS) -> tuple[str, ...]:
    """Returns every version that can be read: this one, and those from which a step leads on."""
    return (*upgraders, CURRENT)


def upgraded(data: JSON, upgraders: Mapping[str, Step] = UPGRADERS) -> JSON:
    """Returns the data in the current version; data of an unknown version comes back as it is, to be refused."""
    seen: set[str] = set()
    while (version := str(data.get("schema_version"))) in upgraders and version not in seen:
        seen.add(version)
        following, step = upgraders[version]
        data = {**step(data), "schema_version": following}
    return data
