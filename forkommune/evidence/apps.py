"""App configuration of the evidence room."""

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    """Sources, passages, codes, claims, consent."""

    name = "forkommune.evidence"
    label = "evidence"
    verbose_name = _("Evidence")

    def ready(self) -> None:
        """Keep research text and personal data out of the history; offer the codebook."""
        from forkommune.evidence import collectors

        collectors.register()
        from forkommune.evidence.loading import load
        from forkommune.evidence.loading_records import load as load_records
        from forkommune.evidence.names_searched import register as forget_names
        from forkommune.evidence.services.contacts import BOOK, address_for_mail
        from forkommune.evidence.services.readings import readings_before
        from forkommune.work.history import history_policy
        from forkommune.work.registry import (
            FreeText,
            Retention,
            address_books,
            free_texts,
            loaders,
            retentions,
        )

        forget_names()
        history_policy("evidence.TextRevision", hashed={"text", "reason", "approval_waived"})
        history_policy("evidence.Passage", hashed={"quote", "prefix", "suffix"})
        history_policy("evidence.Coding", hashed={"memo"})
        history_policy("evidence.Memo", hashed={"text"})
        history_policy("evidence.Adjudication", hashed={"reason"})
        history_policy("evidence.Support", hashed={"note"})
        history_policy("evidence.Claim", hashed={"statement"})
        history_policy("evidence.ClaimReview", hashed={"note"})
        history_policy("evidence.ClaimLink", hashed={"note"})
        history_policy("evidence.Consent", hashed={"wording"})
        # Municipality and role together name a person.
        history_policy("evidence.Informant", hashed={"role_text"})
        history_policy("evidence.KeyLookup", hashed={"reason"})
        # What a coder can undo holds memos; the codings themselves have their history.
        history_policy("evidence.CodingAct", tracked=False)
        # A version is never changed; its row is its history.
        history_policy("evidence.CodebookVersion", tracked=False)
        # A log needs no log of its own.
        history_policy("evidence.TextAccess", tracked=False)
        history_policy("evidence.ContactKey", tracked=False)
        history_policy("evidence.ContactAttempt", hashed={"note"})

        loaders.add("codebook", load, order=40)
        free_texts.add("claims", FreeText("evidence.Claim", ("statement",)))
        codes = FreeText(
            "evidence.Code",
            ("definition", "include", "exclude", "example"),
            address=lambda code: reverse("evidence:code-detail", args=[code.pk]),
        )
        free_texts.add("codes", codes)
        address_books.add(BOOK, address_for_mail)
        read = Retention(_("Log of who has read what people told"), readings_before)
        retentions.add("innsynslogg", read)
        loaders.add("processing records", load_records, order=70)
        from forkommune.evidence.loading_letters import load as load_letters

        loaders.add("information letters", load_letters, order=71)
