"""Why a person cannot be registered or corrected; each message says what, where and what to do."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minzheng.registers.people.models import Person


class PersonRefused(ValueError):
    """A person's facts cannot be written as given."""


class NameRefused(PersonRefused):
    """Not a name: empty, too long, or with a character that stands in no name."""


class PhoneRefused(PersonRefused):
    """Not a telephone number."""


class BirthRefused(PersonRefused):
    """Sex or day of birth is missing, or disagrees with the identity number."""


class DeathRefused(PersonRefused):
    """The day of death is in the future, before birth, or recorded otherwise already."""


class UnknownColumn(PersonRefused):
    """No such column can be corrected."""


class UnknownCode(PersonRefused):
    """The code stands in no table of the glossary."""


class AlreadyRegistered(PersonRefused):
    """The identity number is registered already; `person` is the one who has it."""

    def __init__(self, person: "Person") -> None:
        self.person = person
        super().__init__(f"该身份证号已登记（{person.name_masked}），请直接使用已有的人员记录")


class RowsRefused(PersonRefused):
    """Rows of a bulk load are wrong; nothing was written. `reasons` are (row number, reason)."""

    def __init__(self, reasons: list[tuple[int, str]]) -> None:
        self.reasons = reasons
        first = "；".join(f"第 {row} 行：{reason}" for row, reason in reasons[:5])
        super().__init__(f"共 {len(reasons)} 行有误，全部未写入。{first}。请改正后重新导入")
