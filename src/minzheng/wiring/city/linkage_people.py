"""The published generator for linkage: records of Chinese people, whose they are, and the noise.

`linkage_people(1_000_000, seed=7)` gives 1,000,000 records of 625,000 people. Each record has one
`kind`, the way in which it is hard to link; the same seed gives the same records everywhere. A kind
of PERSON_KINDS is a trait that all records of the person share (a twin, a name of two characters);
its records carry no number, or the number would settle it.

Beside its kind every record may have a phone or an address that is missing, other, or written in
another way (BACKGROUND).
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.wiring.city.chance import Chance
from minzheng.wiring.city.linkage_noise import apply_noise
from minzheng.wiring.city.linkage_truth import People, Records, some_people

PEOPLE_PER_RECORD = 0.625
# Share of the records of each kind; what is left is clean.
KINDS: Mapping[str, float] = {
    "id_missing": 0.060,  # no number
    "id_typo": 0.040,  # a wrong digit, two digits swapped, no check digit, fifteen digits
    "homophone": 0.030,  # a sign that sounds alike, no number
    "variant": 0.020,  # an older or rarer form of a sign, no number
    "two_character": 0.025,  # a name of two characters, sometimes wrong, no number
    "minority": 0.010,  # a name with ·, written otherwise, no number
    "twin": 0.010,  # same surname, birth and home as another person, no number
    "shared_phone": 0.025,  # the phone is that of a relative, no number
    "moved": 0.040,  # lives elsewhere, half with a new phone, half without number
    "name_changed": 0.015,  # a new given name, half without number
    "birth_wrong": 0.015,  # day and month swapped or a digit wrong, no number
}
PERSON_KINDS = ("variant", "two_character", "minority", "twin", "shared_phone")
NAMED = ("variant", "two_character", "minority")
SEX = {True: 1, False: 2}  # GB/T 2261.1


def linkage_people(n_records: int, seed: int, kinds: Mapping[str, float] | None = None) -> pa.Table:
    """Records with their truth: record, person, kind, and what stands in them.

    `kinds`: share of the records of each kind (KINDS by default); a kind that is left out does not
    occur. Columns: record int64, person int64, kind, id_number, name, sex int16 (1 male, 2 female),
    born_on date32, phone, address, division (twelve digits). Raises ValueError for an unknown kind.
    """
    shares = KINDS if kinds is None else kinds
    unknown = set(shares) - set(KINDS)
    if unknown:
        raise ValueError(f"没有这种差错：{'、'.join(sorted(unknown))}。现有：{'、'.join(KINDS)}")
    chance = Chance(seed)
    records = _records(n_records, chance, shares)
    traits = {kind: records.persons_with(kind) for kind in PERSON_KINDS}
    people = some_people(int(records.person.max()) + 1, chance, traits)
    return _table(records, people, chance)


def _records(count: int, chance: Chance, shares: Mapping[str, float]) -> Records:
    """Everybody has one record; the others fall on anybody, in an order that says nothing."""
    number = np.arange(count)
    persons = max(1, round(count * PEOPLE_PER_RECORD))
    person = np.where(number < persons, number, chance.whole("whose", number, persons))
    order = np.argsort(chance.unit("order", number), kind="stable")
    names = ("clean", *shares)
    kind = chance.pick("kind", number, (1 - sum(shares.values()), *shares.values()))
    records = Records(number, person[order], kind, names)
    # Twins share their names' first sign, so nobody is a twin whose name is to be of another kind.
    named = np.isin(records.person, records.person[records.are(*NAMED)])
    return replace(records, kind=np.where(records.are("twin") & named, 0, kind))


def _table(records: Records, people: People, chance: Chance) -> pa.Table:
    noisy = apply_noise(records, people, chance)
    return pa.table(
        {
            "record": records.number,
            "person": records.person,
            "kind": pa.array(records.names).take(pa.array(records.kind)),
            "id_number": noisy.id_number,
            "name": noisy.name,
            "sex": np.where(people.is_male[records.person], SEX[True], SEX[False]).astype(np.int16),
            "born_on": pa.array(noisy.born_on.astype("M8[D]")),
            "phone": noisy.phone,
            "address": noisy.address,
            "division": pc.cast(pa.array(noisy.division), pa.string()),
        }
    )
