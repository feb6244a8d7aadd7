"""Whose business an enrolment, a use or a settlement is: posts of the place, house, person."""

from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.care.api import facilities_of
from minzheng.engines.cases.api import family_of
from minzheng.engines.vouchers.coded import READERS
from minzheng.engines.vouchers.errors import NoSuchVoucher
from minzheng.engines.vouchers.models import (
    Change,
    Enrolment,
    InsuranceLine,
    Listing,
    Settlement,
    Use,
)
from minzheng.registers.people.api import Person

NONE = "没有这一条，或它不在您的辖区内。请从“消费券”重新进入"


def reader(viewer: Viewer) -> Viewer:
    """The viewer with the posts that read vouchers, and no other."""
    return replace(viewer, posts=tuple(post for post in viewer.posts if post.role in READERS))


def enrolments_of(viewer: Viewer) -> QuerySet[Enrolment]:
    """The enrolments of the viewer's area."""
    return visible(Enrolment.objects.select_related("person"), reader(viewer))


def uses_of(viewer: Viewer) -> QuerySet[Use]:
    """The uses in the viewer's area."""
    return visible(Use.objects.select_related("person", "facility", "enrolment"), reader(viewer))


def changes_of(viewer: Viewer) -> QuerySet[Change]:
    """What was told to change in the viewer's area."""
    rows = Change.objects.select_related("enrolment__person")
    return visible(rows, reader(viewer), "enrolment__division_code")


def settlements_of(viewer: Viewer) -> QuerySet[Settlement]:
    """The settlements of the viewer's area."""
    return visible(Settlement.objects.select_related("facility"), reader(viewer))


def lines_of(viewer: Viewer) -> QuerySet[InsuranceLine]:
    """What insurance paid for people of the viewer's area."""
    return visible(InsuranceLine.objects.select_related("person", "use"), reader(viewer))


def listings_of(viewer: Viewer) -> QuerySet[Listing]:
    """The listed houses of the viewer's area."""
    return visible(Listing.objects.select_related("facility"), reader(viewer))


def enrolment_for(viewer: Viewer, pk: int) -> Enrolment:
    """An enrolment the viewer may see. Raises NoSuchVoucher."""
    found = enrolments_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchVoucher(NONE)
    return found


def use_for(viewer: Viewer, pk: int) -> Use:
    """A use the viewer may see. Raises NoSuchVoucher."""
    found = uses_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchVoucher(NONE)
    return found


def change_for(viewer: Viewer, pk: int) -> Change:
    """A told change the viewer may see. Raises NoSuchVoucher."""
    found = changes_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchVoucher(NONE)
    return found


def settlement_for(viewer: Viewer, pk: int) -> Settlement:
    """A settlement the viewer may see. Raises NoSuchVoucher."""
    found = settlements_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchVoucher(NONE)
    return found


def own_use(viewer: Viewer, pk: int, on: date) -> Use:
    """A use at one of the house's own facilities. Raises NoSuchVoucher."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = Use.objects.select_related("person", "facility", "enrolment")
    found = rows.filter(pk=pk, facility__in=own).first()
    if found is None:
        raise NoSuchVoucher("没有这条用券记录，或它不属于您的机构。请从“消费券”重新进入")
    return found


def people_for(viewer: Viewer, on: date) -> list[Person]:
    """For whom a citizen may look and apply: herself and her household. Three queries."""
    rows = Person.objects.filter(pk__in=family_of(viewer, on)).alive_on(on)
    return sorted(rows, key=lambda each: (each.pk != viewer.person_id, each.pk))


def own_enrolments(viewer: Viewer, on: date) -> QuerySet[Enrolment]:
    """The enrolments of a citizen and her household."""
    keys = [person.pk for person in people_for(viewer, on)]
    return Enrolment.objects.select_related("person").filter(person__in=keys)
