"""Data packages of the pre-project's reports, unpacked and run as a stranger runs them."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

from django.utils import timezone

from forkommune.plan.models import Deliverable
from reports.composing.composers import compose
from reports.package.packing import data_package
from reports.snapshots.freezing import freeze
from tests.reports.test_document import facts


def unpacked(code: str, folder: Path) -> Path:
    """The package of a report in a folder of its own."""
    frozen = freeze(Deliverable.objects.get(code=code), audience="public", at=timezone.now())
    edition = facts(frozen, code=code)
    document = compose(frozen.data, edition)
    data = data_package(document, frozen.data, edition)
    assert data == data_package(document, frozen.data, edition)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        package.extractall(folder)
    return folder / f"{code}-utkast-1"


def run(package: Path) -> subprocess.CompletedProcess[str]:
    """The script, by a Python that knows nothing but itself."""
    return subprocess.run(
        [sys.executable, "-I", "-S", str(package / "regn_om.py")],
        capture_output=True, text=True, check=False, timeout=60, env={"PYTHONUTF8": "1"},
    )  # fmt: skip


def change(package: Path, *steps: str | int, value: object) -> None:
    """Write another value at a place in the data."""
    path = package / "snapshot.json"
    data = json.loads(path.read_text("utf-8"))
    row = data
    for step in steps[:-1]:
        row = row[step]
    row[steps[-1]] = value
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
