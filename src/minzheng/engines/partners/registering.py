"""Taking a partner down: read strictly, and everything that is wrong is told at once."""

import ipaddress
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, may, require
from minzheng.engines.audit import api as audit
from minzheng.engines.partners.errors import PartnerUnfit
from minzheng.engines.partners.models import Partner, PartnerSeries
from minzheng.engines.partners.scopes import CIVIL, EVERY_MATTER, PLACES, REGISTRARS, SCOPES
from minzheng.kernel.divisions import NATION, DivisionCodeError, covers, normalise
from minzheng.kernel.matter import catalogue
from minzheng.registers.divisions.api import UnknownDivision, get_division
from minzheng.registers.facilities.api import facilities_within

CODE = "JK"
MOST_A_MINUTE, MOST_A_DAY = 1_200, 1_000_000
MOST_YEARS = 3  # a purpose is looked at again; nothing is open for ever
REQUIRED = {
    "name": "系统名称", "organisation": "单位", "contact": "联系人", "purpose": "用途",
    "basis": "依据",
}  # fmt: skip
Errors = dict[str, str]


@dataclass(frozen=True)
class NewPartner:
    """A partner as its letter asks for it; `division_code` is where it is looked after."""

    division_code: str
    name: str
    organisation: str
    contact: str
    purpose: str
    basis: str
    scopes: tuple[str, ...]
    divisions: tuple[str, ...]
    matters: tuple[str, ...]
    ends_on: date
    per_minute: int = 60
    per_day: int = 5_000
    addresses: tuple[str, ...] = ()
    by_law: bool = False
    institutions: tuple[str, ...] = ()


@transaction.atomic
def receive(new: NewPartner, *, by: Viewer, on: date) -> Partner:
    """Register a partner; it can do nothing yet. Raises PartnerUnfit, NotAllowed."""
    division = normalise(new.division_code)
    require(by, REGISTRARS, division)
    errors = dict(_unfit(new, by, on))
    if errors:
        raise PartnerUnfit(errors)
    told = {name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(new).items()}  # fmt: skip
    told |= {"division_code": division, "divisions": [normalise(each) for each in new.divisions]}
    partner = Partner.objects.create(
        **told, number=_number(division, on), received_on=on, received_by=by.doer.name,
        received_key=by.doer.key,
    )  # fmt: skip
    audit.record(by.doer, "receive_partner", partner.ref, division=division)
    return partner


def _unfit(new: NewPartner, by: Viewer, on: date) -> Iterator[tuple[str, str]]:
    yield from ((name, f"请填写{label}") for name, label in REQUIRED.items()
                if not getattr(new, name).strip())  # fmt: skip
    if not new.scopes or set(new.scopes) - SCOPES.keys():
        yield "scopes", "请选这个系统要做的事，用不到的不要选"
    if not on < new.ends_on <= _latest(on):
        yield "ends_on", f"使用期限应晚于今天（{on}），最长 {MOST_YEARS} 年，到期重新申请"
    yield from _unfit_reach(new, by)
    yield from _unfit_limits(new)
    yield from _unfit_addresses(new)
    yield from _unfit_institutions(new)


def _unfit_reach(new: NewPartner, by: Viewer) -> Iterator[tuple[str, str]]:
    if not new.divisions:
        yield "divisions", "请选它能查哪里的人和事"
    for code in new.divisions:
        if not _is_division(code) or not may(by, REGISTRARS, normalise(code)):
            yield "divisions", f"区划“{code}”不在区划表里，或不在您的辖区内"
    unknown = set(new.matters) - catalogue().matters.keys() - {EVERY_MATTER}
    if not new.matters or unknown:
        yield "matters", f"没有事项“{'、'.join(sorted(unknown))}”，请从列出的里选"
    if CIVIL in new.scopes and not new.by_law:
        yield "by_law", "查死亡、婚姻登记要有法律依据：请写明依据并勾选“依法核验”"


def _unfit_limits(new: NewPartner) -> Iterator[tuple[str, str]]:
    if not 1 <= new.per_minute <= MOST_A_MINUTE:
        yield "per_minute", f"每分钟次数应在 1 到 {MOST_A_MINUTE:,} 之间"
    if not 1 <= new.per_day <= MOST_A_DAY:
        yield "per_day", f"每天次数应在 1 到 {MOST_A_DAY:,} 之间"


def _unfit_addresses(new: NewPartner) -> Iterator[tuple[str, str]]:
    for text in new.addresses:
        try:
            ipaddress.ip_network(text, strict=False)
        except ValueError:
            yield "addresses", f"“{text}”不是 IP 地址或网段，例如 203.0.113.0/24"


def _unfit_institutions(new: NewPartner) -> Iterator[tuple[str, str]]:
    if PLACES in new.scopes and not new.institutions:
        yield "institutions", "请填替哪些机构报送；不报送的，请不要选这一项"
    for code in new.institutions:
        known = facilities_within(NATION).filter(credit_code=code)
        if not any(covers(normalise(d), f.division_code) for d in new.divisions
                   if _is_division(d) for f in known):  # fmt: skip
            yield "institutions", f"“{code}”在选定的辖区里没有登记的机构，请核对统一社会信用代码"


def _is_division(code: str) -> bool:
    try:
        get_division(normalise(code))
    except (DivisionCodeError, UnknownDivision):
        return False
    return True


def _latest(on: date) -> date:
    """The same day some years on; 29 February gives the 28th."""
    day = 28 if (on.month, on.day) == (2, 29) else on.day
    return on.replace(year=on.year + MOST_YEARS, day=day)


def _number(division: str, on: date) -> str:
    """The next number of the county and year. Inside the caller's transaction."""
    county = division[:6]
    PartnerSeries.objects.get_or_create(county=county, year=on.year)
    series = PartnerSeries.objects.select_for_update().get(county=county, year=on.year)
    series.last += 1
    series.save(update_fields=["last"])
    return f"{CODE}-{county}-{on.year}-{series.last:06d}"
