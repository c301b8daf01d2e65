"""Atom feeds of what was published: of the whole site, of an authority, of a policy."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from guidance.reading.addresses import whole
from guidance.reading.feeds.entries import Entry, entries_of_places, entries_of_policy
from guidance.reading.found import found_place, found_policy
from guidance.reading.queries import authority_pages


@dataclass(frozen=True)
class Channel:
    """What a feed is about."""

    title: str
    href: str
    own_href: str
    entries: list[Entry]


class Published(Feed[Entry, Channel]):
    """Names of the methods are Django's."""

    feed_type = Atom1Feed
    subtitle = "Published editions and corrections, each with what changed. Published words never change."
    language = "en-GB"

    def get_object(self, request: HttpRequest, authority: str = "", policy: str = "") -> Channel:
        """Returns what the address names. Raises Http404."""
        if policy:
            place, found, versions = found_policy(authority, policy)
            title = f"{versions[0].title}, {place.authority.name}"
            own = reverse("reading:policy", args=[authority, policy])
            return Channel(title, own, request.path, entries_of_policy(place.authority, found))
        if authority:
            place = found_place(authority)
            own = reverse("reading:authority", args=[authority])
            return Channel(f"Policies of {place.authority.name}", own, request.path, entries_of_places([place]))
        return Channel("Waymark: published policies", "/", request.path, entries_of_places(authority_pages()))

    def title(self, channel: Channel) -> str:
        return channel.title

    def link(self, channel: Channel) -> str:
        return whole(channel.href)

    def feed_url(self, channel: Channel) -> str:
        return whole(channel.own_href)

    def feed_guid(self, channel: Channel) -> str:
        return whole(channel.own_href)

    def items(self, channel: Channel) -> list[Entry]:
        return channel.entries

    def item_title(self, item: Entry) -> str:
        return item.title

    def item_description(self, item: Entry) -> str:
        return item.summary

    def item_link(self, item: Entry) -> str:
        return item.href

    def item_guid(self, item: Entry) -> str:
        return item.ident

    def item_author_name(self, item: Entry) -> str:
        return item.author

    def item_pubdate(self, item: Entry) -> datetime:
        return item.published_at

    def item_updateddate(self, item: Entry) -> datetime:
        return item.published_at
