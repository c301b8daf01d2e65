"""What was typed into a form that came too late: the page itself carries it, and nothing of it is stored."""

import json
from dataclasses import asdict, dataclass
from typing import Any, Self

from django.conf import settings
from django.http import HttpRequest

NOT_TYPED = frozenset({"csrfmiddlewaretoken"})


@dataclass(frozen=True)
class Held:
    """One form: where it was going, every name with its values in order, which files it named, whose session it was.

    `who` is the key of the person whose session ended, "" where nothing is known of it.
    """

    path: str
    values: list[tuple[str, list[str]]]
    files: list[tuple[str, str]]
    who: str

    @classmethod
    def of(cls, request: HttpRequest, who: str) -> Self:
        """Returns what the request carried, without the token of the page that has gone."""
        values = [(name, list(given)) for name, given in request.POST.lists() if name not in NOT_TYPED]
        files = [(name, file.name or "") for name, given in request.FILES.lists() for file in given]
        return cls(request.get_full_path(), values, files, who)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Returns what `written` wrote; None for anything else."""
        try:
            said: dict[str, Any] = json.loads(text)
            held = cls(
                str(said["path"]),
                [(str(name), [str(one) for one in given]) for name, given in said["values"]],
                [(str(name), str(file)) for name, file in said["files"]],
                str(said["who"]),
            )
            held.written().encode()  # half characters can be written in JSON, and on no page
        except (ValueError, TypeError, KeyError, RecursionError):
            return None
        return held if held_back(held.path) else None

    def written(self) -> str:
        """Returns it as the text of one hidden field."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    def pairs(self) -> list[tuple[str, str]]:
        """Returns each name and value, one by one, as a form sends them."""
        return [(name, one) for name, given in self.values for one in given]


def held_back(path: str) -> bool:
    """Whether what is sent to this address is worth holding: our own rooms, and never another site."""
    return path.startswith(settings.HELD_PATHS)


def comes_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this very site sent the request. Silence counts as no.

    This stands in for the token where that is out of date: signing in changes it, in other tabs too.
    """
    here = f"{request.scheme}://{request.get_host()}"
    origin, referrer = request.headers.get("Origin", ""), request.headers.get("Referer", "")
    if origin:
        return origin == here
    site = request.headers.get("Sec-Fetch-Site", "")
    return site == "same-origin" if site else referrer.startswith(f"{here}/")
