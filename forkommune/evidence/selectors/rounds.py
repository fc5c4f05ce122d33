"""Whom and what a round of double coding can be made of."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet

from forkommune.accounts.models import Organisation, Role, User
from forkommune.accounts.roles import RoleKind
from forkommune.evidence.models import SourceText


def possible_coders() -> QuerySet[User]:
    """Researchers of today who may log in, by name."""
    held = Role.objects.current().filter(kind=RoleKind.RESEARCHER)
    return User.objects.filter(is_active=True, pk__in=held.values("user")).order_by("name", "email")


def municipalities_with_texts(user: User) -> QuerySet[Any]:
    """Organisations that texts are about, by name, each with `text_count`."""
    texts = SourceText.objects.visible_to(user).written()
    return (
        Organisation.objects.filter(source_texts__in=texts)
        .annotate(text_count=Count("source_texts", distinct=True))
        .order_by("name", "pk")
    )
