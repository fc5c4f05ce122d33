"""The command `make_report`: one line of JSON, or exit 1 with a reason."""

import errno
import hashlib
import json
import os

import pytest
from django.core.management import CommandError, call_command

from reports.management.commands.make_report import Command
from reports.models import Edition
from tests.factories import DeliverableFactory

from .region import region

pytestmark = pytest.mark.django_db


def test_command_writes_the_file_and_one_line_about_it(make, tmp_path, capsys):
    region(1)
    out = tmp_path / "d2.pdf"

    call_command("make_report", "D2", out=out)

    [line] = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    edition = Edition.objects.get()
    assert told["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest() == edition.sha256
    assert (told["pages"], told["snapshot"]) == (edition.pages, edition.snapshot.sha256)
    assert [verdict["passed"] for verdict in told["validation"]] == [True, True, True]
    assert list(tmp_path.glob(".*.part")) == []


def test_command_names_the_report_that_can_be_made(tmp_path):
    DeliverableFactory(code="D8", project=region(1).deliverable.project)

    with pytest.raises(CommandError, match=r"D8 kan ikke lages ennå.*D2"):
        call_command("make_report", "D8", out=tmp_path / "d8.pdf")
    with pytest.raises(CommandError, match=r"'D9'\. Known: D2, D8"):
        call_command("make_report", "D9", out=tmp_path / "d9.pdf")


def test_command_refuses_a_folder_that_does_not_exist_before_it_begins(tmp_path):
    region(1)

    with pytest.raises(CommandError, match="does not exist; make it first"):
        call_command("make_report", "D2", out=tmp_path / "no" / "d2.pdf")
    assert Edition.objects.count() == 0


def test_command_refuses_a_folder_as_the_file_before_it_begins(tmp_path):
    region(1)

    with pytest.raises(CommandError, match="is a folder; name a file in it"):
        call_command("make_report", "D2", out=tmp_path)
    assert Edition.objects.count() == 0


def test_full_disk_leaves_the_file_that_stood_there_and_no_half_one(tmp_path, monkeypatch):
    out = tmp_path / "d2.pdf"
    out.write_bytes(b"an earlier report")

    def full(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(CommandError, match="No space left on device"):
        Command()._write(out, b"%PDF-1.7")
    assert out.read_bytes() == b"an earlier report"
    assert list(tmp_path.iterdir()) == [out]


def test_command_tells_why_a_report_was_not_made(tmp_path, monkeypatch, settings):
    region(1)
    settings.BUILT_DIR = tmp_path

    with pytest.raises(CommandError, match=r"D2 1 was not made: The font folder .* lacks"):
        call_command("make_report", "D2", out=tmp_path / "d2.pdf")
