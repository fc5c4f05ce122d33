"""Personal links: a right to do one thing, for a while, without an account."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.querysets import PersonalLinkQuerySet
from forkommune.database.prepared import PreparedRows

TOKEN_BYTES = 32
LOGIN_SCOPE, INVITATION_SCOPE = "login", "invitation"
WAYS_IN = (LOGIN_SCOPE, INVITATION_SCOPE)  # either logs its user in


class PersonalLinkManager(models.Manager.from_queryset(PersonalLinkQuerySet)):  # type: ignore[misc]
    """Issues links; the token itself is never stored."""

    def issue(
        self,
        *,
        scope: str,
        target: models.Model,
        lasts: timedelta,
        max_uses: int = 1,
        by: models.Model | None = None,
    ) -> tuple[PersonalLink, str]:
        """A new link of 256 random bits and its token, which is shown this once."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        link = self.create(
            scope=scope,
            target_type=ContentType.objects.get_for_model(target),
            target_id=str(target.pk),
            token_hash=hashlib.sha256(token.encode()).hexdigest(),
            expires_at=timezone.now() + lasts,
            max_uses=max_uses,
            issued_by=by,
        )
        return link, token

    def found(self, token: str, scope: str) -> PersonalLink | None:
        """The link of a token in a scope, usable or not; for pages that a whole room asks for at once."""
        digest = hashlib.sha256(token.encode()).hexdigest()
        return _by_digest.first(digest=digest, scope=scope)


class PersonalLink(models.Model):
    """A hashed, scoped, expiring, revocable token for one row. GET shows, POST acts and uses it up."""

    scope = models.SlugField(_("what it allows"), max_length=40)
    target_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    target_id = models.CharField(max_length=64)
    target = GenericForeignKey("target_type", "target_id")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    issued_at = models.DateTimeField(_("issued at"), auto_now_add=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("issued by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    expires_at = models.DateTimeField(_("expires at"))
    max_uses = models.PositiveIntegerField(_("may be used"), default=1)
    use_count = models.PositiveIntegerField(_("used"), default=0)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = PersonalLinkManager()

    class Meta:
        verbose_name = _("personal link")
        verbose_name_plural = _("personal links")
        ordering = ["-issued_at"]
        indexes = [models.Index(fields=["target_type", "target_id"], name="link_target")]
        constraints = [
            models.CheckConstraint(
                condition=Q(use_count__lte=F("max_uses")),
                name="link_not_used_more_than_allowed",
                violation_error_message=_("This link has been used already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.scope} ({self.issued_at:%Y-%m-%d})"

    @property
    def is_usable(self) -> bool:
        """Whether the link still opens anything now."""
        return self.is_in_time and self.use_count < self.max_uses

    @property
    def is_in_time(self) -> bool:
        """Whether its days still go and nobody took it back, used or not."""
        return self.revoked_at is None and self.expires_at > timezone.now()

    def consume(self) -> bool:
        """Use the link once; False when it expired, was revoked or was used up meanwhile."""
        used = PersonalLink.objects.usable().filter(pk=self.pk).update(use_count=F("use_count") + 1)
        return bool(used)


def _of_digest(digest: str, scope: str) -> Any:
    return PersonalLink.objects.filter(token_hash=digest, scope=scope)


_by_digest = PreparedRows[PersonalLink](_of_digest)
