"""The front-end folder: built once, stamped, complete, and honest when it fails."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.staticfiles.finders import get_finders
from fontTools.ttLib import TTFont

from forkommune.documents.fonts import FACES
from forkommune.portal.processes import is_alive
from forkommune.settings.environment import BASE_DIR
from forkommune.ui import collecting, frontend
from tests.portal.on_machine import wait_until


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A root with the three files that decide what is built."""
    root = tmp_path / "root"
    root.mkdir()
    for name in frontend.INPUTS:
        (root / name).write_text("{}")
    return root


@pytest.fixture
def collected(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Collecting is replaced by noting where to; it has tests of its own."""
    targets: list[Path] = []

    def note(work: Path, target: Path) -> None:
        targets.append(target)
        target.mkdir()
        (target / "vendor.css").write_text(f"build {len(targets)}")

    monkeypatch.setattr(collecting, "collect", note)
    return targets


def test_the_folder_is_built_once_and_again_only_when_the_lock_changes(
    tmp_path, sources, collected
):
    commands: list[str] = []

    def build() -> bool:
        return frontend.build(
            tmp_path / "var", root=sources, run=lambda command, _: commands.append(command[0])
        )

    assert [build(), build()] == [True, False]
    assert commands == ["npm", "node", "node"]
    (sources / "package-lock.json").write_text('{"lockfileVersion": 3}')
    assert [build(), build()] == [True, False]
    assert (tmp_path / "var/frontend/vendor.css").read_text() == "build 2"


def test_a_folder_that_was_deleted_is_built_again(tmp_path, sources, collected):
    var = tmp_path / "var"
    frontend.build(var, root=sources, run=lambda *_: None)
    (var / "frontend/vendor.css").unlink()
    (var / "frontend").rmdir()

    assert frontend.build(var, root=sources, run=lambda *_: None)


def test_a_failed_build_leaves_the_old_folder_and_tries_again_next_time(
    tmp_path, sources, collected
):
    var = tmp_path / "var"
    frontend.build(var, root=sources, run=lambda *_: None)
    (sources / "package.json").write_text('{"name": "other"}')

    def fail(command: object, folder: Path) -> None:
        raise frontend.FrontendError(f"no network for {command}")

    with pytest.raises(frontend.FrontendError, match="no network"):
        frontend.build(var, root=sources, run=fail)
    assert (var / "frontend/vendor.css").read_text() == "build 1"
    assert frontend.build(var, root=sources, run=lambda *_: None)


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        (
            "npm error code EAI_AGAIN\nnpm error errno -3\n",
            "npm-pakkene til stiler og ikoner kunne ikke hentes: npm-registeret ble ikke nådd. "
            "Koble til nettet, eller sett register og proxy for npm, og start på nytt.",
        ),
        (
            "npm error code ENOSPC\n",
            "Disken er full. Frigjør plass der portalen ligger, og start på nytt.",
        ),
        (
            "\n\n".join(f"line {n}" for n in range(20)),
            "Stiler og ikoner kunne ikke bygges: «npm ci --x» mislyktes. Programmet sa: «line 12 / "
            "line 13 / line 14 / line 15 / line 16 / line 17 / line 18 / line 19». "
            "Rett det og start på nytt.",
        ),
    ],
)
def test_a_failed_program_is_one_norwegian_line_with_the_next_step(output, sentence):
    assert frontend.explain(("npm", "ci", "--x", "--y"), output) == sentence


def test_the_command_ends_with_one_and_the_message_when_it_cannot_build(monkeypatch, capsys):
    def fail(*_: object, **__: object) -> bool:
        raise frontend.FrontendError("no network today")

    monkeypatch.setattr(frontend, "build", fail)

    assert frontend.main([]) == 1
    assert capsys.readouterr() == ("", "no network today\n")


def test_a_real_program_of_the_wheel_is_run_and_its_failure_told(tmp_path):
    frontend.run_node(("node", "-e", "require('fs').writeFileSync('made', 'by node')"), tmp_path)
    assert (tmp_path / "made").read_text() == "by node"

    with pytest.raises(frontend.FrontendError, match="it broke"):
        frontend.run_node(("node", "-e", "throw new Error('it broke')"), tmp_path)


def test_a_program_of_the_wheel_dies_with_the_installation_that_began_it(tmp_path):
    wait = "require('fs').writeFileSync('pid', `${process.pid}`); setTimeout(() => {}, 60000)"
    code = (
        "from pathlib import Path; from forkommune.ui.frontend import run_node;"
        f'run_node(("node", "-e", {wait!r}), Path({str(tmp_path)!r}))'
    )
    installation = subprocess.Popen([sys.executable, "-c", code], cwd=BASE_DIR)
    noted = tmp_path / "pid"
    wait_until(lambda: noted.exists() and noted.read_text(), 20, "node begins")

    installation.kill()
    installation.wait()

    wait_until(lambda: not is_alive(int(noted.read_text())), 5, "node ends")


def test_every_icon_of_the_list_is_in_the_sprite(settings):
    sprite = (Path(settings.VAR_DIR) / "frontend/icons.svg").read_text("utf-8")
    listed = json.loads(collecting.ICON_LIST.read_text("utf-8"))

    assert re.findall(r'<symbol id="([^"]+)"', sprite) == sorted(listed)


def test_icons_that_templates_name_are_in_the_list():
    listed = set(json.loads(collecting.ICON_LIST.read_text("utf-8")))
    named = {
        (name, path.name)
        for path in (BASE_DIR / "templates").rglob("*.html")
        for name in re.findall(r'(?<!-)\bicon[ =]"([a-z-]+)"', path.read_text("utf-8"))
    }

    assert {pair for pair in named if pair[0] not in listed} == set()


def test_no_pointer_to_a_source_map_is_collected(settings):
    folder = Path(settings.VAR_DIR) / "frontend"

    assert collecting.without_source_map("a()\n//# sourceMappingURL=a.js.map\n") == "a()\n"
    assert "sourceMappingURL" not in (folder / "designsystemet.js").read_text("utf-8")


def test_the_fonts_of_reports_are_unpacked_and_browsers_are_given_the_packed_ones(settings):
    folder = settings.VAR_DIR / "frontend" / "fonts" / "print"
    ignored = apps.get_app_config("staticfiles").ignore_patterns
    given = {path.removeprefix("fonts/print/") for path, _storage in listed(ignored)}

    for face in FACES:
        with TTFont(folder / face.packed) as packed, TTFont(folder / face.unpacked) as unpacked:
            assert unpacked.flavor is None
            assert unpacked.getBestCmap() == packed.getBestCmap()
    assert {face.packed for face in FACES} <= given
    assert not {face.unpacked for face in FACES} & given


def listed(ignored):
    """The static files that are collected."""
    for finder in get_finders():
        yield from finder.list(ignored)


def test_the_licence_list_names_what_pages_load_first(settings):
    path = Path(settings.VAR_DIR) / "frontend/licences.json"
    rows = json.loads(path.read_text("utf-8"))

    assert {row["name"]: row["licence"] for row in rows if row["shipped"]} == {
        "@digdir/designsystemet-css": "MIT",
        "@digdir/designsystemet-web": "MIT",
        "@fontsource-variable/inter": "OFL-1.1",
        "@fontsource/source-serif-4": "OFL-1.1",
        "@navikt/aksel-icons": "MIT",
        "inter-ui": "OFL-1.1",
    }
    assert [row["shipped"] for row in rows] == sorted(
        (row["shipped"] for row in rows), reverse=True
    )
    assert all(row["version"] and row["licence"] for row in rows)


def test_the_lock_names_no_address_of_a_registry():
    lock = (BASE_DIR / "package-lock.json").read_text("utf-8")

    assert '"resolved"' not in lock
    assert lock.count('"integrity"') > 100
