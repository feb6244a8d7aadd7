"""Several applications as one: nothing is asked twice, and all go in or none."""

import pytest
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases import api as cases
from minzheng.engines.cases.api import Bundle, Draft, Upload, Wanted
from minzheng.engines.cases.drafting import family_of_draft, signers_of
from minzheng.engines.cases.testing import ACCOUNT_GIVEN, fill
from minzheng.engines.cases.tests.days import MONDAY
from minzheng.kernel.matter import catalogue

LIVING, CARE, WHOLE = "relief/disability_living", "relief/disability_care", "relief/dibao"
PDF = b"%PDF-1.4 a paper"


@pytest.fixture
def bundle(cast: Cast) -> Bundle:
    wanted = [Wanted(key, cast.applicant.pk) for key in (LIVING, CARE)]
    return cases.open_bundle("disability", wanted, by=cast.viewers["applicant"], on=MONDAY)


def drafts(bundle: Bundle) -> tuple[Draft, Draft]:
    first, second = (part.draft for part in cases.parts_of(bundle))
    assert first is not None and second is not None
    return first, second


def save(cast: Cast, draft: Draft, page: str, **answers: str) -> None:
    by = cast.viewers["applicant"]
    raw = {f"0.{name}" if name not in ACCOUNT_GIVEN else name: v for name, v in answers.items()}
    assert not cases.save_page(draft.pk, page, raw, by=by, on=MONDAY).errors
    cases.carry_answers(draft.pk, page, by=by, on=MONDAY)


def test_an_answer_given_once_stands_in_the_other_and_its_page_is_done(
    cast: Cast, bundle: Bundle
) -> None:
    first, second = drafts(bundle)

    save(cast, first, "where", registered_here="是")

    second.refresh_from_db()
    assert second.answers["0.registered_here"] is True
    assert "where" in second.pages


def test_an_account_goes_along_only_to_an_application_for_the_same_person(cast: Cast) -> None:
    by = cast.viewers["applicant"]
    child = cases.Lodging(person_id=cast.child.pk)
    wanted = [Wanted(LIVING, cast.applicant.pk), Wanted(CARE, cast.applicant.pk),
              Wanted(CARE, cast.applicant.pk, lodging=child)]  # fmt: skip
    bundle = cases.open_bundle("disability", wanted, by=by, on=MONDAY)
    mine, same, hers = (part.draft for part in cases.parts_of(bundle))
    assert mine is not None and same is not None and hers is not None

    save(cast, mine, "account", **ACCOUNT_GIVEN)

    same.refresh_from_db()
    hers.refresh_from_db()
    assert same.answers["account"] == Draft.objects.get(pk=mine.pk).answers["account"]
    assert "account" not in hers.answers


def test_what_was_said_before_stands_in_every_draft(cast: Cast, bundle: Bundle) -> None:
    by, pk = cast.viewers["applicant"], cast.applicant.pk

    cases.carry_known(bundle.pk, pk, {"registered_here": True}, by=by, on=MONDAY)

    assert all(draft.answers["0.registered_here"] is True for draft in drafts(bundle))


def test_a_paper_is_handed_in_once(cast: Cast, bundle: Bundle) -> None:
    by = cast.viewers["applicant"]
    first, second = drafts(bundle)
    upload = Upload("certificate", "证.pdf", PDF)

    cases.attach_to_draft(first.pk, upload, by=by, on=MONDAY)
    count = cases.carry_paper(first.pk, upload, by=by, on=MONDAY)

    assert count == second.materials.filter(key="certificate").count()


def test_one_sending_sends_all_and_a_second_click_gives_the_same(
    cast: Cast, bundle: Bundle
) -> None:
    by = cast.viewers["applicant"]
    for draft in drafts(bundle):
        fill(draft, ACCOUNT_GIVEN | {"registered_here": "是"}, by=by, on=MONDAY)

    sent = cases.submit_bundle(bundle.pk, bundle.token, by=by, on=MONDAY)
    again = cases.submit_bundle(bundle.pk, bundle.token, by=by, on=MONDAY)

    assert [case.matter for case in sent] == [LIVING, CARE]
    assert [case.pk for case in again] == [case.pk for case in sent]
    assert not Draft.objects.exists()


def test_when_one_is_not_complete_none_is_sent(cast: Cast, bundle: Bundle) -> None:
    by = cast.viewers["applicant"]
    fill(drafts(bundle)[0], ACCOUNT_GIVEN | {"registered_here": "是"}, by=by, on=MONDAY)

    with pytest.raises(cases.CaseRefused, match="重度残疾人护理补贴"):
        cases.submit_bundle(bundle.pk, bundle.token, by=by, on=MONDAY)

    assert not cases.Case.objects.exists()


def test_a_signature_counts_wherever_the_same_sentence_stands(cast: Cast, bundle: Bundle) -> None:
    by = cast.viewers["applicant"]
    first, second = drafts(bundle)
    texts = [each.text for each in catalogue().get(first.matter).form.commitments]

    cases.sign_bundle(bundle.pk, {text: [cast.applicant.pk] for text in texts}, by=by, on=MONDAY)

    assert all(not cases.unsigned_commitments(d, MONDAY) for d in drafts(bundle))
    assert second.pk != first.pk


def test_somebody_else_finds_no_bundle(cast: Cast, bundle: Bundle) -> None:
    for key in ("spouse", "other_town_clerk", "town_clerk"):
        with pytest.raises(cases.NoSuchDraft):
            cases.bundle_for(cast.viewers[key], bundle.pk)


def test_opening_the_same_event_again_goes_on_with_it(cast: Cast, bundle: Bundle) -> None:
    again = cases.open_bundle(
        "disability", [Wanted(LIVING, cast.applicant.pk)], by=cast.viewers["applicant"], on=MONDAY
    )

    assert again == bundle
    assert len(cases.parts_of(bundle)) == 2


def test_read_at_once_the_families_are_those_read_one_by_one(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    child = cases.Lodging(person_id=cast.child.pk)
    wanted = [Wanted(key, cast.applicant.pk) for key in (LIVING, CARE)]
    wanted += [Wanted(LIVING, cast.applicant.pk, lodging=child), Wanted(WHOLE, cast.applicant.pk)]
    held = cases.open_bundle("any", wanted, by=cast.viewers["applicant"], on=MONDAY)
    alone = [part.draft for part in cases.parts_of(held) if part.draft is not None]
    together = [part.draft for part in cases.parts_of(held) if part.draft is not None]

    with django_assert_max_num_queries(5):
        cases.read_families(together, MONDAY)
        read = [(family_of_draft(each, MONDAY), signers_of(each, MONDAY)) for each in together]

    assert len(read) == 4
    assert read == [(family_of_draft(each, MONDAY), signers_of(each, MONDAY)) for each in alone]
