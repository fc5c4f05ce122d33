"""People with links to a poll, and what their phones send."""

from datetime import timedelta

from django.urls import reverse

from forkommune.accounts.models import PersonalLink
from tests.factories import MeetingFactory, PollFactory, RepresentativeFactory, SecretaryFactory
from workshops.invitations.services.mailing import LINK_SCOPE
from workshops.voting.phone import forget_lately
from workshops.voting.polls import open_poll

DATA = {"HTTP_ACCEPT": "application/json"}


def link_of(invitation) -> str:
    """The token of a link of an invited person."""
    lasts = timedelta(days=1)
    return PersonalLink.objects.issue(
        scope=LINK_SCOPE, target=invitation, lasts=lasts, max_uses=10**6
    )[1]


def open_poll_of(kind, *, meeting=None, **values):
    """A poll that takes answers."""
    poll = PollFactory(meeting=meeting or MeetingFactory(), kind=kind, **values)
    return open_poll(poll=poll, by=SecretaryFactory())


def dots_poll(people, **values):
    """An open show of three dots, two at most on one, and so many people who come."""
    poll = open_poll_of("dots", dots=3, at_most=2, **values)
    return poll, [RepresentativeFactory(meeting=poll.meeting) for _n in range(people)]


def address(token, poll, name="phone-poll"):
    """Of the page of a poll."""
    return reverse(f"workshops:{name}", args=[token, poll.pk])


def keys_of(poll):
    """The options of a poll, by key."""
    return list(poll.options.order_by("pk").values_list("pk", flat=True))


def sent(numbers, *, version=0, tab="a", seq=1, wants=()):
    """What a phone sends."""
    fields = {f"n{key}": number for key, number in numbers.items()}
    return {**fields, "wants": list(wants), "version": version, "tab": tab, "seq": seq}


def fresh(poll):
    """Do not wait a second for the sums."""
    forget_lately(poll)
    return poll
