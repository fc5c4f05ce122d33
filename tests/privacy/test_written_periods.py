"""What the documents say about how long things are kept is what the code does."""

import json
import re

import pytest
from django.conf import settings

from forkommune.evidence.loading_records import FILE
from forkommune.privacy.erasing import ENDED_LINKS_TOLD
from forkommune.privacy.retention import LINKS_KEPT
from forkommune.work.querysets import PRESENCE_LASTS
from forkommune.work.services.accounts import LOGIN_LINK_LASTS
from municipalities.register.services import CONFIRM_FACTS
from workshops.invitations.services.needs import NEEDS_KEPT
from workshops.names import NAMES_KEPT

PERIOD = re.compile(r"(\d+)\s+(sekunder|minutter|timer|dager)")
SECONDS = {"sekunder": 1, "minutter": 60, "timer": 3600, "dager": 86400}
DAY = 86400
RECORDS = {one["code"]: one for one in json.loads(FILE.read_text(encoding="utf-8"))}
# What the third column of the table names -> seconds.
HELD = {
    "innsynslogg": RECORDS["innsynslogg"]["retention_days"] * DAY,
    "BACKUP_KEEP_DAYS": settings.BACKUP_KEEP_DAYS * DAY,
    "SESSION_COOKIE_AGE": settings.SESSION_COOKIE_AGE,
    "LOGIN_LINK_LASTS": LOGIN_LINK_LASTS.total_seconds(),
    "CONFIRM_FACTS": CONFIRM_FACTS.lasts.total_seconds(),
    "PRESENCE_LASTS": PRESENCE_LASTS.total_seconds(),
    "LINKS_KEPT": LINKS_KEPT.total_seconds(),
    "NEEDS_KEPT": NEEDS_KEPT.total_seconds(),
    "NAMES_KEPT": NAMES_KEPT.total_seconds(),
    "ENDED_LINKS_TOLD": ENDED_LINKS_TOLD.total_seconds(),
}
BY_LAW = {72 * 3600}  # article 33


def seconds(text):
    return [int(number) * SECONDS[unit] for number, unit in PERIOD.findall(text)]


@pytest.fixture
def written(repository):
    return (repository / "docs" / "personvern.md").read_text(encoding="utf-8")


def test_each_period_of_the_table_is_the_one_that_its_place_holds(written):
    rows = [
        line
        for line in written.splitlines()
        if line.startswith("|") and seconds(line.split("|")[2])
    ]
    told = {
        name: seconds(row.split("|")[2])[0]
        for row in rows
        for name in HELD
        if f"`{name}`" in row.split("|")[3]
    }

    assert told == HELD


def test_no_other_period_is_named_anywhere(written):
    assert set(seconds(written)) - set(HELD.values()) <= BY_LAW


@pytest.mark.parametrize("code", RECORDS)
def test_a_record_names_no_period_that_is_not_kept(code):
    record = RECORDS[code]
    own = (record.get("retention_days") or 0) * DAY

    assert set(seconds(record["retention"])) <= {
        own,
        HELD["BACKUP_KEEP_DAYS"],
        HELD["SESSION_COOKIE_AGE"],
    }
    assert (f"{record.get('retention_days')} dager" in record["retention"]) == (
        "retention_days" in record
    )
