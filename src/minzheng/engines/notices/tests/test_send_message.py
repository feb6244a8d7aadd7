"""Messages: the inbox, the other channel, what happens when it fails."""

import json
from datetime import UTC, date, datetime

import pytest

from minzheng.engines.audit import api as audit
from minzheng.engines.notices.api import (
    Outgoing,
    Recipient,
    SendFailed,
    deliver_pending,
    inbox,
    read_message,
    send_message,
    unread,
)

ON = date(2026, 11, 20)
FILE_SENDER = "minzheng.engines.notices.senders.FileSender"
DEAD_GATEWAY = "minzheng.engines.notices.tests.test_send_message.DeadGateway"
pytestmark = pytest.mark.django_db


class DeadGateway:
    """A channel that is down."""

    channel = "sms"

    def send(self, message: Outgoing) -> str:
        raise SendFailed("网关无应答")


def test_it_lies_in_the_inbox_of_its_recipient_only(family) -> None:
    message = send_message(family, "你的申请已受理", link="/my/GZ0001", on=ON)

    assert list(inbox(family)) == list(unread(family)) == [message]
    assert not inbox(Recipient("officer", family.key))
    assert [entry.verb for entry in audit.entries_about("person:12")] == ["send_message"]


def test_by_default_the_inbox_is_the_channel(family, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        message = send_message(family, "已受理", on=ON)

    message.refresh_from_db()
    assert message.channel == "inbox"
    assert message.delivered_at is not None


def test_reading_is_noted_once(family, clerk) -> None:
    message = send_message(family, "已受理", on=ON)
    first, later = (datetime(2026, 11, 20, hour, tzinfo=UTC) for hour in (8, 9))

    read_message(message, by=clerk, at=first)
    read_message(message, by=clerk, at=later)

    message.refresh_from_db()
    assert message.read_at == first
    assert not unread(family)


def test_the_file_sender_writes_a_line(
    family, settings, data_dir, django_capture_on_commit_callbacks
) -> None:
    settings.MESSAGE_SENDER = FILE_SENDER

    with django_capture_on_commit_callbacks(execute=True):
        send_message(family, "已受理", on=ON)

    line = (data_dir / "outbox/messages.jsonl").read_text("utf-8")
    assert json.loads(line)["text"] == "已受理"


def test_nothing_is_sent_before_the_commit(family, settings, data_dir) -> None:
    settings.MESSAGE_SENDER = FILE_SENDER

    send_message(family, "已受理", on=ON)

    assert not (data_dir / "outbox").exists()


def test_a_dead_channel_keeps_the_message_and_is_tried_again(
    family, settings, data_dir, django_capture_on_commit_callbacks
) -> None:
    settings.MESSAGE_SENDER = DEAD_GATEWAY
    with django_capture_on_commit_callbacks(execute=True):
        message = send_message(family, "已受理", on=ON)
    message.refresh_from_db()
    assert message.failure == "网关无应答"

    settings.MESSAGE_SENDER = FILE_SENDER

    assert deliver_pending() == 1
    assert deliver_pending() == 0
    message.refresh_from_db()
    assert (message.failure, message.delivered_at is not None) == ("", True)
