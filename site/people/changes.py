"""Higher floors follow memberships here: the CMS gives and takes its groups without people knowing of pages."""

from collections.abc import Callable

from people.models import User

Follower = Callable[[User], None]
_followers: list[Follower] = []


def follow_memberships(follower: Follower) -> None:
    """Registers what is to happen, in the same transaction, after any membership of a user began or ended.

    Called from AppConfig.ready; registering the same function twice does nothing.
    """
    if follower not in _followers:
        _followers.append(follower)


def memberships_changed(user: User) -> None:
    """Tells every follower. Called by the actions that begin and end memberships, and by nothing else."""
    for follower in _followers:
        follower(user)
