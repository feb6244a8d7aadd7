"""The border to other channels (SMS, mini-programme): one protocol, in-app only by default.

Name another sender in the setting MESSAGE_SENDER ("package.module.Class"); it takes no arguments.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

DEFAULT = "minzheng.engines.notices.senders.InAppOnly"


class SendFailed(Exception):
    """The channel did not take the message; it stays in the inbox and is tried again."""


@dataclass(frozen=True)
class Outgoing:
    """What a channel gets. It finds phone numbers itself; they are not stored with messages."""

    recipient_kind: str
    recipient_key: str
    text: str
    link: str


class Sender(Protocol):
    """A channel. `send` returns the channel's receipt or raises SendFailed."""

    channel: str

    def send(self, message: Outgoing) -> str: ...


class InAppOnly:
    """The inbox is the only channel."""

    channel = "inbox"

    def send(self, message: Outgoing) -> str:
        """Nothing to do: the row is the message."""
        return ""


class FileSender:
    """A stand-in for an SMS gateway: one JSON line a message in DATA_DIR/outbox/messages.jsonl."""

    channel = "sms"

    def send(self, message: Outgoing) -> str:
        """Append the message; the receipt is the file it went to."""
        path = Path(settings.DATA_DIR) / "outbox" / "messages.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as outbox:
            outbox.write(json.dumps(asdict(message), ensure_ascii=False) + "\n")
        return path.name


def sender() -> Sender:
    """The channel this installation uses."""
    found: Sender = import_string(getattr(settings, "MESSAGE_SENDER", DEFAULT))()
    return found
