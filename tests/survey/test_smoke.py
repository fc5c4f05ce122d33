import pytest
from django.urls import reverse
from municipalities.models import Answer
from tests.factories import ResearcherFactory
from .guide import WHOLE, posted, ready_interview

pytestmark = pytest.mark.django_db


def test_it(client):
    i = ready_interview()
    client.force_login(ResearcherFactory())
    r = client.get(reverse("municipalities:interview-form", args=[i.pk]))
    assert r.status_code == 200
    open("/tmp/fk/form.html", "wb").write(r.content)
    r = client.post(reverse("municipalities:interview-save", args=[i.pk]), posted(q01="hei"))
    print(r.status_code, r.content.decode())
    r = client.post(
        reverse("municipalities:interview-form", args=[i.pk]),
        posted(tab="t2", action="complete", q02="abc"),
    )
    print(r.status_code)
    assert r.status_code == 422
    r = client.post(
        reverse("municipalities:interview-form", args=[i.pk]),
        posted({"q01": "hei", "q02": "abc"}, tab="t3", action="complete", **WHOLE),
    )
    print(r.status_code, r.headers.get("location"))
    assert r.status_code == 302
    r = client.get(reverse("municipalities:interview-detail", args=[i.pk]))
    assert r.status_code == 200
    for a in Answer.objects.all():
        print(a.question.code, a.state, a.value, a.source and a.source.current.text)
    for n in ["survey", "interview-list", "interview-create"]:
        assert client.get(reverse("municipalities:" + n)).status_code == 200, n
    for n in ["basis", "versions"]:
        assert (
            client.get(reverse("municipalities:interview-" + n, args=[i.pk])).status_code == 200
        ), n
