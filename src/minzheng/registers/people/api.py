"""The door of the people register."""

from minzheng.registers.people.bulk import bulk_register_people
from minzheng.registers.people.coded import Sex
from minzheng.registers.people.errors import (
    AlreadyRegistered,
    BirthRefused,
    DeathRefused,
    NameRefused,
    PersonRefused,
    PhoneRefused,
    RowsRefused,
    UnknownCode,
    UnknownColumn,
)
from minzheng.registers.people.facts import NewPerson, clean_phone
from minzheng.registers.people.finding import (
    as_of,
    find_by_id_number,
    get_person,
    search_people,
    unseal_id,
    unseal_phone,
    versions_of,
)
from minzheng.registers.people.models import Person, PersonVersion
from minzheng.registers.people.names import clean_name
from minzheng.registers.people.recording import correct_person, record_death, register_person

__all__ = [
    "AlreadyRegistered",
    "BirthRefused",
    "DeathRefused",
    "NameRefused",
    "NewPerson",
    "Person",
    "PersonRefused",
    "PersonVersion",
    "PhoneRefused",
    "RowsRefused",
    "Sex",
    "UnknownCode",
    "UnknownColumn",
    "as_of",
    "bulk_register_people",
    "clean_name",
    "clean_phone",
    "correct_person",
    "find_by_id_number",
    "get_person",
    "record_death",
    "register_person",
    "search_people",
    "unseal_id",
    "unseal_phone",
    "versions_of",
]
