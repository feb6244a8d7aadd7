"""Whatever is signed, changed and paid, in whatever order: every source closes to the fen."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.engines.ledger import api as ledger
from minzheng.engines.pipeline import api
from minzheng.engines.pipeline.testing import DAY, World, fresh

DEEDS = st.lists(
    st.tuples(st.sampled_from(["sign", "change", "pay"]), st.integers(1, 60_000_000)), max_size=8
)
QUIET = (HealthCheck.function_scoped_fixture,)


@settings(max_examples=8, deadline=None, suppress_health_check=QUIET)
@given(deeds=DEEDS)
def test_sources_are_allocations_and_balance(world: World, deeds: list[tuple[str, int]]) -> None:
    project = world.approved()

    for number, (deed, amount) in enumerate(deeds):
        try:
            _do(world, project, deed, amount, f"{project.pk}-{number}")
        except (api.PipelineRefused, ledger.LedgerRefused):
            continue

    told = api.file_of(fresh(project), DAY)
    for each in told.sources:
        assert each.source.amount == each.allotted + each.left
        assert 0 <= each.paid <= each.allotted <= each.source.amount
    for contract in told.contracts:
        paid = sum(p.amount for p in told.payments if p.contract_id == contract.pk and p.entry)
        assert ledger.reserved(contract.ref) + paid == contract.amount


def _do(world: World, project: api.Project, deed: str, amount: int, name: str) -> None:
    contract = project.contracts.order_by("?").first()
    if deed == "sign" or contract is None:
        world.contract(project, amount=amount, document=name)
    elif deed == "pay":
        world.pay(contract, amount, name)
    else:
        change = api.change_contract(contract, amount, "调整", by=world.clerk, on=DAY)
        if change.over:
            api.approve_change(change, by=world.by("district_head"), on=DAY)
