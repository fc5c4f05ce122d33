"""Who waits before a page comes first: the worker gives way, and no process loads the pages by itself."""

import os

from django.urls import get_resolver

from forkommune.portal import processes
from forkommune.portal.roster import children
from forkommune.portal.warming import load_pages


def test_worker_and_clock_give_way_to_the_web_server(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "forkommune.portal.roster.start_child",
        lambda command, **ways: asked.append(("gunicorn" in command, ways["disguise"])),
    )
    for one in children(tmp_path, port=0, heirs=(), announce=print):
        one.spawn()
    child = processes.start_child(
        ["sleep", "60"], log=tmp_path / "log", disguise=processes.give_way
    )
    own, others = (os.getpriority(os.PRIO_PROCESS, pid) for pid in (0, child.pid))
    processes.stop_all([child], seconds=5)

    give_way = processes.give_way
    assert asked == [(True, None), (False, give_way), (False, give_way)]
    assert others == min(19, own + processes.POLITENESS)


def test_the_pages_are_loaded_without_asking_the_database():
    load_pages()  # there is no database in this test: asking it would fail

    assert "workshops" in get_resolver().namespace_dict
