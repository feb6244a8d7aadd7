"""A person as known now, and every change of what was known.

Columns that a rule can ask for bear the glossary's names; None means unknown, never no.
Codes are those of the national tables (GB/T 2261, GB/T 3304, the disability classes).
"""

from datetime import date
from typing import Self

from django.db import models

from minzheng.registers.masking import mask_id, mask_name, mask_phone
from minzheng.registers.people.coded import TABLES, Sex
from minzheng.registers.sealing import blind_index, unseal
from minzheng.registers.versions import Version


class People(models.QuerySet["Person"]):
    def alive_on(self, day: date) -> Self:
        return self.filter(models.Q(died_on=None) | models.Q(died_on__gt=day))

    def with_id_number(self, number: str) -> Self:
        return self.filter(id_index=blind_index(number, kind="id"))

    def with_phone(self, phone: str) -> Self:
        return self.filter(phone_index=blind_index(phone, kind="phone"))


class Person(models.Model):
    name = models.CharField("姓名", max_length=40, db_index=True)
    pinyin = models.CharField("姓名首字母", max_length=40, db_index=True)
    sex = models.SmallIntegerField("性别", default=Sex.UNKNOWN)
    born_on = models.DateField("出生日期")
    died_on = models.DateField("死亡日期", null=True, blank=True)
    ethnicity = models.SmallIntegerField("民族", null=True, blank=True)
    id_kind = models.CharField("证件种类", max_length=20)
    id_sealed = models.TextField("证件号码（加密）", blank=True)
    id_index = models.CharField("证件号码索引", max_length=64, null=True, blank=True, unique=True)
    phone_sealed = models.TextField("电话（加密）", blank=True)
    phone_index = models.CharField("电话索引", max_length=64, blank=True, db_index=True)
    registered_division = models.CharField("户籍地", max_length=12, blank=True, db_index=True)
    living_division = models.CharField("居住地", max_length=12, blank=True, db_index=True)
    address = models.CharField("住址", max_length=200, blank=True)
    disability_kind = models.SmallIntegerField("残疾类别", null=True, blank=True)
    disability_grade = models.SmallIntegerField("残疾等级", null=True, blank=True)
    marital = models.SmallIntegerField("婚姻状况", null=True, blank=True)
    health = models.SmallIntegerField("健康状况", null=True, blank=True)
    student_stage = models.SmallIntegerField("就学阶段", null=True, blank=True)
    seriously_ill = models.BooleanField("患重病", null=True, blank=True)
    labour_capacity = models.SmallIntegerField("劳动能力", null=True, blank=True)
    employment = models.SmallIntegerField("就业状况", null=True, blank=True)

    objects = People.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "人员"

    def __str__(self) -> str:
        return self.name_masked

    @property
    def division_code(self) -> str:
        """Where she lives; where she is registered when that is not known."""
        return self.living_division or self.registered_division

    def age_on(self, on: date) -> int:
        """Whole years on a day."""
        born = self.born_on
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day))

    def words(self) -> dict[str, str]:
        """The coded columns in words, such as {"sex": "女"}; unknown is 待核实."""
        return {column: table.text(getattr(self, column)) for column, table in TABLES.items()}

    @property
    def name_masked(self) -> str:
        return mask_name(self.name)

    @property
    def id_masked(self) -> str:
        return mask_id(unseal(self.id_sealed)) if self.id_sealed else ""

    @property
    def phone_masked(self) -> str:
        return mask_phone(unseal(self.phone_sealed)) if self.phone_sealed else ""


class PersonVersion(Version):
    """What became known: all columns at registration, afterwards only those that changed."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="versions")

    class Meta:
        ordering = ["person", "since", "pk"]
        verbose_name = "人员变更"

    def __str__(self) -> str:
        return f"person:{self.person_id} {self.since}"
