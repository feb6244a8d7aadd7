"""Keys given, replaced with an overlap, and revoked at once; public keys for signatures."""

import base64
import binascii
import hashlib
import secrets
from datetime import date, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import transaction
from django.utils import timezone

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.partners.errors import NoSuchPartner, PartnerUnfit, WrongState
from minzheng.engines.partners.models import ApiKey, Partner, SigningKey
from minzheng.engines.partners.scopes import ENDERS, REGISTRARS

PREFIX = "mz"
OVERLAP = timedelta(days=7)  # the former key goes on so long, for the other side to change over
PUBLIC_BYTES, SECRET_BYTES = 6, 32
KEY_ID = 60


@transaction.atomic
def give_key(partner: Partner, *, by: Viewer, at: datetime) -> str:
    """A new key, told this once; those before it stop after the overlap.

    Raises WrongState (not approved), NotAllowed.
    """
    require(by, REGISTRARS, partner.division_code)
    row = Partner.objects.select_for_update().get(pk=partner.pk)
    if row.state != Partner.State.APPROVED:
        raise WrongState(f"这个系统现在是“{row.get_state_display()}”，批准以后才发放密钥")
    live = ApiKey.objects.filter(partner=row, revoked_at=None)
    live.filter(ends_at=None).update(ends_at=at + OVERLAP)
    public, secret = secrets.token_hex(PUBLIC_BYTES), secrets.token_urlsafe(SECRET_BYTES)
    key = f"{PREFIX}_{public}_{secret}"
    ApiKey.objects.create(partner=row, public=public, digest=digest_of(key), given_by=by.doer.name)
    audit.record(by.doer, "give_partner_key", row.ref, division=row.division_code,
                 detail={"key": public})  # fmt: skip
    return key


@transaction.atomic
def revoke_key(partner: Partner, public: str, *, by: Viewer) -> None:
    """One key stops now, without overlap. Raises NoSuchPartner, NotAllowed."""
    require(by, ENDERS, partner.division_code)
    found = ApiKey.objects.filter(partner=partner, public=public, revoked_at=None)
    if not found.update(revoked_at=timezone.now()):
        raise NoSuchPartner("没有这把密钥，或已经吊销")
    audit.record(by.doer, "revoke_partner_key", partner.ref, division=partner.division_code,
                 detail={"key": public})  # fmt: skip


@transaction.atomic
def register_signing_key(
    partner: Partner, key_id: str, public_key: str, *, by: Viewer, on: date
) -> SigningKey:
    """Note the public key (Ed25519, base64) with which the partner signs DCI messages.

    Raises PartnerUnfit, NotAllowed.
    """
    require(by, REGISTRARS, partner.division_code)
    name = key_id.strip()
    if not name or len(name) > KEY_ID or "|" in name:
        raise PartnerUnfit({"key_id": f"公钥编号 1 到 {KEY_ID} 个字符，不能有竖线"})
    if SigningKey.objects.filter(partner=partner, key_id=name).exists():
        raise PartnerUnfit({"key_id": f"公钥编号“{name}”已经登记过，请用新的编号"})
    _refuse_unreadable(public_key)
    row = SigningKey.objects.create(
        partner=partner, key_id=name, public_key=public_key.strip(), since=on
    )
    audit.record(by.doer, "register_signing_key", partner.ref, division=partner.division_code,
                 detail={"key": name})  # fmt: skip
    return row


def digest_of(key: str) -> str:
    """What is kept of a key: it has 256 bits of chance, so one round is enough."""
    return hashlib.sha256(key.encode()).hexdigest()


def _refuse_unreadable(text: str) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(base64.b64decode(text.strip(), validate=True))
    except (binascii.Error, ValueError) as error:
        raise PartnerUnfit(
            {"public_key": "公钥应为 Ed25519 的 32 字节，用 base64 写成 44 个字符"}
        ) from error
