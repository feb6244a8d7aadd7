"""Opening a sealed field: only for a stated purpose, and written down before it is shown."""

from collections.abc import Callable

from django.db import transaction

from minzheng.engines.access.errors import NotAllowed, UnknownPurpose
from minzheng.engines.access.viewing import Viewer, may_see
from minzheng.engines.audit.api import record
from minzheng.registers.people import api as people
from minzheng.registers.people.api import Person

PURPOSES = ("办理本事项", "核实身份", "发放核对", "信访答复", "审计检查")


def open_field(
    viewer: Viewer,
    *,
    subject: str,
    field: str,
    purpose: str,
    reader: Callable[[], str],
    division: str,
) -> str:
    """The text of a sealed field, after who, what and why are in the trail.

    Raises UnknownPurpose, NotAllowed; then `reader` is never called.
    """
    if purpose not in PURPOSES:
        raise UnknownPurpose(f"查看前请选择目的：{'、'.join(PURPOSES)}")
    own = viewer.person_id is not None and subject == f"person:{viewer.person_id}"
    if not (own or may_see(viewer, division)):
        raise NotAllowed("这条记录不在您的辖区内，不能查看。如岗位有误，请联系本单位的安全管理员")
    with transaction.atomic():
        detail = {"field": field}
        record(
            viewer.doer, "open_field", subject, division=division, purpose=purpose, detail=detail
        )
    return reader()


def may_see_person(viewer: Viewer, person: Person) -> bool:
    """Whether this is the viewer herself, or somebody living or registered in her area."""
    own = viewer.person_id is not None and viewer.person_id == person.pk
    return own or may_see(viewer, _division(viewer, person))


def open_id_number(viewer: Viewer, person: Person, *, purpose: str) -> str:
    """A person's identity number in clear. Raises as open_field()."""
    return open_field(
        viewer,
        subject=f"person:{person.pk}",
        field="id_number",
        purpose=purpose,
        reader=lambda: people.unseal_id(person),
        division=_division(viewer, person),
    )


def open_phone(viewer: Viewer, person: Person, *, purpose: str) -> str:
    """A person's phone number in clear. Raises as open_field()."""
    return open_field(
        viewer,
        subject=f"person:{person.pk}",
        field="phone",
        purpose=purpose,
        reader=lambda: people.unseal_phone(person),
        division=_division(viewer, person),
    )


def _division(viewer: Viewer, person: Person) -> str:
    """Of the places where she lives and is registered, the one that is the viewer's business."""
    places = (person.living_division, person.registered_division)
    return next((place for place in places if may_see(viewer, place)), person.division_code)
