"""What a partner signs as we sign to it: the same header, the same secret, the same window."""

import hmac
import re
from datetime import datetime

from minzheng.engines.partners.admitting import Caller
from minzheng.engines.partners.delivering import WINDOW_SECONDS, signature
from minzheng.engines.partners.errors import SignatureWrong
from minzheng.engines.partners.hooking import hooks_of
from minzheng.registers.sealing import unseal

HEADER = "Minzheng-Signature"
SHAPE = re.compile(r"t=(\d{1,12}),kid=([0-9a-f]{1,16}),v1=([0-9a-f]{64})")
HOW = "签名的做法见 /api/v1/ 的“签名”：t=秒,kid=订阅的密钥编号,v1=HMAC-SHA256"


def require_signed(caller: Caller, header: str, body: bytes, at: datetime) -> None:
    """Check the signature of a body. A partner with a subscription signs everything it sends in.

    One without has no secret that we share: its key alone admits it. Raises SignatureWrong for a
    missing or wrong signature and for one older than the window, which might be a replay.
    """
    secrets = {row.key_id: row.secret_sealed for row in hooks_of(caller)}
    if not secrets and not header:
        return
    told = SHAPE.fullmatch(header.strip())
    if told is None or told[2] not in secrets:
        raise SignatureWrong(f"没有签名，或签名读不懂、密钥编号不对。{HOW}")
    stamp = int(told[1])
    if abs(int(at.timestamp()) - stamp) > WINDOW_SECONDS:
        raise SignatureWrong(f"签名的时间和现在相差超过 {WINDOW_SECONDS} 秒。请校准时钟，重新签名")
    text = body.decode("utf-8", "replace")
    if not hmac.compare_digest(signature(unseal(secrets[told[2]]), stamp, text), told[3]):
        raise SignatureWrong("签名不符：内容在路上被改过，或密钥不对。请核对后重新发送")
