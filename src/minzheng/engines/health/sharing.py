"""The family reads a record by the elder's consent, which she takes back when she likes."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import require_manager, stay_of
from minzheng.engines.health.errors import HealthRefused, NoSuchRecord
from minzheng.engines.health.models import Sharing
from minzheng.engines.health.trail import record
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed
from minzheng.registers.people.api import Person, find_by_id_number, get_person

FOLDER = "health-papers"
NOT_YOURS = "您没有看这份健康记录的授权，或者授权已经撤回。请老人本人在“健康记录”里授权"


@transaction.atomic
def share(viewer: Viewer, name: str, id_number: str, *, on: date) -> Sharing:
    """She lets somebody read her record. Raises HealthRefused."""
    if viewer.person_id is None:
        raise HealthRefused("健康记录由本人授权，请本人登录后办理")
    return _share(get_person(viewer.person_id), _reader(name, id_number), viewer, {}, on)


@transaction.atomic
def share_by_paper(
    viewer: Viewer, stay: int, name: str, id_number: str, *, paper: Paper, on: date
) -> Sharing:
    """The house's manager takes in the sheet she signed. Raises NotItsOwn, HealthRefused."""
    require_manager(viewer)
    whose = stay_of(viewer, stay, on)
    try:
        kept = keep_sealed(FOLDER, paper)
    except PaperRefused as refusal:
        raise HealthRefused(str(refusal)) from refusal
    signed = {"paper": kept.path, "paper_digest": kept.digest}
    return _share(whose.person, _reader(name, id_number), viewer, signed, on)


@transaction.atomic
def withdraw(viewer: Viewer, sharing: int, *, on: date) -> Sharing:
    """She takes it back, or the reader gives it up. Raises NoSuchRecord."""
    me = viewer.person_id
    found = _held(Sharing.objects.filter(pk=sharing))
    if found is None or me is None or me not in (found.giver_id, found.reader_id):
        raise NoSuchRecord("没有这项授权，或它不是您的。请从“健康记录”重新进入")
    return _end(found, viewer, on)


@transaction.atomic
def withdraw_for(viewer: Viewer, stay: int, sharing: int, *, on: date) -> Sharing:
    """On her word, by the house she is with. Raises NotItsOwn, NoSuchRecord."""
    whose = stay_of(viewer, stay, on)
    found = _held(Sharing.objects.filter(pk=sharing, giver=whose.person_id))
    if found is None:
        raise NoSuchRecord("没有这项授权，请从健康记录重新进入")
    return _end(found, viewer, on)


def sharings_of(person: int) -> list[Sharing]:
    """Whom somebody lets read, and let read before."""
    rows = Sharing.objects.filter(giver=person).select_related("reader", "giver")
    return list(rows.order_by("withdrawn_on", "-pk")[:50])


def shared_with(viewer: Viewer) -> QuerySet[Sharing]:
    """Whose records the viewer may read now."""
    rows = Sharing.objects.filter(reader=viewer.person_id or 0, withdrawn_on=None)
    return rows.select_related("giver")


@transaction.atomic
def open_for_family(viewer: Viewer, person: int) -> Person:
    """The person whose record may be read: herself, or by a consent that stands; in the trail.

    Raises NoSuchRecord.
    """
    if viewer.person_id is None:
        raise NoSuchRecord(NOT_YOURS)
    if viewer.person_id != person and not shared_with(viewer).filter(giver=person).exists():
        raise NoSuchRecord(NOT_YOURS)
    whose = get_person(person)
    record(whose, "open_health_record", viewer.doer, own=viewer.person_id == person)
    return whose


def _reader(name: str, id_number: str) -> Person:
    found = find_by_id_number(id_number.strip())
    if found is None or found.name != name.strip():
        raise HealthRefused("登记簿里没有这个姓名和身份证号的人，请对照家人的身份证核对两项")
    return found


def _share(
    giver: Person, reader: Person, viewer: Viewer, signed: dict[str, str], on: date
) -> Sharing:
    if giver.pk == reader.pk:
        raise HealthRefused("不用授权给自己：自己的记录随时能看")
    standing = Sharing.objects.filter(giver=giver, reader=reader, withdrawn_on=None).first()
    if standing is not None:
        return standing
    row = Sharing.objects.create(
        giver=giver, reader=reader, given_on=on, given_to=viewer.doer.name, **signed
    )
    record(giver, "share_health_record", viewer.doer, reader=reader.pk, paper=bool(signed))
    return row


def _held(rows: QuerySet[Sharing]) -> Sharing | None:
    locked = rows.select_for_update(of=("self",)).filter(withdrawn_on=None)
    return locked.select_related("giver").first()


def _end(row: Sharing, viewer: Viewer, on: date) -> Sharing:
    row.withdrawn_on, row.withdrawn_by = on, viewer.doer.name
    row.save(update_fields=["withdrawn_on", "withdrawn_by"])
    record(row.giver, "withdraw_health_sharing", viewer.doer, reader=row.reader_id)
    return row
