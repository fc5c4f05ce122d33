"""What accounts, the libraries' tables and the work room keep about people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.utils import url_str_to_user_pk
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from forkommune.accounts.models import User

from .models import Import
from .personal_data import (
    ADDRESS,
    INFORMANT,
    PERSON,
    USER,
    PersonKind,
    Then,
    Trace,
    declare,
    declare_person,
    did,
    impersonal,
    inside,
    own,
)
from .registry import import_kinds

ERASED_DOMAIN = "slettet.invalid"
MADE_BY_PORTAL = "numbers, codes and words that the portal writes itself"


def erased_address(user: User) -> str:
    """The address that stands in an erased account: nobody's, and unique."""
    return f"slettet-{user.pk}@{ERASED_DOMAIN}"


def is_erased(user: User) -> bool:
    """Whether an account has been erased."""
    return user.email.endswith(f"@{ERASED_DOMAIN}")


def _erased_name(row: Any) -> str:
    with override("nb"):
        return _("Erased person %(number)d") % {"number": row.pk}


def _of_account(user: User) -> Iterable[tuple[str, Any]]:
    return [(PERSON, user.person_id)] if user.person_id else []


def _sessions(keys: Any) -> models.QuerySet[Session]:
    """The sessions of some accounts; who it is lies inside the session, so all are read."""
    wanted = {str(key) for key in keys}
    found = [
        session.pk
        for session in Session.objects.iterator()
        if wanted & _whose(session.get_decoded())
    ]
    return Session.objects.filter(pk__in=found)


def _whose(session: dict[str, Any]) -> set[str]:
    """Who is logged in, and who has begun to log in: the latter's address stands there too."""
    begun = (session.get(LOGIN_SESSION_KEY) or {}).get("user_pk")
    # The library writes the number in its own way there.
    return {str(session.get(SESSION_KEY)), str(url_str_to_user_pk(begun) if begun else None)}


def _waiting(_informants: Any) -> models.QuerySet[Import]:
    """Files about people that wait for a decision; each may hold anybody's answers."""
    personal = [code for code, kind in import_kinds.named() if kind.is_personal]
    return Import.objects.filter(kind__in=personal, state=Import.State.SHOWN)


def register() -> None:
    """Declare the models of the rooms up to this one."""
    declare_person(
        USER,
        PersonKind(
            "accounts.User",
            address_field="email",
            also=_of_account,
            is_erased=is_erased,
        ),
    )
    declare_person(
        PERSON,
        PersonKind("accounts.Person", is_erased=lambda row: row.name == _erased_name(row)),
    )
    _accounts()
    _libraries()
    _drafts()
    _deeds()
    _correspondence()
    _publications()


def _accounts() -> None:
    declare(
        "accounts.User",
        own(
            "pk",
            USER,
            then=Then.ANONYMISE,
            clears={
                "email": erased_address,
                "name": _erased_name,
                "language": "",
                "password": lambda user: make_password(None),
                "person": None,
                "is_active": False,
                "last_login": None,
            },
        ),
        Trace("person", PERSON, Then.ANONYMISE, shows=("email",), clears={"person": None}),
        hides={"password": gettext_lazy("A password is kept as a digest only.")},
    )
    declare(
        "accounts.Person",
        own(
            "pk",
            PERSON,
            then=Then.ANONYMISE,
            clears={"name": _erased_name, "title": ""},
            only=Q(is_public=False),
        ),
        own(
            "pk",
            PERSON,
            then=Then.KEEP,
            why=gettext_lazy("named in a public document of the project (article 17(3))"),
            only=Q(is_public=True),
        ),
    )
    declare("accounts.Role", own("user", USER))
    declare(
        "accounts.PersonalLink",
        did("issued_by"),
        follows=True,
        tells_nothing={"target_id": MADE_BY_PORTAL},
        hides={"token_hash": gettext_lazy("The digest of a link opens nothing.")},
    )
    declare("accounts.User_groups", own("user", USER))
    declare("accounts.User_user_permissions", own("user", USER))
    declare(
        "accounts.Organisation",
        tells_nothing={"*": "a body's own public data", "email": "a mailbox of the body"},
    )
    impersonal("the words of the taxonomy", "terms.Term")
    impersonal("digests of tokens, without whose they were", "accounts.EndedLink")
    impersonal("names of tables", "database.TableStamp")


