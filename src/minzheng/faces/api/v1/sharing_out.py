"""What anybody may check or take on: draws with everything to do them again, and calls for help."""

from typing import Any

from ninja import Router

from minzheng.engines.draws import api as draws
from minzheng.engines.needs import api as needs
from minzheng.faces.api.v1 import sharing_schemas as shape
from minzheng.faces.api.v1.paging import PAGE, Limit, opened, page_of, sealed
from minzheng.faces.api.v1.requests import ApiRequest
from minzheng.faces.api.v1.responses import REFUSED, fresh

router = Router(tags=["公开"])


@router.get("/draws", response={200: shape.Draws, **REFUSED}, summary="公开抽签")
@fresh
def all_draws(request: ApiRequest, next: str = "", limit: Limit = PAGE) -> dict[str, Any]:
    """公布了承诺的抽签，新的在前。不用密钥。"""
    rows, more = page_of(draws.published(), next, limit, of="draws")
    items = [
        {"id": each.pk, "title": each.title, "digest": each.digest,
         "commitment": each.commitment, "size": each.size, "to_take": each.to_take,
         "committed_at": each.committed_at, "drawn_at": each.drawn_at}
        for each in rows
    ]  # fmt: skip
    return {"items": items, "next": more or None}


@router.get("/draws/{number}", response={200: shape.Draw, **REFUSED}, summary="一次抽签的核验文件")
@fresh
def one_draw(request: ApiRequest, number: int) -> dict[str, Any]:
    """重算一遍要用的全部：名单代号、分层、承诺、种子、抽中的。没有姓名和办件号。不用密钥。"""
    return draws.public_file(draws.published_draw(number))


@router.get("/giving", response={200: shape.Offerings, **REFUSED}, summary="等待认领的求助")
@fresh
def giving(request: ApiRequest, item: str = "", next: str = "") -> dict[str, Any]:
    """政策和现有服务满足不了的需求，只到镇街，没有姓名。认领在机构端。不用密钥。"""
    rows, more = needs.offerings_open(item=item, after=int(opened(next, "giving") or 0))
    items = [
        {"number": each.number, "item": each.item, "item_name": each.item_name,
         "amount": each.amount, "town": each.town_code, "words": each.words,
         "worth_fen": each.worth, "offered_on": each.offered_on}
        for each in rows
    ]  # fmt: skip
    return {"items": items, "next": sealed(more, "giving") if more else None}
