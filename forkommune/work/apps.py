"""App configuration of the work room; installs the history triggers after each migrate."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class WorkConfig(AppConfig):
    """Drafts, jobs, history and the registry."""

    name = "forkommune.work"
    label = "work"
    verbose_name = _("Work")

    def ready(self) -> None:
        """Connect the history to the database."""
        from forkommune.work import collectors

        collectors.register()
        from .history import history_policy, install_triggers, tell_new_connection

        for model in (
            "Draft",
            "DraftConflict",
            "DraftRevision",
            "DraftPresence",
            "HistoryEntry",
            "Job",
        ):
            history_policy(f"work.{model}", tracked=False)
        # Written by a trigger at each change of tables whose own changes are in the history.
        history_policy("database.TableStamp", tracked=False)
        history_policy("work.Mail", hashed={"recipient", "subject", "body"}, ignored={"due_at"})
        history_policy("work.Import", ignored={"content", "differences", "faults"})
        history_policy("work.PublicationVersion", ignored={"parts"})
        history_policy("work.PublicationRecipient", hashed={"name", "email"})
        history_policy("work.PublicationComment", hashed={"text", "answer"})
        history_policy("accounts.User", ignored={"last_login", "language"}, hashed={"password"})
        history_policy("accounts.PersonalLink", ignored={"use_count"}, hashed={"token_hash"})
        connection_created.connect(tell_new_connection, dispatch_uid="forkommune.work.history")
        post_migrate.connect(install_triggers, dispatch_uid="forkommune.work.history")
        from .loading.taxonomy import load
        from .registry import Retention, loaders, retentions
        from .services.outgrown import history_before, mail_before

        loaders.add("taxonomy", load, order=10)
        mails = Retention(_("Mails that were sent, refused or withdrawn"), mail_before)
        retentions.add("henvendelser-og-rettelser", mails)
        history = Retention(_("History of changes"), history_before)
        retentions.add("historikk-og-logg", history)
        from .registry import link_scopes
        from .services.sharing import LINK_SCOPE, SHARED_DRAFT

        link_scopes.add(LINK_SCOPE, SHARED_DRAFT)
        from forkommune.accounts.models.personal_link import INVITATION_SCOPE

        from .services.accounts import INVITATION

        link_scopes.add(INVITATION_SCOPE, INVITATION)
        from forkommune.work import queues

        queues.register()
