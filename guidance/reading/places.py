"""The authority's page in the tree, made when there is none."""

from wagtail.models import Page, Site

from guidance.reading.models import AuthorityPage
from people.models import Authority


def authority_page(authority: Authority) -> AuthorityPage:
    """Returns the page of an authority, made directly below the root when there is none."""
    found = AuthorityPage.objects.filter(authority=authority).first()
    if found:
        return found
    page = AuthorityPage(authority=authority, slug=authority.slug, title=authority.name)
    site_root().add_child(instance=page)
    page.save_revision().publish()
    return AuthorityPage.objects.get(pk=page.pk)


def site_root() -> Page:
    """Returns the root of the tree, and makes the site start there instead of at Wagtail's welcome page."""
    root = Page.get_first_root_node()
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(hostname="localhost", root_page=root, is_default_site=True)
    elif site.root_page_id != root.pk:
        welcome = site.root_page
        site.root_page = root
        site.save()
        if type(welcome.specific) is Page and not welcome.get_children().exists():
            welcome.delete()
    return Page.objects.get(pk=root.pk)
