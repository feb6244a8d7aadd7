"""一件事: a few questions, what fits, one application for several matters."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Bundle, Case, Draft, parts_of
from minzheng.engines.cases.testing import ACCOUNT_GIVEN, fill
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.faces.portal.bundles import event_of, events, matters_of
from minzheng.kernel.matter import catalogue
from minzheng.matters.life_events import LIFE_EVENTS

LIVING, CARE = "relief/disability_living", "relief/disability_care"
SAID = {"registered_here": "是", "needs_care": "是", "injury_care": "否"}


def test_every_matter_named_by_a_life_event_is_there() -> None:
    named = {key for event in LIFE_EVENTS for key in event.matters}

    assert named <= set(catalogue().matters)


def test_a_life_event_without_a_matter_is_not_shown() -> None:
    assert {event.slug for event in events()} == {e.slug for e in LIFE_EVENTS if matters_of(e)}
    assert event_of("nothing") is None


def test_the_list_and_the_page_tell_what_others_handle(cast: Cast) -> None:
    browser = Client()

    assert "照护老人" in browser.get("/events/").content.decode()
    page = browser.get("/events/disability/").content.decode()
    assert "残疾人联合会" in page and "困难残疾人生活补贴" in page
    assert browser.get("/events/nothing/").status_code == 404


def test_without_signing_in_it_says_what_fits_and_keeps_nothing(cast: Cast) -> None:
    said = {
        "born_on_year": "1930",
        "born_on_month": "5",
        "born_on_day": "1",
        "registered_here": "是",
    }

    page = Client().post("/events/eldercare/try/", said).content.decode()

    assert "高龄津贴" in page and "很可能符合" in page
    assert not Bundle.objects.exists()


def begin(client: Client, cast: Cast) -> Bundle:
    """A disability bundle of the applicant with both subsidies."""
    url = f"/events/disability/who/{cast.applicant.pk}/"
    response = client.post(url, {**SAID, "matter": [LIVING, CARE], "start": "1"})
    bundle = Bundle.objects.get()
    assert response.headers["Location"] == f"/together/{bundle.pk}/"
    return bundle


def test_what_the_register_knows_is_not_asked(cast: Cast, client: Client) -> None:
    page = client.get(f"/events/disability/who/{cast.applicant.pk}/").content.decode()

    assert 'name="registered_here"' in page
    assert 'name="disability_kind"' not in page


def test_who_is_chosen_is_one_of_the_family(cast: Cast, client: Client, stranger: Client) -> None:
    url = f"/events/disability/who/{cast.applicant.pk}/"

    assert stranger.get(url).status_code == 404
    assert client.post("/events/disability/who/", {"person": 999}).status_code == 200


def test_the_shared_answers_stand_in_every_draft(cast: Cast, client: Client) -> None:
    bundle = begin(client, cast)

    answers = [part.draft.answers for part in parts_of(bundle) if part.draft]
    assert [each["0.registered_here"] for each in answers] == [True, True]
    assert all("where" in part.draft.pages for part in parts_of(bundle) if part.draft)


def test_nothing_ticked_is_told(cast: Cast, client: Client) -> None:
    url = f"/events/disability/who/{cast.applicant.pk}/"

    page = client.post(url, {**SAID, "start": "1"}).content.decode()

    assert "请至少选一件" in page


def test_a_page_saved_in_one_is_done_in_the_other(cast: Cast, client: Client) -> None:
    bundle = begin(client, cast)
    first, second = (part.draft for part in parts_of(bundle))
    assert first and second

    client.post(f"/apply/{first.pk}/pages/account/", ACCOUNT_GIVEN)

    second.refresh_from_db()
    assert "account" in second.pages


def test_all_go_in_at_once_with_one_receipt_and_one_way(cast: Cast, client: Client) -> None:
    bundle = begin(client, cast)
    for part in parts_of(bundle):
        assert part.draft
        fill(part.draft, ACCOUNT_GIVEN | SAID, by=cast.viewers["applicant"], on=MONDAY)

    client.post(f"/together/{bundle.pk}/submit/", {"token": bundle.token})

    page = client.get(f"/together/{bundle.pk}/").content.decode()
    numbers = [case.number for case in Case.objects.all()]
    assert len(numbers) == 2 and all(number in page for number in numbers)
    assert client.get(f"/together/{bundle.pk}/receipt/").content.startswith(b"%PDF")


def test_signing_once_signs_for_both(cast: Cast, client: Client) -> None:
    bundle = begin(client, cast)
    url = f"/together/{bundle.pk}/promises/"
    page = client.get(url).content.decode()

    boxes = {f"{n}.{cast.applicant.pk}": "on" for n in range(3)}
    response = client.post(url, boxes)

    assert page.count('type="checkbox"') == 3
    assert response.headers["Location"] == f"/together/{bundle.pk}/submit/"
    assert all(cast.applicant.pk in draft.signed["truth"] for draft in Draft.objects.all())


def test_somebody_else_finds_none_of_it(cast: Cast, client: Client, stranger: Client) -> None:
    bundle = begin(client, cast)

    for tail in ("", "promises/", "submit/", "receipt/"):
        assert stranger.get(f"/together/{bundle.pk}/{tail}").status_code == 404


def test_the_list_of_tasks_takes_few_queries(
    cast: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    bundle = begin(client, cast)

    with django_assert_max_num_queries(10):
        client.get(f"/together/{bundle.pk}/")
