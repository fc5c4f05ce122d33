"""What the frame of every page needs: menu by role, footer, user menu, language switch."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import is_valid_path, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LANGUAGE_NAMES = {"nb": "Bokmål", "nn": "Nynorsk"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the frame. The path is one of those that the design fixes, so that this room need
    not know how the apps above it name their pages."""

    label: str | Promise
    path: str


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as one page shows it."""

    label: str
    url: str
    current: bool = False


EXAMPLES = Entry(_("Examples"), "/eksempler/")
MUNICIPALITIES = Entry(_("Municipalities"), "/kommuner/")
SURVEY = Entry(_("Survey"), "/kartlegging/")
NETWORK = Entry(_("Network"), "/nettverk/")
PILOTS = Entry(_("Pilot projects"), "/piloter/")
FOCUS_GROUPS = Entry(_("Focus groups"), "/fokusgrupper/")
WORKSHOP = Entry(_("Workshop"), "/workshop/")
REPORTS = Entry(_("Reports"), "/rapporter/")
PUBLIC_MENU = (EXAMPLES, MUNICIPALITIES, PILOTS, NETWORK, REPORTS)
# Researchers and the secretariat: the order of the project.
TEAM_MENU = (EXAMPLES, MUNICIPALITIES, SURVEY, NETWORK, PILOTS, FOCUS_GROUPS, WORKSHOP, REPORTS)
FOOTER = (
    Entry(_("Accessibility statement"), "/tilgjengelighet/"),
    Entry(_("Privacy and cookies"), "/personvern/"),
    Entry(_("Sources"), "/kilder/"),
    Entry(_("Help and contact"), "/hjelp/"),
)
USER_LINKS = (
    Entry(_("Project plan"), "/prosjekt/"),
    Entry(_("My log-in"), "/konto/min-innlogging/"),
    Entry(_("What I may do"), "/arbeid/rettigheter/"),
)
WEEKLY_MAIL = Entry(_("The mail on Mondays"), "/prosjekt/ukebrev/")
OVERSIGHT = Entry(_("Oversight of privacy"), "/personvern/tilsyn/")
STAFF_LINKS = (Entry(_("Administration"), "/admin/"), Entry(_("Components"), "/komponenter/"))


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of `base.html`. Asks the database only for a logged-in user's roles, once."""
    user = getattr(request, "user", None)
    known = bool(user and user.is_authenticated)
    return {
        "menu": items(menu_of(user) if known else PUBLIC_MENU, request.path),
        "user_links": items(links_of(user) if known else (), request.path),
        "footer_links": items(FOOTER, request.path),
        "login_url": reverse("account_login"),
        "logout_url": reverse("account_logout"),
        "language_switch": language_switch(request),
        "LANGUAGE_CODE": get_language(),
    }


def menu_of(user: Any) -> tuple[Entry, ...]:
    """The eight entries of the team, or the five of everybody else."""
    return TEAM_MENU if user.is_researcher or user.is_secretariat else PUBLIC_MENU


def links_of(user: Any) -> tuple[Entry, ...]:
    """Links of the user menu."""
    gets_mail = user.is_researcher or user.is_secretariat or user.is_officer
    own = (*USER_LINKS, WEEKLY_MAIL) if gets_mail else USER_LINKS
    own = (*own, OVERSIGHT) if user.is_protection_officer else own
    return own + STAFF_LINKS if user.is_staff else own


def items(entries: Iterable[Entry], path: str) -> list[Item]:
    """The entries whose page exists, the one that `path` is in marked as current."""
    return [
        Item(str(entry.label), entry.path, path.startswith(entry.path))
        for entry in entries
        if exists(entry.path, settings.ROOT_URLCONF)
    ]


@lru_cache(maxsize=64)
def exists(path: str, urlconf: str) -> bool:
    """Whether the portal of `urlconf` has a page at `path`."""
    return bool(is_valid_path(path, urlconf))


def language_switch(request: HttpRequest) -> dict[str, str]:
    """The other written language and the address that switches to it and comes back here."""
    other = "nb" if get_language() == "nn" else "nn"
    back = request.get_full_path() if request.method in ("GET", "HEAD") else "/"
    url = f"{reverse('ui:language', args=[other])}?{urlencode({'neste': back})}"
    return {"code": other, "label": LANGUAGE_NAMES[other], "url": url}
