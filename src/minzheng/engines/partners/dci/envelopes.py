"""Envelopes in and out: header checked, answers wrapped and signed, acknowledgements."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from minzheng.engines.partners.admitting import Caller
from minzheng.engines.partners.dci import signing
from minzheng.engines.partners.dci.errors import HeaderRejected, MessageRefused
from minzheng.engines.partners.dci.terms import REGISTRIES, SOCIAL, VERSION

ITEMS = {"search": "search_request", "subscribe": "subscribe_request"}
MOST_ITEMS = 100
RECEIVED, SUCCEEDED, REJECTED, PENDING = "rcvd", "succ", "rjct", "pdng"
LONGEST_ID = 99


@dataclass(frozen=True)
class Envelope:
    """A message as it came; `registry` is read off the receiver."""

    header: Mapping[str, Any]
    message: Mapping[str, Any]
    registry: str

    @property
    def message_id(self) -> str:
        return str(self.header["message_id"])

    @property
    def transaction_id(self) -> str:
        return str(self.message.get("transaction_id", ""))

    def items(self, action: str) -> list[Mapping[str, Any]]:
        """The requests of a message."""
        return list(self.message.get(ITEMS[action], ()))


def opened(caller: Caller, raw: Mapping[str, Any], action: str, *, at: datetime) -> Envelope:
    """The message, once sender and signature are right. Raises MessageRefused, HeaderRejected."""
    header, message = raw.get("header"), raw.get("message")
    if not isinstance(header, Mapping) or not isinstance(message, Mapping):
        raise MessageRefused("err.request.bad", "消息要有 header 和 message")
    signing.check(caller.partner, str(raw.get("signature") or ""), header, message, at)
    if header.get("sender_id") != caller.partner.number:
        raise MessageRefused("err.sender_id.invalid", "sender_id 应为贵方的编号（JK-…）")
    if header.get("is_msg_encrypted") is True or "ciphertext" in message:
        raise MessageRefused("err.encryption.invalid", "不支持加密消息，传输由 TLS 保护")
    if str(header.get("version", VERSION)) != VERSION:
        raise MessageRefused("err.version.not_supported", f"支持的版本是 {VERSION}")
    receiver = str(header.get("receiver_id") or SOCIAL).lower()
    if receiver not in REGISTRIES:
        raise MessageRefused("err.receiver_id.invalid", "receiver_id 写 social 或 crvs")
    _refuse_header(header, message, action)
    return Envelope(header, message, REGISTRIES[receiver])


def wrapped(
    envelope: Envelope, action: str, message: Mapping[str, Any], *, at: datetime,
    status: str = SUCCEEDED, reason: HeaderRejected | None = None,
) -> dict[str, Any]:  # fmt: skip
    """An answer with its header, signed."""
    count = len(next((v for v in message.values() if isinstance(v, list)), ()))
    header: dict[str, Any] = {
        "version": VERSION, "message_id": str(uuid.uuid4()), "message_ts": stamp(at),
        "action": action, "status": status, "total_count": count, "completed_count": count,
        "sender_id": envelope.registry, "receiver_id": str(envelope.header.get("sender_id", "")),
        "is_msg_encrypted": False,
    }  # fmt: skip
    if reason is not None:
        header |= {"status_reason_code": reason.code, "status_reason_message": str(reason)}
    return {"signature": signing.sign(header, message, at=at), "header": header,
            "message": dict(message)}  # fmt: skip


def acknowledged(correlation: str, *, at: datetime) -> dict[str, Any]:
    """The answer comes by callback."""
    return {"message": {"ack_status": "ACK", "timestamp": stamp(at),
                        "correlation_id": correlation}}  # fmt: skip


def erred(refusal: MessageRefused | HeaderRejected, *, at: datetime) -> dict[str, Any]:
    """The message is not worked on."""
    code = refusal.code if isinstance(refusal, MessageRefused) else "err.request.bad"
    told = str(refusal) if isinstance(refusal, MessageRefused) else f"{refusal.code}：{refusal}"
    return {"message": {"ack_status": "ERR", "timestamp": stamp(at),
                        "correlation_id": new_id(),
                        "error": {"code": code, "message": told}}}  # fmt: skip


def stamp(at: datetime) -> str:
    """An instant in ISO 8601 with its zone."""
    return at.isoformat(timespec="milliseconds")


def new_id() -> str:
    """A number of our own for a message."""
    return uuid.uuid4().hex


def _refuse_header(header: Mapping[str, Any], message: Mapping[str, Any], action: str) -> None:
    if header.get("action") != action:
        raise HeaderRejected("rjct.action.invalid", f"action 应为 {action}")
    number = header.get("message_id")
    if not isinstance(number, str) or not 0 < len(number) <= LONGEST_ID or "\x00" in number:
        raise MessageRefused("err.request.bad", f"message_id 应为 1 到 {LONGEST_ID} 个字符")
    if not _is_instant(header.get("message_ts")):
        raise HeaderRejected("rjct.message_ts.invalid", "message_ts 应为带时区的 ISO 8601 时间")
    transaction = message.get("transaction_id")
    if not isinstance(transaction, str) or len(transaction) > LONGEST_ID or "\x00" in transaction:
        raise MessageRefused("err.request.bad", f"transaction_id 应为不超过 {LONGEST_ID} 的文字")
    _refuse_items(header, message, action)


def _refuse_items(header: Mapping[str, Any], message: Mapping[str, Any], action: str) -> None:
    name = ITEMS.get(action)
    if name is None:
        return
    items = message.get(name)
    if not isinstance(items, list) or not all(isinstance(each, Mapping) for each in items):
        raise MessageRefused("err.request.bad", f"{name} 应为数组")
    if len(items) > MOST_ITEMS:
        raise HeaderRejected("rjct.total_count.limit_exceeded", f"一次最多 {MOST_ITEMS} 项")
    if not items or str(header.get("total_count")) != str(len(items)):
        raise HeaderRejected("rjct.total_count.invalid", "total_count 和请求的项数不一致")


def _is_instant(value: Any) -> bool:
    try:
        found = parse_datetime(value) if isinstance(value, str) else None
    except ValueError:
        return False
    return found is not None and found.tzinfo is not None
