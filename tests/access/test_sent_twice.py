"""A button that is pressed twice: the same form, sent twice as it is, makes its rows once.

The forms are those of the pages in the access table. A visitor fills each in as far as the page
tells how; what it does not tell stands in `FILLED`. An address whose forms add nothing is
named in `ADDS_NO_ROW`, so that a new one is looked at.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any
from unittest import mock

import pytest

from forkommune.work.open_forms import shown_now
from tests.access.forms import Form, Sent, read
from tests.access.test_access import client_of
from tests.access.walking import (
    ROLES,
    acts_of,
    answer_to,
    forms_on,
    name_of,
    pages_of,
    pressed,
    taken_back,
    tool_pages,
    watched,
)
from tests.access.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
TEXT = "Kommunen skal bygge sykkelveier og skifte ut oljefyr. " * 10
# What the page does not tell; None is left empty.
FILLED: dict[str, Callable[[World], dict[str, Any]]] = {
    "municipalities:round-create": lambda world: {
        "starts_on": "14.11.2017",
        "municipalities": "0220",
        "as_before": None,
    },
    "municipalities:plan-create": lambda world: {"file": None, "text": TEXT},
    "municipalities:plan-version-add": lambda world: {"file": None, "text": TEXT},
    "evidence:claim-make": lambda world: {"cost": None},
    "evidence:round-open": lambda world: {
        "first": world.rows["round"].first_id,
        "second": world.rows["round"].second_id,
    },
    "focusgroups:guide-new": lambda world: {"duration_minutes": "120"},
    "pilots:pilot-create": lambda world: {"municipalities": "0219"},
    "workshops:meeting-new": lambda world: {
        "on": "4.12.2017",
        "at": "12.30",
        "municipalities": "0220",
    },
    "pilots:confirm-suggest": lambda world: {"value": "En annen tittel"},
    "pilots:confirm-adopt": lambda world: {
        "example": f"(#{world.rows['published example'].pk})",
        "year": "2017",
        "url": None,
    },
    "pilots:assessment": lambda world: {"words": "God.", "seen": "0"},
    "pilots:criteria-create": lambda world: new_criterion_of_all_weight(world),
    "pilots:proposal-create": lambda world: {"homepage": None, "shown": shown_a_minute_ago()},
    "pilots:pilot-partners": lambda world: {"organisation": None},
    "focusgroups:participation": lambda world: {
        "homepage": None,
        "shown": shown_a_minute_ago(),
        "scopes": "interview",
    },
    "focusgroups:session-new": lambda world: {"clock": "18.00"},
    "focusgroups:summary-form": lambda world: {"people": None},
    "focusgroups:session-grant": lambda world: {
        "grant-user": world.rows["round"].first_id,
        "grant-kind": "recruiter",
    },
    "focusgroups:candidate-attempt": lambda world: {
        "attempt-again_day": None,
        "attempt-again_time": None,
    },
    "pilots:example-ask": lambda world: {"homepage": None, "shown": shown_a_minute_ago()},
    "pilots:indicator-create": lambda world: {
        "code": "ny",
        "smallest": "2",
        "least": None,
        "most": None,
    },
    "pilots:experiment-conclude": lambda world: {"example": None},
    "pilots:measurement-by-hand": lambda world: {
        "unit": "NY1",
        "on": "14.11.2017",
        **{
            f"value_{one.code}": "2"
            for one in world.rows["measured pilot"].experiment.indicators.all()
        },
    },
    "pilots:experiment-note": lambda world: {"on": None},
    "pilots:indicator-analysis": lambda world: {
        "value": "-2",
        "low": "-3",
        "high": "-1",
        "n": "40",
    },
    "reports:sentence-add": lambda world: {
        "words": None,
        "passages": world.rows["released passage"].pk,
    },
    "workshops:minutes-send": lambda world: {
        "day": "14.11.2030",
        "clock": "12.00",
        "others": "Kari kari@kommune.invalid",
    },
    "workshops:question-new": lambda world: {"organisation": None, "person": None},
    "workshops:poll-new": lambda world: {
        "pilots": [
            f"pilot:{world.rows['published pilot'].pk}",
            f"pilot:{world.rows['draft pilot'].pk}",
        ],
        "criteria": None,
        "at_most": "2",
    },
    "workshops:day-new": lambda world: {
        "day": "14.11.2030",
        "clock": "9",
        "end": None,
        "answer_day": None,
        "answer_clock": None,
    },
    "workshops:invitations-paste": lambda world: {"lines": "0220;politisk;Ola;ola@asker.invalid"},
}
# Addresses outside of the secretariat's tool whose forms add no row.
ADDS_NO_ROW = {
    "reports:section-edit", "reports:section-save", "reports:section-presence", "reports:section-conflict",
    "reports:section-drafts", "reports:comment-handle",
    # Something is changed, moved, taken away or ended.
    "dissemination-change", "dissemination-remove", "weekly-mail",
    "pilots:shortlist",
    "workshops:meeting-change", "workshops:participant-strike", "workshops:action-change", "workshops:action-close",
    "workshops:conclusion-take-back", "workshops:case-paper", "workshops:basis-order", "workshops:notes-basis", "workshops:names-until",
    "workshops:question-end", "workshops:question", "workshops:conclusion-change",
    # Saved by the number of the save.
    "workshops:contact-save", "workshops:notes-form", "workshops:notes-save", "workshops:notes-presence", "workshops:notes-conflict",
    "workshops:notes-versions", "workshops:case-paper-save", "workshops:case-paper-presence", "workshops:case-paper-conflict",
    "workshops:case-paper-versions",
    "workshops:minutes", "workshops:minutes-save", "workshops:minutes-presence", "workshops:minutes-conflict", "workshops:minutes-versions",
    # Somebody is asked, reminded, answered and taken off twice in tests/workshops/test_minutes.py.
    "workshops:minutes-section", "workshops:minutes-remind", "workshops:minutes-comments", "workshops:minutes-reader-remove", "workshops:minutes-approve",
    # Questions are written anew; nobody in this world can be asked; sheets come with the number of the save.
    "workshops:evaluation-questions", "workshops:evaluation-send", "workshops:evaluation-remind", "workshops:evaluation-act", "workshops:evaluate", "workshops:phone-evaluate",
    "account_login", "account_logout", "account_request_login_code", "accounts:moved", "accounts:oidc-unlink", "accounts:session-end",
    "accounts:sessions-end-others", "evidence:claim-unlink", "evidence:code-divide", "evidence:passage-confirm",
    "evidence:round-close", "evidence:support-withdraw", "evidence:source-names",
    "municipalities:network-names", "municipalities:network-drop", "municipalities:network-contact-remove",
    # The criteria of this world are no rows yet; with some, in tests/network/test_groups.py.
    "municipalities:network-bring",
    # The group of this world has no municipality; somebody is named twice in tests/network/test_groups.py.
    "municipalities:network-contact-add",
    # The same wishes give the division that stands, and of this world's municipalities nothing is known.
    "municipalities:network-divide",
    # Nobody computed this world's divisions; sent twice where one is, in tests/network/test_division_run.py.
    "municipalities:network-move", "municipalities:network-take",
    # Nobody is invited to this world's meetings; their services are called twice in tests/workshops.
    "workshops:seating", "workshops:meeting-drafts",
    "focusgroups:session-plan", "focusgroups:session-mix", "focusgroups:grant-end", "focusgroups:letters-give",
    "focusgroups:candidate-change", "focusgroups:candidate-replace", "focusgroups:candidate-withdraw", "focusgroups:letter-lookup",
    "evidence:letter-change", "evidence:letter-publish", "evidence:letter-next",
    # Nobody in the session of this world has agreed to a recording.
    "focusgroups:recording-add",
    "focusgroups:quoting", "focusgroups:note-redact", "focusgroups:recording-deleted", "focusgroups:guide-details", "focusgroups:guide-part", "focusgroups:guide-part-move", "focusgroups:guide-publish",
    "focusgroups:guide-question", "focusgroups:guide-question-move", "focusgroups:guide-remove", "focusgroups:guide-use",
    # Saved by the number of the save; a summary of this world has no words to send, and no answer comes without one.
    "focusgroups:summary-save", "focusgroups:summary-presence", "focusgroups:summary-conflict",
    "focusgroups:summary-versions", "focusgroups:summary-preview", "focusgroups:summary-close", "focusgroups:summary-send-one", "focusgroups:summary-answer", "focusgroups:summary-answer-save",
    # The outline of a guide is one row.
    "focusgroups:guide-part-add", "focusgroups:guide-question-add",
    "focusgroups:process-change", "municipalities:findings", "pilots:confirm-withdraw",
    "workshops:idea-desk", "workshops:phone-card-findings", "workshops:phone-card-withdraw", "workshops:poll-change", "workshops:poll-act",
    "focusgroups:moderator", "focusgroups:session-end", "focusgroups:note-conflict", "focusgroups:note-save",
    "municipalities:guide-details", "municipalities:guide-part", "municipalities:guide-part-move",
    "municipalities:guide-publish", "municipalities:plan-version-remove", "municipalities:guide-question", "municipalities:guide-question-move",
    "municipalities:interview-approve", "municipalities:interview-interviewer",
    "municipalities:interview-release", "municipalities:interview-waive", "municipalities:round",
    "municipalities:round-change", "municipalities:round-leave-out", "municipalities:suggestion-withdraw",
    "privacy:keep-until", "reports:sentence-remove", "reports:sentence-confirm", "pilots:experiment-plan", "pilots:plan-register",
    "pilots:indicator-change", "pilots:indicator-mean", "pilots:partner-remove", "pilots:pilot-move",
    "pilots:pilot-assess-anew", "pilots:example-apart-undo",
    # Without two examples in the address there is nothing to take together.
    "pilots:example-merge", "pilots:example-apart",
    # No municipality has a mailbox in this world, so nobody can be asked to stand for anything;
    # sent twice where one has, in tests/pilots/test_proposing.py.
    "pilots:example-tell",
    # Autosave and presence come with the number of the save.
    "pilots:example-proposal-save", "pilots:example-proposal-presence", "pilots:example-proposal-conflict",
    "pilots:example-proposal-versions",
    "pilots:pilot-save", "pilots:pilot-presence", "pilots:pilot-conflict", "pilots:pilot-versions",
    # Nothing is brought, undone, in conflict or asked for in this world.
    "evidence:act-redo", "evidence:act-undo", "municipalities:import", "pilots:measurements-file",
    "pilots:measurements", "pilots:example-proposal-files", "pilots:example-attach", "municipalities:routine-templates", "pilots:example-sheet", "pilots:example-sheet-file", "focusgroups:transcript", "focusgroups:transcript-file", "municipalities:interview-conflict", "municipalities:interview-send", "mfa_generate_recovery_codes",
    "mfa_login_webauthn",
    # Only read; only what is ticked is coded; who speaks for no municipality begins nothing.
    "evidence:passage-table", "evidence:text-search", "pilots:example-proposals",
    # A script sends them, each time with where it stands; tests/evidence tells what a second one does.
    "evidence:coding-change", "evidence:coding-memo", "evidence:coding-move", "evidence:coding-remove",
    "evidence:source-mark", "municipalities:approval-save",
    # The same text again is no new revision.
    "evidence:source-correct",
    # A day, a person and an item are changed or taken out.
    "workshops:day-set", "workshops:item-remove", "workshops:programme-edit", "workshops:invitation",
    "workshops:invitation-reopen",
}  # fmt: skip
# Each export is a file of its own, and who fetched what is kept.
EACH_TIME = {"evidence:research-export", "municipalities:board-file", "pilots:measurements-data"}


def shown_a_minute_ago() -> str:
    """What an open form holds that was shown to a person."""
    with mock.patch("django.core.signing.time.time", return_value=time.time() - 60):
        return shown_now()


def new_criterion_of_all_weight(world: World) -> dict[str, Any]:
    """The criterion that stands weighs nothing in the next version, a new one everything."""
    standing = world.rows["criteria"].weights.get().criterion_id
    empty = {f"new_{part}_2": None for part in ("name", "question", "lowest", "highest", "weight")}
    return {f"weight_{standing}": 0, "new_weight_1": 100, **empty}


class Twice:
    """Sends each form twice and keeps where the second time made rows, and what came of the first."""

    def __init__(self, world: World, role: str) -> None:
        self.client = client_of(world, role)
        self.filled = {name: tell(world) for name, tell in FILLED.items()}
        self.known: set[Any] = set()
        self.twice: dict[str, set[str]] = {}
        self.made: dict[str, bool] = {}

    def go(self, forms: Iterable[Form]) -> None:
        """Send each kind of form by each of its buttons, and the forms that come back."""
        for form in forms:
            if form.method == "post" and form.shape not in self.known:
                self.known.add(form.shape)
                for told, sent in pressed(form):
                    self.go(self._send(form, told, sent))

    def _send(self, form: Form, told: str, sent: Sent) -> list[Form]:
        name = name_of(form)
        for key, value in self.filled.get(name, {}).items():
            sent = {
                **sent,
                key: value if isinstance(value, list) else [] if value is None else [value],
            }
        with taken_back(self.client):
            with watched() as first:
                page = answer_to(self.client, form, sent).getvalue().decode(errors="replace")
            with watched() as second:
                answer_to(self.client, form, sent).getvalue()
        self.made[name] = bool(first.with_new_rows) or self.made.get(name, False)
        if second.with_new_rows and name not in EACH_TIME:
            self.twice[f"{name} {told}"] = second.with_new_rows
        return read(page, form.address)[0]


@pytest.mark.parametrize("role", ROLES)
def test_a_form_that_is_sent_twice_as_it_is_makes_its_rows_once(world, role):
    walk = Twice(world, role)

    walk.go(forms_on(walk.client, pages_of(world, role)))
    walk.go(act for act in acts_of(world, role) if name_of(act) not in walk.made)

    assert walk.twice == {}
    assert {name for name, made in walk.made.items() if not made} <= ADDS_NO_ROW


def test_a_form_of_the_secretariats_tool_that_is_sent_twice_makes_its_rows_once(world):
    walk = Twice(world, "secretary")

    walk.go(forms_on(walk.client, tool_pages()))

    assert walk.twice == {}
    assert sum(walk.made.values()) > 10
