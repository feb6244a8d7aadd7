"""Whose it is: a family, by its household and who speaks for it, or an organisation."""

from collections.abc import Sequence

from django.db import models

from minzheng.engines.cases.errors import NotAFamily, NotAHouse
from minzheng.registers.facilities.api import Facility
from minzheng.registers.households.api import Household
from minzheng.registers.masking import mask_name
from minzheng.registers.organisations.api import Organisation
from minzheng.registers.people.api import Person

# What is read along with a case so that it can be named without asking again.
PARTIES = ("applicant", "person", "organisation", "facility")


class OfParty(models.Model):
    """Either a household with its applicant, and in a person's matter the person; or an
    organisation, and in a matter about one place its facility. Never both: see one_party()."""

    household = models.ForeignKey(
        Household, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="家庭"
    )
    applicant = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="申请人"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="受益人"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="组织"
    )
    facility = models.ForeignKey(
        Facility, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="设施"
    )

    class Meta:
        abstract = True

    @property
    def listed(self) -> Sequence[int]:
        """The persons' numbers of those it is about, in order; none of an organisation."""
        raise NotImplementedError

    @property
    def home(self) -> Household:
        """The household. Raises NotAFamily."""
        if self.household is None:
            raise NotAFamily(f"{self}是组织的办件，没有家庭")
        return self.household

    @property
    def home_id(self) -> int:
        """The household's number, without reading it. Raises NotAFamily."""
        if self.household_id is None:
            raise NotAFamily(f"{self}是组织的办件，没有家庭")
        return self.household_id

    @property
    def body(self) -> Organisation:
        """The organisation. Raises NotAHouse."""
        if self.organisation is None:
            raise NotAHouse(f"{self}是家庭或个人的办件，没有组织")
        return self.organisation

    @property
    def speaker(self) -> Person:
        """Who applied for the family. Raises NotAFamily."""
        if self.applicant is None:
            raise NotAFamily(f"{self}是组织的办件，没有申请的个人")
        return self.applicant

    @property
    def speaker_id(self) -> int:
        """The applicant's number, without reading her. Raises NotAFamily."""
        if self.applicant_id is None:
            raise NotAFamily(f"{self}是组织的办件，没有申请的个人")
        return self.applicant_id

    @property
    def applicant_name(self) -> str:
        """Who applies, by name: a person, or the organisation itself."""
        return self.speaker.name if self.organisation is None else self.organisation.name

    @property
    def subject_name(self) -> str:
        """Who it is about, by name: the facility or its organisation, the person, the applicant."""
        whom = self.facility or self.organisation or self.person
        return self.applicant_name if whom is None else whom.name

    @property
    def subject_masked(self) -> str:
        """The same for many eyes: a person's name masked, an organisation's as registered."""
        named = self.subject_name
        return mask_name(named) if self.organisation_id is None else named

    @property
    def party(self) -> str:
        """How officers call it: by the facility, the organisation or the person, or 某某户."""
        whole = self.organisation_id is None and self.person_id is None
        return f"{self.applicant_name}户" if whole else self.subject_name

    @property
    def counted(self) -> str:
        """How a message counts it: 一家机构, 一人 or 一户."""
        if self.organisation_id is not None:
            return "一家机构"
        return "一户" if self.person_id is None else "一人"


def one_party(name: str) -> models.CheckConstraint:
    """Exactly one kind of party."""
    family = models.Q(household__isnull=False, applicant__isnull=False)
    house = models.Q(organisation__isnull=False)
    no_family = models.Q(household=None, applicant=None, person=None)
    no_house = models.Q(organisation=None, facility=None)
    return models.CheckConstraint(condition=(family & no_house) | (house & no_family), name=name)
