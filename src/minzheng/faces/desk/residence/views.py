"""Beds, contracts and prepaid money at the desk: the area's houses, one house, one contract."""

from datetime import timedelta

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from minzheng.engines.residence import api
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.residence import showing
from minzheng.faces.desk.residence.answering import answering
from minzheng.vocabulary import residence as terms

YEAR = timedelta(days=365)


@require_safe
@officer(api.READERS)
@listed("residence")
def houses(request: OfficerRequest) -> HttpResponse:
    """The houses of the area with occupancy by level of care."""
    found, following = api.houses_page(request.viewer, after(request))
    rows = api.rows_of(found, request.today)
    return page(
        request, "residence/houses", table=showing.house_table(rows),
        figures=showing.house_figures(rows), more=f"?after={following}" if following else "",
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
def house(request: OfficerRequest, pk: int) -> HttpResponse:
    """The rooms of a house and who lies where."""
    row = api.house_for(request.viewer, pk)
    board = api.board_of(row, request.today)
    moves = api.moves_since([pk], request.today - YEAR)
    living = sum(1 for each in board.states if each.placement) + len(board.unplaced)
    return page(
        request, "residence/house", house=row, board=board, table=showing.room_table(board),
        figures=showing.board_figures(board, living, moves), levels=showing.level_entries(board),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
@listed("residence-contracts")
def contracts(request: OfficerRequest, pk: int) -> HttpResponse:
    """The contracts of a house."""
    row = api.house_for(request.viewer, pk)
    found, following = api.contracts_of([pk], after(request))
    ahead = api.number(terms.到期提醒天数, row, request.today)
    return page(
        request, "residence/contracts", house=row,
        table=showing.contract_table(found, request.today, ahead),
        more=f"?after={following}" if following else "",
    )  # fmt: skip


@never_cache
@require_safe
@officer(api.READERS)
@answering
def contract(request: OfficerRequest, pk: int) -> HttpResponse:
    """One contract."""
    row = api.contract_for(request.viewer, pk)
    return page(
        request, "residence/contract", row=row, changes=list(row.addenda.all()),
        entries=showing.contract_entries(row, request.today),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
def scan(request: OfficerRequest, pk: int) -> HttpResponse:
    """The paper as it was handed in."""
    row = api.contract_for(request.viewer, pk)
    if not row.paper:
        raise api.NoSuchResidence("这份合同还没有扫描件，由机构上传")
    return inline(*api.paper_of(row), f"合同{row.number}")


@require_safe
@officer(api.READERS)
@answering
def prepaid(request: OfficerRequest, pk: int) -> HttpResponse:
    """Prepaid money of a house: what is left, custody, the filed fees."""
    row = api.house_for(request.viewer, pk)
    rows = api.balances_of(row, request.today)
    return page(
        request, "residence/prepaid", house=row, schedule=api.schedule_of(row),
        owed=api.owed_by(rows), table=showing.balance_table(rows, request.today),
        custody=showing.custody_table(api.custody_of([pk])),
    )  # fmt: skip
