"""A name that was looked for stays out of addresses, and so out of histories and logs.

The session keeps the words; the address carries a mark that means nothing to anybody else.
"""

import secrets

from django.http import HttpRequest, QueryDict

KEPT, MARK, MOST = "register_sought", "~", 20


def keep_sought(request: HttpRequest, words: str) -> str:
    """Returns what an address carries for these words: a reference itself, for a name the mark of what is kept."""
    if not words or any(sign.isdigit() for sign in words):
        return words
    kept: dict[str, str] = request.session.get(KEPT, {})
    mark = next((key for key, said in kept.items() if said == words), "") or MARK + secrets.token_urlsafe(6)
    request.session[KEPT] = dict([*((key, said) for key, said in kept.items() if key != mark)][1 - MOST :]) | {
        mark: words
    }
    return mark


def with_sought(request: HttpRequest, asked: QueryDict) -> QueryDict:
    """Returns the filters of an address with the words behind its mark; nothing is looked for by an unknown one."""
    if not asked.get("q", "").startswith(MARK):
        return asked
    told = asked.copy()
    told["q"] = request.session.get(KEPT, {}).get(asked["q"], "")
    return told
