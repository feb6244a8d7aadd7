"""What is set aside in a fund is what may still be paid: not a fen more, not a fen less."""

from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DAY, Cast
from minzheng.engines.ledger.api import Fund, LedgerRefused, fund_sum, verify
from minzheng.engines.ledger.testing import top_up
from minzheng.engines.projects import api
from minzheng.engines.projects.testing import (
    AMOUNT,
    RICH,
    accepted,
    approved,
    awarded,
    contract_told,
    fund,
    manager_of,
    organisation,
    paid,
    reported,
)

pytestmark = pytest.mark.django_db
DEEDS = st.lists(
    st.tuples(st.sampled_from(["sign", "amend", "stage", "stop"]), st.integers(1, 100)),
    max_size=12,
)


class Undo(Exception):
    """Ends an example and takes back everything it wrote."""


def committed() -> int:
    return fund_sum(Fund.objects.get(code="projects")).committed


def test_a_signed_contract_is_set_aside_and_paid_from_that(
    cast: Cast, contract: api.Contract, manager: Viewer
) -> None:
    assert (committed(), api.reserved(contract.ref)) == (AMOUNT, AMOUNT)

    paid(accepted(reported(contract, manager, {}, DAY), cast, {}, DAY), cast, DAY)

    told = fund_sum(Fund.objects.get())
    assert (told.committed, told.spent) == (4_000_000, 6_000_000)
    assert told.available == RICH - AMOUNT


def test_no_contract_beyond_what_the_fund_has(cast: Cast, contract: api.Contract) -> None:
    body, by = contract.organisation, cast.viewers["district_clerk"]
    project = approved(cast, DAY, title="又一个", budget=RICH)
    told = contract_told(body, Fund.objects.get(), DAY)

    with pytest.raises(api.ProjectRefused, match="要预留 900,000"):
        much = replace(told, amount=RICH - AMOUNT + 1, split_words="另一个镇")
        api.sign_contract(project, much, by=by, on=DAY)
    all_of_it = replace(told, amount=RICH - AMOUNT, split_words="另一个镇")
    api.sign_contract(project, all_of_it, by=by, on=DAY)

    assert fund_sum(Fund.objects.get()).available == 0


def test_money_of_two_papers_is_set_aside_and_paid_to_the_fen(cast: Cast) -> None:
    money, by = fund(DAY, 3_333_333), cast.viewers["district_clerk"]
    top_up(money, 6_666_667, on=DAY, document="示例财社〔2026〕9号")
    told = contract_told(organisation(), money, DAY)
    contract = api.sign_contract(approved(cast, DAY), told, by=by, on=DAY)
    manager = manager_of(organisation(), DAY)

    for claimed in ({}, {"A": 100, "B": 10}, {"A": 200, "B": 20}):
        stage = reported(contract, manager, claimed, DAY)
        paid(accepted(stage, cast, claimed, DAY), cast, DAY)

    told_sum = fund_sum(money)
    assert (told_sum.available, told_sum.committed, told_sum.spent) == (0, 0, AMOUNT)
    assert not verify().faults


def test_what_results_did_not_earn_is_free_after_the_last_stage(
    cast: Cast, contract: api.Contract, manager: Viewer
) -> None:
    for claimed in ({}, {"A": 80, "B": 8}, {"A": 160, "B": 16}):
        stage = accepted(reported(contract, manager, claimed, DAY), cast, claimed, DAY)
        if stage.amount:
            paid(stage, cast, DAY)

    told = fund_sum(Fund.objects.get())
    assert (told.committed, told.spent) == (0, 8_000_000)


def test_a_stopped_contract_gives_the_rest_free(
    cast: Cast, contract: api.Contract, manager: Viewer
) -> None:
    paid(accepted(reported(contract, manager, {}, DAY), cast, {}, DAY), cast, DAY)

    api.stop_contract(contract, "机构撤出", by=cast.viewers["district_clerk"], on=DAY)

    assert (committed(), api.reserved(contract.ref)) == (0, 0)


def test_an_amendment_stays_between_what_was_paid_and_the_budget(
    cast: Cast, contract: api.Contract, manager: Viewer
) -> None:
    by, until = cast.viewers["district_clerk"], contract.until
    paid(accepted(reported(contract, manager, {}, DAY), cast, {}, DAY), cast, DAY)
    for amount, words in ((5_999_999, "少做"), (AMOUNT + 1, "多做"), (AMOUNT, "一样"), (1, " ")):
        with pytest.raises(api.ProjectRefused):
            api.amend_contract(contract, api.NewTerms(amount, until, words), by=by, on=DAY)

    api.amend_contract(contract, api.NewTerms(8_000_000, until, "少做一个村"), by=by, on=DAY)

    assert committed() == 2_000_000
    assert contract.amendments.get().amount_before == AMOUNT


