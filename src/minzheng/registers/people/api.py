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
from minzheng.registers.people.facts import HMT_DOCUMENTS, NewPerson, clean_phone
from minzheng.registers.people.finding import (
    as_of,
    find_by_id_number,
    get_person,
    known_on,
    unseal_id,
    unseal_phone,
    versions_of,
    versions_of_many,
)
from minzheng.registers.people.fragments import (
    ending_of_phone,
    fragment_places,
    number_fragments,
    phone_ending,
)
from minzheng.registers.people.models import Person, PersonVersion
from minzheng.registers.people.names import clean_name
from minzheng.registers.people.permits import identity_number, travel_permit
from minzheng.registers.people.recording import correct_person, record_death, register_person

__all__ = [
    "HMT_DOCUMENTS",
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
    "ending_of_phone",
    "find_by_id_number",
    "fragment_places",
    "get_person",
    "identity_number",
    "known_on",
    "number_fragments",
    "phone_ending",
    "record_death",
    "register_person",
    "travel_permit",
    "unseal_id",
    "unseal_phone",
    "versions_of",
    "versions_of_many",
]
