"""One name for a request: whose it is, where it goes, and who may choose it."""

import re

import pytest
from celery.signals import before_task_publish, task_postrun, task_prerun

from forkommune.work import request_ids
from forkommune.work.tasks import reconcile_jobs

OWN = re.compile(r"[0-9a-f]{32}")


def answered_as(client, settings, told, *, behind_proxy):
    settings.TRUSTED_PROXIES = int(behind_proxy)
    return client.get("/helse/live", headers={"X-Request-ID": told})["X-Request-ID"]


def test_the_trusted_proxys_name_is_kept_and_given_back(client, settings):
    assert (
        answered_as(client, settings, "proxy-0123456789", behind_proxy=True) == "proxy-0123456789"
    )


@pytest.mark.parametrize(
    ("told", "behind_proxy"),
    [
        ("proxy-0123456789", False),
        ("short", True),
        ("x" * 65, True),
        ("two words and more", True),
        ("-begins-badly", True),
        ('{"json": "here"}', True),
    ],
)
def test_a_strangers_or_malformed_name_is_replaced_by_an_own(client, settings, told, behind_proxy):
    assert OWN.fullmatch(answered_as(client, settings, told, behind_proxy=behind_proxy))


def test_the_message_of_a_task_carries_the_name_and_the_task_takes_it_up():
    headers = {}
    token = request_ids._current.set("proxy-0123456789")
    before_task_publish.send(sender=reconcile_jobs.name, headers=headers)
    request_ids._current.reset(token)

    reconcile_jobs.push_request(**headers)
    task_prerun.send(sender=reconcile_jobs, task=reconcile_jobs)
    during = (request_ids.current(), request_ids._task.get())
    task_postrun.send(sender=reconcile_jobs, task=reconcile_jobs)
    reconcile_jobs.pop_request()

    assert (headers, during) == (
        {"request_id": "proxy-0123456789"},
        ("proxy-0123456789", "work.reconcile_jobs"),
    )
    assert (request_ids.current(), request_ids._task.get()) == ("", "")


def test_outside_a_request_nothing_is_sent_along():
    headers = {}

    before_task_publish.send(sender="work.reconcile_jobs", headers=headers)

    assert headers == {}
