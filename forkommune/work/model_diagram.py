"""Draws the models as Markdown with Mermaid diagrams, one an app, for `docs/model.md`."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from forkommune.work.history import OWN_APPS, policy_of

INTRO = """# The model

Made from the code by `manage.py draw_model`; a test fails when it is out of date. One diagram an
app: a box is a model, an arrow a foreign key (`o|` may be empty, `}o` many to many). Dashed arrows
lead to models of apps further left, drawn without their fields. Under each diagram stands what the
history keeps: everything, only hashes of some fields, or nothing.
"""


def model_page() -> str:
    """The whole page."""
    return "\n".join([INTRO, *(part for label in OWN_APPS for part in app_part(label))])


def app_part(label: str) -> Iterator[str]:
    """Heading, diagram and history policy of one app."""
    config = apps.get_app_config(label)
    found = sorted(config.get_models(), key=lambda model: model.__name__)
    yield f"## {config.name}\n"
    yield "```mermaid\nerDiagram"
    for model in found:
        yield from box(model)
    for model in found:
        yield from arrows(model)
    yield "```\n"
    for model in found:
        yield f"- **{model.__name__}**: {first_sentence(model)} {history_words(model)}"
    yield ""


def box(model: type[models.Model]) -> Iterator[str]:
    """A model with its own fields."""
    yield f"    {model.__name__} {{"
    for field in model._meta.local_concrete_fields:
        if not field.is_relation:
            key = " PK" if field.primary_key else " UK" if field.unique else ""
            yield f"        {type(field).__name__} {field.name}{key}"
    yield "    }"


def arrows(model: type[models.Model]) -> Iterator[str]:
    """The foreign keys of a model."""
    for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
        target = field.related_model
        if not field.is_relation or not isinstance(target, type):
            continue
        line = ".." if target._meta.app_label != model._meta.app_label else "--"
        if field.many_to_many:
            ends = f"}}o{line}o{{"
        elif field.one_to_one:
            ends = f"|o{line}{'o|' if field.null else '||'}"
        else:
            ends = f"}}o{line}{'o|' if field.null else '||'}"
        yield f"    {model.__name__} {ends} {target.__name__} : {field.name}"


def first_sentence(model: type[models.Model]) -> str:
    """What the model promises, from its docstring."""
    text = " ".join((model.__doc__ or "").split())
    return text.split(". ")[0].rstrip(".") + "."


def history_words(model: type[models.Model]) -> str:
    """What history keeps of the model."""
    policy = policy_of(model)
    if not policy.tracked:
        return "*Not in the history.*"
    if policy.hashed:
        return f"*In the history as a hash: {', '.join(sorted(policy.hashed))}.*"
    return ""
