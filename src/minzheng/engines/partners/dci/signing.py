"""Signatures of messages: Ed25519 over created, expires and the digest of {header}+{message}.

The published example names the parts ("(created) (expires) digest") and leaves open how the digest
is made; here it is SHA-256 over JSON with sorted keys, no spaces, in UTF-8.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from minzheng.engines.partners.dci.errors import MessageRefused
from minzheng.engines.partners.models import Partner, SigningKey
from minzheng.registers.sealing import file_key

ALGORITHM, OUR_KEY, OUR_ID = "ed25519", "1", "minzheng"
LASTS = 600  # seconds that a signature of ours is good for
LONGEST = 86_400  # no signature is taken that claims to hold longer than a day
SKEW = 60
PART = re.compile(r'([A-Za-z]+)="([^"]*)"')
Message = Mapping[str, Any]


def sign(header: Message, message: Message, *, at: datetime) -> str:
    """The signature string of a message of ours."""
    created = int(at.timestamp())
    content = _content(header, message, created, created + LASTS)
    made = base64.b64encode(_own().sign(content)).decode()
    return _written(f"{OUR_ID}|{OUR_KEY}|{ALGORITHM}", created, created + LASTS, made)


def check(partner: Partner, text: str, header: Message, message: Message, at: datetime) -> None:
    """Raises MessageRefused for a message that is not signed as the partner has to.

    A partner with a registered key must sign. Without one the bearer key and TLS stand alone; a
    signature that nobody can verify is refused all the same.
    """
    keys = {key.key_id: key for key in
            SigningKey.objects.filter(partner=partner, revoked_on=None)}  # fmt: skip
    if not text:
        if keys:
            raise MessageRefused("err.signature.missing", "贵方登记了公钥，消息要签名")
        return
    parts = dict(PART.findall(text))
    _refuse_wrong(partner, parts, keys, _within(parts, at), (header, message))


def public_jwk() -> dict[str, str]:
    """Our public key as JWK (RFC 8037), for who verifies our callbacks."""
    raw = _own().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    x = base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
    return {"kty": "OKP", "crv": "Ed25519", "x": x, "kid": OUR_KEY, "use": "sig", "alg": "EdDSA"}


def signature_of(key: Ed25519PrivateKey, kid: str, header: Message, message: Message,
                 created: int) -> str:  # fmt: skip
    """What a partner puts into `signature`: the same string, made with its own key."""
    content = _content(header, message, created, created + LASTS)
    return _written(kid, created, created + LASTS, base64.b64encode(key.sign(content)).decode())


def _refuse_wrong(
    partner: Partner, parts: Message, keys: Mapping[str, SigningKey], times: tuple[int, int],
    said: tuple[Message, Message],
) -> None:  # fmt: skip
    sender, _, rest = str(parts.get("kidId", "")).partition("|")
    key = keys.get(rest.partition("|")[0])
    if key is None or sender != partner.number or parts.get("algorithm") != ALGORITHM:
        raise MessageRefused("err.signature.invalid", "签名用的公钥没有登记，或算法不是 ed25519")
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key.public_key))
    try:
        given = base64.b64decode(str(parts.get("signature", "")), validate=True)
        public.verify(given, _content(*said, *times))
    except (InvalidSignature, binascii.Error, ValueError) as error:
        raise MessageRefused("err.signature.invalid", "签名和内容对不上") from error


def _within(parts: Message, at: datetime) -> tuple[int, int]:
    created, expires = str(parts.get("created", "")), str(parts.get("expires", ""))
    now = int(at.timestamp())
    if not (created.isdecimal() and expires.isdecimal() and len(created + expires) < 24):
        raise MessageRefused("err.signature.invalid", "签名缺 created 或 expires")
    begin, end = int(created), int(expires)
    if not (begin - SKEW <= now <= end and end - begin <= LONGEST):
        raise MessageRefused("err.signature.invalid", "签名的时间不在有效期内")
    return begin, end


def _content(header: Message, message: Message, created: int, expires: int) -> bytes:
    told = json.dumps({"header": header, "message": message}, ensure_ascii=False, sort_keys=True,
                      separators=(",", ":"))  # fmt: skip
    digest = base64.b64encode(hashlib.sha256(told.encode()).digest()).decode()
    return f"(created): {created}\n(expires): {expires}\ndigest: SHA-256={digest}".encode()


def _written(kid: str, created: int, expires: int, made: str) -> str:
    return (
        f'Signature: namespace="dci", kidId="{kid}", algorithm="{ALGORITHM}", created="{created}", '
        f'expires="{expires}", headers="(created) (expires) digest", signature="{made}"'
    )


def _own() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(file_key("dci-signing"))
