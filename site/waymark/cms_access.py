"""Which Wagtail groups a person is in follows from their memberships, and from nothing else.

Editors of an authority share one group with rights on that authority's pages alone. Coordinators may open the CMS for
the register, and have no right on any page.
"""

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from guidance.reading.models import AuthorityPage
from people.enums import CASE_ROLES, Role
from people.models import Authority, User
from people.service import authorities_with, holds

PREFIX = "Memberships: "
REGISTER = f"{PREFIX}case register"
PAGE_RIGHTS = ("add_page", "change_page", "publish_page")


def follow(user: User) -> None:
    """Puts the user in the groups that their running memberships ask for, and out of every other managed one."""
    wanted = {editors_of(authority) for authority in authorities_with(user, {Role.EDITOR})}
    if holds(user, CASE_ROLES):
        wanted.add(group_with_entry(REGISTER))
    managed = set(user.groups.filter(name__startswith=PREFIX))
    user.groups.remove(*managed - wanted)
    user.groups.add(*wanted - managed)


def editors_of(authority: Authority) -> Group:
    """Returns the group of the authority's editors, with its rights on the authority's page and all below it."""
    group = group_with_entry(f"{PREFIX}editors of {authority.slug}")
    page = AuthorityPage.objects.filter(authority=authority).first()
    if page is not None:
        rights = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=PAGE_RIGHTS)
        for right in rights:
            GroupPagePermission.objects.get_or_create(group=group, page=page.page_ptr, permission=right)
    return group


def group_with_entry(name: str) -> Group:
    """Returns the group of this name, allowed into the CMS."""
    group, _ = Group.objects.get_or_create(name=name)
    entry = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    group.permissions.add(entry)
    return group
