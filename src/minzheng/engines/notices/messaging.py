"""Messages: into the inbox at once, to the other channel after the commit."""

from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from minzheng.engines.audit import api as audit
from minzheng.kernel.doer import SYSTEM, Doer

from .models import Message
from .recipient import Recipient
from .senders import Outgoing, SendFailed, sender


@transaction.atomic
def send_message(
    to: Recipient, text: str, *, link: str = "", on: date, by: Doer = SYSTEM
) -> Message:
    """Put a message into somebody's inbox; the channel sends it when the transaction is through."""
    message = Message.objects.create(
        recipient_kind=to.kind,
        recipient_key=to.key,
        text=text,
        link=link,
        sent_on=on,
        channel=sender().channel,
    )
    detail = {"message": message.pk, "channel": message.channel}
    audit.record(by, "send_message", f"{to.kind}:{to.key}", detail=detail)
    transaction.on_commit(partial(_deliver, message.pk))
    return message


def inbox(recipient: Recipient) -> QuerySet[Message]:
    """Somebody's messages, newest first."""
    return Message.objects.filter(recipient_kind=recipient.kind, recipient_key=recipient.key)


def unread(recipient: Recipient) -> QuerySet[Message]:
    """Somebody's messages not yet read, newest first."""
    return inbox(recipient).filter(read_at=None)


@transaction.atomic
def read_message(message: Message, *, by: Doer, at: datetime) -> None:
    """Note when a message was first read."""
    if Message.objects.filter(pk=message.pk, read_at=None).update(read_at=at):
        subject = f"{message.recipient_kind}:{message.recipient_key}"
        audit.record(by, "read_message", subject, detail={"message": message.pk})


def deliver_pending() -> int:
    """Try again what the channel has not taken yet; returns how many it took now."""
    return sum(_deliver(pk) for pk in _pending().values_list("pk", flat=True))


def _pending() -> QuerySet[Message]:
    return Message.objects.filter(delivered_at=None).order_by("pk")


def _deliver(pk: int) -> bool:
    message = _pending().get(pk=pk)
    outgoing = Outgoing(message.recipient_kind, message.recipient_key, message.text, message.link)
    try:
        receipt = sender().send(outgoing)
    except (SendFailed, OSError) as failure:
        Message.objects.filter(pk=pk).update(failure=str(failure)[:300])
        return False
    Message.objects.filter(pk=pk).update(delivered_at=timezone.now(), receipt=receipt, failure="")
    return True