def _libraries() -> None:
    declare("admin.LogEntry", own("user", USER))
    declare("account.EmailAddress", own("user", USER))
    declare(
        "account.EmailConfirmation",
        own("email_address__user", USER),
        hides={"key": gettext_lazy("The key of a confirmation lets people in.")},
    )
    declare(
        "mfa.Authenticator",
        own("user", USER),
        hides={"data": gettext_lazy("The secrets of a second factor let people in.")},
    )
    declare(
        "socialaccount.SocialAccount",
        own("user", USER, shows=("provider", "extra_data", "last_login", "date_joined")),
        tells_nothing={"uid": "a digest of the provider's name and its name for the user"},
    )
    declare(
        "socialaccount.SocialToken",
        own("account__user", USER, shows=("expires_at",)),
        hides={
            "token": gettext_lazy("Tokens of a provider let people in; none are kept."),
            "token_secret": gettext_lazy("Tokens of a provider let people in; none are kept."),
        },
    )
    impersonal("settings of a provider", "socialaccount.SocialApp")
    declare(
        "usersessions.UserSession",
        own("user", USER, shows=("ip", "user_agent", "created_at", "last_seen_at")),
        tells_nothing={"data": MADE_BY_PORTAL},
        hides={"session_key": gettext_lazy("The key of a session lets people in.")},
        called=gettext_lazy("browsers that are logged in"),
    )
    declare(
        "sessions.Session",
        own("session_key", USER, rows=_sessions),
        hides={
            "session_key": gettext_lazy("The key of a session lets people in."),
            "session_data": gettext_lazy("The state of a session holds secrets of its log-in."),
        },
    )
    tables = ("auth.Permission", "auth.Group", "auth.Group_permissions", "contenttypes.ContentType")
    impersonal("tables of Django's own", *tables)


def _drafts() -> None:
    """What several people type in one text."""
    typed = gettext_lazy("belongs to the text that several people write")
    declare(
        "work.Draft",
        did("editor", why=typed),
        follows=True,
        tells_nothing={"target_id": MADE_BY_PORTAL, "tab": MADE_BY_PORTAL},
        hides={
            "answers": gettext_lazy("What was answered to a browser holds nothing of its own."),
            "field_versions": gettext_lazy("Numbers of accounts and versions."),
        },
    )
    for model in ("work.DraftRevision", "work.DraftConflict"):
        extra = {"tab": MADE_BY_PORTAL, "field": MADE_BY_PORTAL} if "Conflict" in model else {}
        declare(model, inside("draft", "work.Draft"), did("editor", why=typed), tells_nothing=extra)
    declare("work.DraftPresence", inside("draft", "work.Draft"), own("user", USER))


def _deeds() -> None:
    """Who changed what, brought a file or ordered long work."""
    declare(
        "work.HistoryEntry",
        Trace(
            "actor_id",
            USER,
            Then.KEEP,
            shows=("at", "action", "reason", "operation", "table", "row"),
            why=gettext_lazy(
                "tells that something was done, by the number of an account without a name"
            ),
        ),
        tells_nothing={"changes": "scrubbed with the rows it is about"},
    )
    declare(
        "work.Import",
        did("brought_by", shows=("file_name", "source", "brought_at", "state")),
        did("decided_by", shows=("file_name", "decided_at", "state")),
        # Whose answers a waiting file holds is not known before it is written, so all of them go.
        Trace("pk", INFORMANT, Then.DELETE, shows=("file_name", "brought_at"), rows=_waiting),
        tells_nothing={
            "*": "figures of areas and their faults; of a file about people nothing is kept once "
            "it is decided"
        },
    )
    declare(
        "work.Job",
        did("ordered_by", shows=("kind", "state", "step_name", "message", "ordered_at")),
        tells_nothing={"*": MADE_BY_PORTAL},
    )


def _correspondence() -> None:
    """Mails that were sent, and suggestions that came in."""
    declare(
        "work.Mail",
        own("recipient", ADDRESS),
        own("reply_to", ADDRESS),
        did("ordered_by"),
        follows=True,
        tells_nothing={"target_id": MADE_BY_PORTAL},
    )
    declare(
        "work.Suggestion",
        did("made_by", shows=("field", "old", "new", "source", "made_at", "state", "decision")),
        did("decided_by", shows=("field", "decided_at", "state", "decision")),
        follows=True,
        tells_nothing={"target_id": MADE_BY_PORTAL},
    )


def _publications() -> None:
    of = "work.Publication"
    declare(of, follows=True, tells_nothing={"target_id": MADE_BY_PORTAL, "series": MADE_BY_PORTAL})
    declare(
        "work.PublicationStep",
        inside("publication", of),
        did("by", shows=("from_state", "to_state", "at", "reason")),
    )
    declare(
        "work.PublicationVersion",
        inside("publication", of),
        did("frozen_by"),
        tells_nothing={"parts": "the text of the row itself", "sha256": "a digest"},
    )
    declare(
        "work.PublicationRecipient",
        inside("publication", of),
        own("email", ADDRESS),
        did("asked_by"),
    )
    declare(
        "work.PublicationComment",
        inside("publication", of),
        own("recipient__email", ADDRESS),
        did("resolved_by", shows=("resolved_at", "answer")),
        tells_nothing={"place": MADE_BY_PORTAL},
    )
