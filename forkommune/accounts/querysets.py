"""Questions about people and access that SQL can answer."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from forkommune.ui.dates import today

if TYPE_CHECKING:
    from .models import User


class OrganisationQuerySet(models.QuerySet[Any]):
    """Organisations are public facts."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Every organisation: names and numbers are public."""
        return self.all()


class PersonQuerySet(models.QuerySet[Any]):
    """People named in public documents, and those the secretariat works with."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for those who manage people, otherwise only those named in public documents."""
        return self.all() if user.has_perm("accounts.view_person") else self.filter(is_public=True)


class RoleQuerySet(models.QuerySet[Any]):
    """Who holds which role in which organisation, and when."""

    def current(self, on: date | None = None) -> Self:
        """Roles in force on a day (today by default); the last day counts."""
        day = on or today()
        return self.filter(valid_from__lte=day).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )

    def of_kind(self, kind: str) -> Self:
        """Roles of one kind."""
        return self.filter(kind=kind)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for those who manage users; otherwise one's own."""
        if user.has_perm("accounts.view_role"):
            return self.all()
        return self.filter(user_id=user.pk) if user.pk else self.none()


class EndedLinkQuerySet(models.QuerySet[Any]):
    """What is left of links whose rows are gone."""

    def for_token(self, token: str, *scopes: str) -> Self:
        """What is left of the link of a token in one of some scopes."""
        digest = hashlib.sha256(token.encode()).hexdigest()
        return self.filter(token_hash=digest, scope__in=scopes)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """For nobody: a holder has the token."""
        return self.none()

    def told_until(self, day: date) -> Self:
        """Those whose last day is this one or before it."""
        return self.filter(told_until__lte=day)


class PersonalLinkQuerySet(models.QuerySet[Any]):
    """Links that let a person in without an account, looked up by the hash of their token."""

    def usable(self) -> Self:
        """Neither expired, revoked nor used up."""
        return self.filter(
            revoked_at__isnull=True, expires_at__gt=timezone.now(), use_count__lt=F("max_uses")
        )

    def for_token(self, token: str, *scopes: str) -> Self:
        """The link of a token in one of some scopes, usable or not."""
        digest = hashlib.sha256(token.encode()).hexdigest()
        return self.filter(token_hash=digest, scope__in=scopes)

    def revoke(self, *, scope: str, target: models.Model) -> int:
        """Take back every open link of a scope to one row; says how many."""
        content_type = ContentType.objects.get_for_model(target)
        links = self.usable().filter(
            scope=scope, target_type=content_type, target_id=str(target.pk)
        )
        return links.update(revoked_at=timezone.now())

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Only for those who manage users; a holder needs no list."""
        return self.all() if user.has_perm("accounts.view_personallink") else self.none()
