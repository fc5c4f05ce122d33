"""Every word on the page has its Norwegian: bokmål all, nynorsk what goes beyond the staff."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

# One worker, so that the code is searched for messages once.
pytestmark = pytest.mark.xdist_group("catalogues")

CODE = ["forkommune", "municipalities", "pilots", "focusgroups", "workshops", "reports"]
# What only the secretariat, researchers and operations meet; all else is needed in nynorsk too.
STAFF_ONLY = re.compile(
    r"^(templates/(admin/|evidence/(?!_letter_text)|work/|reports/|survey/)"
    r"|templates/workshops/(_?seating|papers|drafts|_tools)"
    r"|templates/focusgroups/(?!_?participation|answer|_attendance|_summary_text)"
    r"|templates/workshops/_?(action|rest|short_field|municipality_follow|follow_up|contact_form|meeting_form|participants|record|notes_form|conclusion_(form|wording)|case_paper|basis|question_|names_until|notes_basis|grounds|poll_tie)"
    r"|templates/plan/accounts/|templates/privacy/(_?withdrawal|retention|keep_until)"
    r"|templates/municipalities/_?(survey|interview|basis|board|contact|draft|conflict|finding|plan_)"
    r"|templates/municipalities/_?(overview|waiting|crossing|coverage|indicators)"
    r"|templates/municipalities/_?network_(run|wishes|near|hand|matrix|method|beside|job|actions|divide|compare)"
    r"|[a-z]+/(.*/)?(admin|apps|loading|importing|demo|services|snapshots|management)[/.]"
    r"|(workshops|reports|forkommune/(work|plan|evidence|accounts))/models"
    r"|municipalities/(survey|plans|network|overview)/|forkommune/(work|evidence|portal|documents|plan)/"
    r"|focusgroups/(?!recruitment/(answer|wording|views/participation|services/(answering|mailing))"
    r"|feedback/(mails|desk))"
    r"|reports/(?!start/)|workshops/(?!outcomes/reminding|voting/(refusals|posted|points|dots|views/phone)\.py|holding/day\.py|invitations/(wording|answer_page|views/answering|services/answering)|minutes/(wording|views/reading)|evaluation/(wording|answering|views/phone))"
    r"|templates/workshops/_?(programme_|invitation|representation|day|mail|no_day|version|standing|call_off|minutes(?!_reader)|evaluation)"
    r"|pilots/publishing/(losing|queues)\.py"
    r"|pilots/(experiments/(forms|plan_forms|observing|shapes|cells|previewing|sheet)|register/(forms|desk|deciding)|assessment/)"
    r"|pilots/views/(experiments|measuring|describing|assessing)\.py"
    r"|templates/pilots/(experiment_|measurements_|_claim_pilot|_move|assessment_|criteria_form|pilot_(create|form|partners)|proposal_(list|decide))"
    r"|forkommune/accounts/(roles|models)"
    r"|forkommune/privacy/(forms|views|telling|withdrawing|retention|warning)\.py)"
)


@pytest.fixture(scope="module")
def template(repository_root, tmp_path_factory) -> polib.POFile:
    """Every message of the code as gettext finds it, with the files it stands in."""
    copy = tmp_path_factory.mktemp("catalogue") / "code"
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in [*CODE, "templates"]:
        shutil.copytree(repository_root / name, copy / name, ignore=ignore)
    (copy / "locale").mkdir()
    subprocess.run(
        [
            *(sys.executable, "-m", "django", "makemessages", "--locale=nb", "--keep-pot"),
            *("--add-location=file", "--settings=django.conf.global_settings"),
        ],
        cwd=copy,
        check=True,
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(copy)},
    )
    return polib.pofile(str(copy / "locale" / "django.pot"))


@pytest.fixture(scope="module")
def repository_root() -> Path:
    return Path(__file__).resolve().parent.parent.parent


def catalogue(root: Path, language: str) -> dict[tuple[str | None, str], polib.POEntry]:
    entries = polib.pofile(str(root / "locale" / language / "LC_MESSAGES" / "django.po"))
    return {(entry.msgctxt, entry.msgid): entry for entry in entries if not entry.obsolete}


def is_translated(entry: polib.POEntry | None) -> bool:
    if entry is None or "fuzzy" in entry.flags:
        return False
    words = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
    return all(words)


def missing(template: polib.POFile, found: dict, wanted) -> list[str]:
    return sorted(
        f"{sorted({path for path, _ in entry.occurrences})}: {entry.msgid}"
        for entry in template
        if wanted(entry) and not is_translated(found.get((entry.msgctxt, entry.msgid)))
    )


def is_for_everybody(entry: polib.POEntry) -> bool:
    return any(not STAFF_ONLY.match(path.removeprefix("./")) for path, _ in entry.occurrences)


def test_bokmal_is_complete(template, repository_root):
    assert missing(template, catalogue(repository_root, "nb"), lambda entry: True) == []


def test_nynorsk_is_complete_for_everybody_outside_the_staff(template, repository_root):
    assert missing(template, catalogue(repository_root, "nn"), is_for_everybody) == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_nothing_is_translated_that_the_code_does_not_say(template, repository_root, language):
    said = {(entry.msgctxt, entry.msgid) for entry in template}

    assert sorted(set(catalogue(repository_root, language)) - said, key=str) == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_translations_keep_the_placeholders(repository_root, language):
    holes = re.compile(r"%\(\w+\)[a-z]|%[sd]")
    wrong = [
        entry.msgid
        for entry in catalogue(repository_root, language).values()
        for words in (entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr])
        if words
        and not set(holes.findall(words)) <= set(holes.findall(entry.msgid + entry.msgid_plural))
    ]

    assert wrong == []
