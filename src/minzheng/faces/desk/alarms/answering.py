"""What the alarms engine refuses becomes a page; the moment at which something is done."""

from datetime import datetime

from django.utils import timezone

from minzheng.engines.alarms.api import AlarmRefused, NoSuchAlarm
from minzheng.faces.desk.answers import answers
from minzheng.faces.desk.requests import OfficerRequest

answering = answers((NoSuchAlarm,), (AlarmRefused,))


def now_of(request: OfficerRequest) -> datetime:
    """The moment on the business day, by the wall clock at the place."""
    return timezone.make_aware(datetime.combine(request.today, timezone.localtime().time()))
