"""Who is told when words were frozen. Rooms above register in AppConfig.ready; policies know none of them."""

from collections.abc import Callable

from guidance.policies.models import EditionVersion

Follower = Callable[[EditionVersion], None]
_followers: list[Follower] = []


def when_published(follow: Follower) -> None:
    """Takes a function that is called with each new version, inside the transaction that publishes it.

    What it raises undoes the publishing.
    """
    if follow not in _followers:
        _followers.append(follow)


def tell_followers(version: EditionVersion) -> None:
    """Calls every registered function, in the order of registering."""
    for follow in _followers:
        follow(version)
