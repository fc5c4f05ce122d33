"""What the frame of every page needs: menu by role, footer, language switch."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LANGUAGE_NAMES = {"nb": "Bokmål", "nn": "Nynorsk"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the frame: what it says, where it goes, who sees it."""

    label: str | Promise
    url_name: str
    team_only: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as one page shows it."""

    label: str
    url: str
    current: bool = False


# The order of the project; the team is researchers and the secretariat.
MENU = (
    Entry(_("Examples"), "pilots:example-list"),
    Entry(_("Municipalities"), "municipalities:municipality-list"),
    Entry(_("Survey"), "municipalities:survey", team_only=True),
    Entry(_("Network"), "municipalities:network"),
    Entry(_("Pilot projects"), "pilots:pilot-list"),
    Entry(_("Focus groups"), "focusgroups:focusgroup-list", team_only=True),
    Entry(_("Workshop"), "workshops:meeting-list", team_only=True),
    Entry(_("Reports"), "reports:report-list"),
)
FOOTER = (
    Entry(_("Accessibility statement"), "portal:accessibility"),
    Entry(_("Privacy and cookies"), "portal:privacy"),
    Entry(_("Sources"), "portal:sources"),
    Entry(_("Help and contact"), "portal:help"),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of `base.html`. Asks the database only for a logged-in user's roles, once."""
    user = getattr(request, "user", None)
    team = bool(user and user.is_authenticated and (user.is_researcher or user.is_secretariat))
    return {
        "menu": items((entry for entry in MENU if team or not entry.team_only), request.path),
        "footer_links": items(FOOTER, request.path),
        "user_links": items(user_entries(user), request.path),
        "login_url": address("account_login"),
        "logout_url": address("account_logout"),
        "language_switch": language_switch(request),
        "LANGUAGE_CODE": get_language(),
    }


def user_entries(user: Any) -> list[Entry]:
    """Links of the user menu: nothing for a visitor."""
    if not user or not user.is_authenticated:
        return []
    entries = [Entry(_("Project plan"), "plan:plan"), Entry(_("My account"), "mfa_index")]
    if user.is_staff:
        entries.append(Entry(_("Administration"), "admin:index"))
        entries.append(Entry(_("Components"), "ui:components"))
    return entries


def items(entries: Iterable[Entry], path: str) -> list[Item]:
    """The entries whose page exists, the one that `path` is in marked as current."""
    found = ((entry, address(entry.url_name)) for entry in entries)
    return [Item(str(entry.label), url, path.startswith(url)) for entry, url in found if url]


def address(url_name: str) -> str:
    """Address of a page, empty when the portal has no such page."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def language_switch(request: HttpRequest) -> dict[str, str]:
    """The other written language and the address that switches to it and comes back here."""
    other = "nb" if get_language() == "nn" else "nn"
    back = request.get_full_path() if request.method in ("GET", "HEAD") else "/"
    url = f"{reverse('ui:language', args=[other])}?{urlencode({'neste': back})}"
    return {"code": other, "label": LANGUAGE_NAMES[other], "url": url}
