"""Version 1 of every codebook as it stands, and on every coding: it was made under that one."""

from django.db import migrations
from django.utils import timezone

REASON = "Slik den sto da versjoner ble innført."


def _content(code, uuids, terms):
    return {
        "uuid": str(code.uuid),
        "name": code.name,
        "category": uuids.get(code.category_id),
        "merged_into": uuids.get(code.merged_into_id),
        "split_from": None,
        "definition": code.definition,
        "include": code.include,
        "exclude": code.exclude,
        "example": code.example,
        "term": terms.get(code.term_id),
        "colour": code.colour,
        "is_codable": code.is_codable,
        "is_retired": False,
        "position": code.position,
    }


def make_first_versions(apps, schema_editor):
    """Books of one title are told apart by the version that they were called by."""
    Codebook = apps.get_model("evidence", "Codebook")
    Code = apps.get_model("evidence", "Code")
    Version = apps.get_model("evidence", "CodebookVersion")
    Coding = apps.get_model("evidence", "Coding")
    terms = dict(apps.get_model("terms", "Term").objects.values_list("pk", "code"))
    uuids = {pk: str(uuid) for pk, uuid in Code.objects.values_list("pk", "uuid")}
    titles = set()
    for book in Codebook.objects.order_by("-published_at", "-pk"):
        if book.title in titles:
            book.title = f"{book.title[:95]} ({book.version})"
            book.save(update_fields=["title"])
        titles.add(book.title)
        codes = Code.objects.filter(codebook=book).order_by("position", "name", "pk")
        version = Version.objects.create(
            book=book,
            at=book.published_at or timezone.now(),
            number=1,
            label=book.version,
            from_file=True,
            reason=book.change_note or REASON,
            content={"codes": [_content(code, uuids, terms) for code in codes]},
        )
        Coding.objects.filter(code__codebook=book).update(version=version)


def forget_versions(apps, schema_editor):
    """Books as they were before: without versions."""
    apps.get_model("evidence", "Coding").objects.update(version=None)
    apps.get_model("evidence", "CodebookVersion").objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ("evidence", "0014_codebook_versions"),
        ("terms", "0001_initial"),
    ]

    operations = [migrations.RunPython(make_first_versions, forget_versions)]
