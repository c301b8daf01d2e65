"""Posted data, for a form that is shown again."""

from collections.abc import Mapping
from typing import Any

from django.utils.datastructures import MultiValueDict


def with_value(data: Mapping[str, Any], name: str, value: str) -> MultiValueDict[str, Any]:
    """Returns a copy of posted data with one value set anew, such as a fresh hidden field."""
    lists = dict(data.lists()) if isinstance(data, MultiValueDict) else {key: [one] for key, one in data.items()}
    copy: MultiValueDict[str, Any] = MultiValueDict(lists)
    copy[name] = value
    return copy
