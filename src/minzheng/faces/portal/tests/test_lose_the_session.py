"""A session that ends in the middle of the form loses nothing, and gives nothing away."""

from django.test import Client

from minzheng.engines.access.testing import PASSWORD, Cast
from minzheng.engines.cases.api import open_draft
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.faces.portal.keeping import SESSION_KEY, owner_mark


def lost(cast: Cast) -> tuple[Client, str]:
    """A browser whose session died, and the page it was on; its answers were just sent."""
    draft = open_draft("relief/dibao", cast.applicant.pk, by=cast.viewers["applicant"], on=MONDAY)
    path = f"/apply/{draft.pk}/pages/wages/"
    client = Client()
    sent = {"0.wage_income": "1500", "owner": owner_mark(cast.applicant.pk)}
    response = client.post(path, sent)
    assert response.headers["Location"].startswith("/sign-in/?next=")
    return client, path


def sign_in(client: Client, name: str, path: str) -> None:
    client.post("/sign-in/", {"username": name, "password": PASSWORD, "next": path})


def test_what_was_sent_is_there_again_after_signing_in(cast: Cast) -> None:
    client, path = lost(cast)

    sign_in(client, "applicant", path)
    page = client.get(path).content.decode()

    assert "刚才填的还在" in page
    assert 'value="1500"' in page


def test_another_person_at_the_same_computer_gets_nothing(cast: Cast) -> None:
    client, path = lost(cast)

    sign_in(client, "spouse", path)
    page = client.get(path).content.decode()

    assert "1500" not in page
    assert SESSION_KEY not in client.session


def test_the_kept_answers_are_unreadable_in_the_session(cast: Cast) -> None:
    client, _ = lost(cast)

    assert "1500" not in client.session[SESSION_KEY]


def test_without_a_true_owner_nothing_is_kept(cast: Cast) -> None:
    client = Client()

    client.post("/apply/1/pages/wages/", {"0.wage_income": "1500", "owner": "forged"})

    assert SESSION_KEY not in client.session
