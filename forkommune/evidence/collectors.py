"""What the evidence room keeps about people: those who tell, and those who work with what they say."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from forkommune.work.personal_data import (
    INFORMANT,
    USER,
    PersonKind,
    Then,
    Trace,
    declare,
    declare_person,
    did,
    impersonal,
    own,
)

FROM_TEXT = "source__informant"
FROM_REVISION = "revision__source__informant"
FROM_PASSAGE = "passage__revision__source__informant"
WORKING_NOTE = _("A working note of the research team, not for release.")
CODER = _("the coding is part of the documented method; it stands under the number of an account")


def _role_gone(_informant: Any) -> str:
    with override("nb"):
        return gettext("Has withdrawn")


def register() -> None:
    """Declare the models of the room."""
    declare_person(INFORMANT, PersonKind("evidence.Informant"))
    # Where consent is withdrawn, a number and the rows of consent stay: they show that it was.
    declare("evidence.Informant", own("pk", INFORMANT, stays={"role_text": _role_gone}))
    declare(
        "evidence.Consent",
        own("informant", INFORMANT, stays={}),
        did("recorded_by"),
        tells_nothing={"letter_hash": "a digest"},
    )
    mark = _("A mark by which the same address is known again; nothing can be read from it.")
    declare(
        "evidence.ContactKey",
        own("informant", INFORMANT),
        hides={"email_mark": mark, "phone_mark": mark},
    )
    declare("evidence.KeyLookup", own("informant", INFORMANT), did("by", shows=("at", "reason")))
    declare("evidence.ContactAttempt", own("informant", INFORMANT), did("by"))
    declare(
        "evidence.TextAccess",
        own("informant", INFORMANT, shows=("subject", "page", "day", "user")),
        Trace(
            "user",
            USER,
            Then.KEEP,
            shows=("subject", "number", "page", "day", "first_at"),
            why=_("tells those who told who has read their words, by the number of an account"),
        ),
    )
    _texts()
    _coding()
    _claims()
    declare(
        "evidence.ResearchExport",
        did("by", shows=("at", "format", "scope", "purpose", "recipient")),
        tells_nothing={"sha256": "a digest"},
    )
    declare(
        "evidence.InformationLetter",
        did("published_by", shows=("published_at", "number")),
        tells_nothing={
            "text_nb": "what everybody who is asked is told",
            "text_nn": "what everybody who is asked is told",
            "contact_name": "whom to ask, as those who are asked are told",
            "contact_email": "whom to ask, as those who are asked are told",
            "sha256": "a digest",
        },
    )
    impersonal("records and codes that the partners agree on", "evidence.ProcessingActivity")
    impersonal("codes that the researchers agree on", "evidence.Codebook", "evidence.Code")
    declare(
        "evidence.CodebookVersion",
        did("by", shows=("at", "label", "reason")),
        tells_nothing={"content": "codes that the researchers agree on"},
    )


def _texts() -> None:
    declare("evidence.SourceText", own("informant", INFORMANT))
    declare("evidence.TextRevision", own(FROM_TEXT, INFORMANT), did("created_by"))
    declare("evidence.Passage", own(FROM_REVISION, INFORMANT), did("created_by"))


def _coding() -> None:
    coder: dict[str, Any] = {"then": Then.KEEP, "why": CODER}
    declare(
        "evidence.Coding",
        own(FROM_PASSAGE, INFORMANT),
        Trace("coder", USER, **coder),
        hides={"memo": WORKING_NOTE},
    )
    declare("evidence.TextReading", own(FROM_TEXT, INFORMANT), Trace("coder", USER, **coder))
    declare(
        "evidence.CodingRound",
        Trace("first", USER, **coder),
        Trace("second", USER, **coder),
        did("opened_by"),
        tells_nothing={"title": "the name of a round"},
    )
    impersonal("which texts a round is about", "evidence.CodingRound_sources")
    impersonal("counts of texts, and which", "evidence.RoundResult", "evidence.RoundResult_sources")
    declare(
        "evidence.Adjudication",
        own(FROM_TEXT, INFORMANT),
        did("by"),
        hides={"reason": WORKING_NOTE},
    )
    declare(
        "evidence.Memo",
        own(FROM_TEXT, INFORMANT),
        own(FROM_PASSAGE, INFORMANT),
        did("by", shows=("at",)),
        hides={"text": WORKING_NOTE},
    )
    declare(
        "evidence.CodingAct",
        own(FROM_REVISION, INFORMANT),
        own("coder", USER, shows=("at",)),
        hides={"before": WORKING_NOTE, "after": WORKING_NOTE},
    )


def _claims() -> None:
    declare(
        "evidence.Support",
        own(FROM_PASSAGE, INFORMANT),
        did("created_by"),
        hides={"note": WORKING_NOTE},
    )
    declare(
        "evidence.Claim",
        Trace(
            "supports__passage__revision__source__informant",
            INFORMANT,
            Then.DECIDE,
            shows=("kind", "statement"),
            why=_("rests on what is erased: somebody must decide whether it can stand"),
        ),
        did("created_by"),
    )
    for model in ("evidence.ClaimLink", "evidence.ClaimReview"):
        by = "by" if model.endswith("Review") else "created_by"
        hidden = {"note": WORKING_NOTE}
        if model.endswith("Review"):
            hidden["wording"] = WORKING_NOTE
        declare(model, did(by), hides=hidden)
