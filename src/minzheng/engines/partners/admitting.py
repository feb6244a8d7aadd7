"""Who calls: a key looked up, the address, the day and the limits checked, before anything else."""

import ipaddress
from dataclasses import dataclass
from datetime import date, datetime
from hmac import compare_digest

from django.db import transaction

from minzheng.engines.access.api import Viewer, ViewerPost
from minzheng.engines.partners.errors import (
    AddressRefused,
    KeyWrong,
    PartnerOver,
    ScopeMissing,
    TooFast,
)
from minzheng.engines.partners.keying import PREFIX, digest_of
from minzheng.engines.partners.models import ApiKey, Partner, Tally
from minzheng.engines.partners.scopes import (
    CLOSED_FIELD,
    COUNTER_POST,
    EVERY_MATTER,
    FIGURES_POST,
    SCOPES,
)
from minzheng.kernel.doer import Doer
from minzheng.kernel.matter import catalogue

MINUTE = 60
WRONG = "密钥不对、已吊销或已过期。请核对请求头 Authorization: Bearer 密钥；遗失的请民政局重新发放"


@dataclass(frozen=True)
class Knock:
    """A call at the door: the key as sent, the address, the instant and the business day."""

    key: str
    address: str
    at: datetime
    on: date


@dataclass(frozen=True)
class Caller:
    """A partner let in. `left`: calls left in this minute, `wait`: seconds until it is over."""

    partner: Partner
    key: str
    viewer: Viewer
    left: int
    wait: int

    def may(self, scope: str) -> bool:
        """Whether the partner was given this scope."""
        return scope in self.partner.scopes

    def require(self, scope: str) -> None:
        """Raises ScopeMissing unless may()."""
        if not self.may(scope):
            raise ScopeMissing(
                f"贵方没有“{SCOPES[scope]}”的权限。需要的，请向民政局重新申请，写明用途和依据"
            )


def admit(knock: Knock) -> Caller:
    """Let a call in and count it. Raises KeyWrong, AddressRefused, PartnerOver, TooFast."""
    key = _key(knock)
    partner = key.partner
    _refuse_address(partner, knock.address)
    if partner.state != Partner.State.APPROVED or knock.on > partner.ends_on:
        raise PartnerOver(f"贵方的接入已停用或已过使用期限（{partner.ends_on}）。请联系民政局")
    left, wait = _count(partner, knock)
    return Caller(partner, key.public, viewer_of_partner(partner), left, wait)


def partner_of_key(text: str) -> tuple[Partner | None, str]:
    """Whose key a refused call names by its public part, for the log."""
    found = ApiKey.objects.filter(public=_public_part(text)).first()
    return (found.partner, found.public) if found is not None else (None, "")


def viewer_of_partner(partner: Partner) -> Viewer:
    """The partner as access knows viewers: a counter in each of its divisions, for its matters."""
    doer = Doer("system", partner.number, partner.name, partner.organisation,
                partner.division_code)  # fmt: skip
    matters = _matters(partner)
    return Viewer(doer, tuple(ViewerPost(COUNTER_POST, d, matters) for d in partner.divisions))


def figures_viewer(caller: Caller) -> Viewer:
    """The caller as a reader of figures in its divisions, and of nothing else."""
    divisions = caller.partner.divisions
    posts = tuple(ViewerPost(FIGURES_POST, d, frozenset({EVERY_MATTER})) for d in divisions)
    return Viewer(caller.viewer.doer, posts)


def _matters(partner: Partner) -> frozenset[str]:
    """Its matters by name. "All" leaves out the protection of children: that must be named."""
    every = (key for key in catalogue().matters if not key.startswith(CLOSED_FIELD))
    named = set(partner.matters) - {EVERY_MATTER}
    return frozenset({*named, *(every if EVERY_MATTER in partner.matters else ())})


def _public_part(text: str) -> str:
    """The part of a key that may be shown; nothing when it is not of the shape of a key.

    Only letters and digits are asked of the store: PostgreSQL refuses others before it looks.
    """
    parts = text.split("_", 2)
    shaped = len(parts) == 3 and parts[0] == PREFIX and parts[1].isascii() and parts[1].isalnum()
    return parts[1] if shaped else ""


def _key(knock: Knock) -> ApiKey:
    rows = ApiKey.objects.select_related("partner")
    key = rows.filter(public=_public_part(knock.key)).first()
    kept = key.digest if key is not None else digest_of("")
    right = compare_digest(kept, digest_of(knock.key))
    if key is None or not right or key.revoked_at is not None:
        raise KeyWrong(WRONG)
    if key.ends_at is not None and key.ends_at <= knock.at:
        raise KeyWrong(WRONG)
    return key


def _refuse_address(partner: Partner, address: str) -> None:
    if not partner.addresses:
        return
    try:
        here = ipaddress.ip_address(address)
    except ValueError:
        here = None
    nets = (ipaddress.ip_network(each, strict=False) for each in partner.addresses)
    if here is None or not any(here in net for net in nets):
        raise AddressRefused("来访地址没有登记。请从登记的地址调用，或请民政局更新登记的地址")


@transaction.atomic
def _count(partner: Partner, knock: Knock) -> tuple[int, int]:
    """Calls left in the minute, and the seconds it has still to run. Raises TooFast."""
    Tally.objects.get_or_create(partner=partner)
    tally = Tally.objects.select_for_update().get(partner=partner)
    minute = knock.at.replace(second=0, microsecond=0)
    wait = MINUTE - knock.at.second
    in_minute = tally.in_minute if tally.minute == minute else 0
    in_day = tally.in_day if tally.day == knock.on else 0
    if in_day >= partner.per_day:
        raise TooFast(f"今天的 {partner.per_day} 次已用完，明天再调用；不够用的请申请提高", 3600)
    if in_minute >= partner.per_minute:
        raise TooFast(f"每分钟最多 {partner.per_minute} 次，请 {wait} 秒后再调用", wait)
    tally.minute, tally.in_minute = minute, in_minute + 1
    tally.day, tally.in_day = knock.on, in_day + 1
    tally.save()
    return partner.per_minute - in_minute - 1, wait
