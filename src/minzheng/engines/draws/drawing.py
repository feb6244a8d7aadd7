"""The three deeds of a draw: the list is frozen, the seed is committed, the lot is drawn."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.draws.choosing import (
    Lot,
    Wanted,
    chosen,
    commitment_of,
    digest_of,
    key_of,
    strata_of,
    token_of,
)
from minzheng.engines.draws.errors import DrawRefused
from minzheng.engines.draws.models import Draw, DrawItem, Pick, State
from minzheng.registers.sealing import seal, unseal

DRAWERS = ("district_clerk", "district_head")
SECRET_BYTES = 32
MOST = 200_000


@dataclass(frozen=True)
class Item:
    """Something that can be drawn; `mandatory`: it is taken whatever the lot says."""

    ref: str
    stratum: str
    mandatory: bool = False


@dataclass(frozen=True)
class NewDraw:
    """A list to draw from. `wanted`: by stratum, of those not mandatory; `names`: for people."""

    title: str
    owner: str
    division_code: str
    items: tuple[Item, ...]
    wanted: Mapping[str, Wanted]
    names: Mapping[str, str]
    basis: str = ""


@dataclass(frozen=True)
class Later:
    """The public value that was named at the commitment, and where anybody can look it up."""

    value: str = ""
    source: str = ""


@transaction.atomic
def prepare(new: NewDraw, *, by: Viewer, on: date) -> Draw:
    """Freeze the list under a new salt. Nothing of it is published yet.

    Raises NotAllowed; DrawRefused for no item, too many, one twice, a stratum without a number.
    """
    require(by, DRAWERS, new.division_code)
    _check(new)
    salt = secrets.token_hex(SECRET_BYTES)
    tokens = {token_of(salt, item.ref): item for item in new.items}
    lots = sorted(
        (Lot(token, item.stratum, item.mandatory) for token, item in tokens.items()),
        key=lambda lot: (lot.stratum, lot.token),
    )
    strata = strata_of(lots, new.wanted, new.names)
    draw = Draw.objects.create(
        title=new.title, owner=new.owner, division_code=new.division_code, basis=new.basis,
        strata=[asdict(each) for each in strata], digest=digest_of(strata, lots),
        salt_sealed=seal(salt), prepared_key=by.doer.key, prepared_by=by.doer.name, prepared_on=on,
    )  # fmt: skip
    DrawItem.objects.bulk_create(
        (DrawItem(draw=draw, ref=tokens[lot.token].ref, **asdict(lot)) for lot in lots),
        batch_size=1000,
    )
    _record(draw, "prepare_draw", by, items=len(lots), digest=draw.digest)
    return draw


@transaction.atomic
def commit(draw: Draw, due_on: date, *, by: Viewer, at: datetime, later: str = "") -> Draw:
    """Publish list and commitment: from now on neither can be changed unseen.

    `later` names the public value to come that goes into the choice, so that not even who could
    read the seed could have picked it. Raises NotAllowed; DrawRefused when it is committed
    already, or for a last day that is not ahead.
    """
    row = _held(draw, by)
    if row.state != State.PREPARED:
        raise DrawRefused(f"这次抽签{row.get_state_display()}，不能再承诺；请刷新页面")
    if due_on <= _day(at):
        raise DrawRefused(f"最迟抽取日 {due_on} 应在今天 {_day(at)} 以后")
    seed = secrets.token_hex(SECRET_BYTES)
    row.seed_sealed, row.commitment = seal(seed), commitment_of(seed)
    row.later, row.due_on, row.state = later.strip(), due_on, State.COMMITTED
    row.committed_by, row.committed_at = by.doer.name, at
    row.save()
    _record(row, "commit_draw", by, commitment=row.commitment, later=row.later)
    return row


@transaction.atomic
def draw_lots(draw: Draw, *, by: Viewer, at: datetime, later: Later | None = None) -> Draw:
    """Reveal the seed and take what it takes. Once only.

    Raises NotAllowed; DrawRefused for who prepared the list, before the commitment, after the last
    day, when drawn already, without the public value that was named, or with one that was not.
    """
    row, told = _held(draw, by), later or Later()
    _may_draw(row, by, at)
    _check_later(row, told)
    row.seed, row.state = unseal(row.seed_sealed), State.DRAWN
    row.later_value, row.later_source = told.value.strip(), told.source.strip()
    row.drawn_by, row.drawn_at = by.doer.name, at
    row.save()
    items = {item.token: item for item in row.items.all()}
    lots = [Lot(item.token, item.stratum, item.mandatory) for item in items.values()]
    taken = chosen(row.layers, lots, key_of(row.seed, row.later_value))
    Pick.objects.bulk_create(
        (Pick(draw=row, item=items[token], place=place) for place, token in enumerate(taken, 1)),
        batch_size=1000,
    )
    _record(row, "draw_lots", by, taken=len(taken))
    return row


def _check(new: NewDraw) -> None:
    if not new.items:
        raise DrawRefused("名单是空的，没有可抽的；请放宽时间、事项或地方")
    if len(new.items) > MOST:
        raise DrawRefused(f"名单有 {len(new.items)} 项，一次最多 {MOST} 项；请分开抽")
    if len({item.ref for item in new.items}) < len(new.items):
        raise DrawRefused("名单里有重复的对象，请先去掉")
    without = sorted({item.stratum for item in new.items} - new.wanted.keys())
    if without:
        raise DrawRefused(f"“{without[0]}”没有写抽多少，请补上")


def _may_draw(row: Draw, by: Viewer, at: datetime) -> None:
    if row.state != State.COMMITTED:
        raise DrawRefused(f"这次抽签{row.get_state_display()}，现在不能抽取；请刷新页面")
    if by.doer.key == row.prepared_key:
        raise DrawRefused(f"名单由{row.prepared_by}准备，要由另一个人抽取")
    if row.lapsed(_day(at)):
        raise DrawRefused(f"已过最迟抽取日 {row.due_on}，这次承诺作废，请重新准备名单")


def _check_later(row: Draw, told: Later) -> None:
    if row.later and not (told.value.strip() and told.source.strip()):
        raise DrawRefused(f"承诺时写明要另加“{row.later}”，请填这个数和它的公开来源")
    if not row.later and told.value.strip():
        raise DrawRefused("承诺时没有写要另加公开数，现在不能加")


def _held(draw: Draw, by: Viewer) -> Draw:
    require(by, DRAWERS, draw.division_code)
    return Draw.objects.select_for_update().get(pk=draw.pk)


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


def _record(draw: Draw, verb: str, by: Viewer, **detail: object) -> None:
    audit.record(by.doer, verb, draw.ref, division=draw.division_code, detail=detail)
