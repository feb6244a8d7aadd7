"""Numbers of made-up people: valid identity numbers, phones, bank accounts."""

from dataclasses import dataclass, field
from datetime import date

from minzheng.kernel.identity import IdentityError, citizen_id
from minzheng.wiring.demo.places import CITY_FROM, DISTRICT_FROM

CHECKS = "0123456789X"
LAST_SEQUENCE = 999
PHONE, ACCOUNT = "199{:08d}", "62177700{:011d}"  # nobody's: the blocks are counted up from nothing


@dataclass
class Numbers:
    """Hands out numbers, each once; the same order gives the same numbers."""

    on: date
    phones: int = 0
    accounts: int = 0
    sequences: dict[tuple[str, date, int], int] = field(default_factory=dict)

    def identity(self, born_on: date, *, is_male: bool) -> str:
        """An identity number issued in the district, under the code it had then."""
        division, parity = issuing_code(born_on), int(is_male)
        key = (division, born_on, parity)
        last = self.sequences.get(key, parity)
        self.sequences[key] = last + 2
        if last + 2 > LAST_SEQUENCE:
            raise OverflowError(f"{born_on} 出生的人太多，顺序码不够用：请减少 --people")
        return with_check(f"{division}{born_on:%Y%m%d}{last + 2:03d}", self.on)

    def phone(self) -> str:
        """A mobile number."""
        self.phones += 1
        return PHONE.format(self.phones)

    def account(self) -> str:
        """A bank account of 19 digits."""
        self.accounts += 1
        return ACCOUNT.format(self.accounts)


def issuing_code(born_on: date) -> str:
    """The district was a county, then a city; a number keeps the code of its first registration."""
    if born_on < CITY_FROM:
        return "440125"
    return "440183" if born_on < DISTRICT_FROM else "440118"


def with_check(first17: str, on: date) -> str:
    """The number with the one check character that the kernel accepts."""
    return next(first17 + sign for sign in CHECKS if _is_valid(first17 + sign, on))


def _is_valid(number: str, on: date) -> bool:
    try:
        citizen_id(number, today=on)
    except IdentityError:
        return False
    return True