def test_an_award_is_set_aside_then_goes_over_to_its_contract(cast: Cast) -> None:
    manager = manager_of(organisation(), DAY)
    round = awarded(cast, manager, DAY)
    mine, by = round.proposals.get(), cast.viewers["district_clerk"]
    assert committed() == mine.award == 5_000_000
    project = approved(cast, DAY, budget=mine.award)
    mine.project = project
    mine.save()
    told = replace(contract_told(organisation(), fund(DAY), DAY), amount=4_000_000)

    with pytest.raises(api.ProjectRefused, match="提出方案的机构"):
        other = organisation("52440118MJ7654321G", "新圩公益服务中心")
        api.sign_contract(project, replace(told, organisation=other), by=by, on=DAY)
    contract = api.sign_contract(project, told, by=by, on=DAY)

    assert (committed(), api.reserved(mine.ref)) == (4_000_000, 0)
    assert api.reserved(contract.ref) == 4_000_000


def test_an_award_taken_back_or_not_carried_out_is_free(cast: Cast) -> None:
    manager, head = manager_of(organisation(), DAY), cast.viewers["district_head"]
    round = awarded(cast, manager, DAY)
    said = api.object_to_award(manager, round.proposals.get().pk, "算错", on=DAY)
    api.answer_objection(said, "属实", upheld=True, by=head, on=DAY)
    assert committed() == 0

    mine = round.proposals.get()
    api.award_round(round, api.Award({mine.pk: 100}, "重定"), by=head, on=DAY)
    mine.project = approved(cast, DAY, title="又一个")
    mine.save()
    assert committed() == 100
    dropped = api.drop_project(mine.project, "机构撤回", by=head, on=DAY)

    assert (committed(), dropped.state) == (0, api.ProjectState.DROPPED)


class Plain:
    """The same by plain reckoning: what may still be paid."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.by = cast, cast.viewers["district_clerk"]
        self.money, self.body = fund(DAY), organisation()
        self.manager = manager_of(self.body, DAY)
        self.contract: api.Contract | None = None
        self.done = {"A": 0, "B": 0}

    def do(self, what: str, size: int) -> None:
        if (what == "sign") == (self.contract is not None):
            return
        try:
            with transaction.atomic():
                getattr(self, what)(size)
        except (api.ProjectRefused, LedgerRefused, LookupError):
            pass

    def sign(self, size: int) -> None:
        told = contract_told(self.body, self.money, DAY)
        told = replace(told, amount=size * 99_999, pay_plan=["venture", "results"][size % 2])
        self.contract = api.sign_contract(approved(self.cast, DAY), told, by=self.by, on=DAY)

    def amend(self, size: int) -> None:
        assert self.contract is not None
        told = api.NewTerms(size * 88_887, self.contract.until, "变更")
        self.contract = api.amend_contract(self.contract, told, by=self.by, on=DAY)

    def stage(self, size: int) -> None:
        assert self.contract is not None
        self.done = {"A": self.done["A"] + size, "B": self.done["B"] + size // 10}
        row = accepted(reported(self.contract, self.manager, self.done, DAY), self.cast,
                       self.done, DAY)  # fmt: skip
        if row.amount:
            paid(row, self.cast, DAY)

    def stop(self, _size: int) -> None:
        assert self.contract is not None
        api.stop_contract(self.contract, "终止", by=self.by, on=DAY)

    @property
    def owed(self) -> int:
        """What may still be paid; nothing once it is stopped or all stages are settled."""
        if self.contract is None:
            return 0
        stages = api.stages_of(self.contract)
        project = api.Project.objects.get(pk=self.contract.project_id)
        waits = any(stage.state == api.StageState.WAITING for stage in stages)
        running = project.state == api.ProjectState.RUNNING and waits
        return self.contract.amount - api.paid_of(stages) if running else 0


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(DEEDS)
def test_no_order_of_deeds_keeps_a_fen_too_much_or_too_little(
    cast: Cast, deeds: list[tuple[str, int]]
) -> None:
    with pytest.raises(Undo), transaction.atomic():
        plain = Plain(cast)
        for what, size in [("sign", 60), *deeds]:
            plain.do(what, size)
            told = fund_sum(plain.money)
            assert told.committed == plain.owed
            assert told.available + told.committed + told.spent == RICH
        assert not verify().faults
        raise Undo
