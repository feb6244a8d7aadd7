"""What a family sees: the devices at home, and what was done each time one called."""

from datetime import date

from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.alarms.models import Alarm, Device
from minzheng.engines.cases.api import family_of


def family_devices(viewer: Viewer, on: date) -> QuerySet[Device]:
    """Devices of a citizen and her household, and those that call her. The newest first."""
    rows = Device.objects.filter(ended_on=None).select_related("person", "facility")
    return rows.filter(_hers(viewer, on, "")).distinct()


def family_alarms(viewer: Viewer, on: date) -> QuerySet[Alarm]:
    """Each time such a device called, with what was done. The newest first."""
    rows = Alarm.objects.select_related("device__person", "facility")
    return rows.filter(_hers(viewer, on, "device__")).distinct().prefetch_related("steps")


def _hers(viewer: Viewer, on: date, path: str) -> Q:
    """Nobody has an account without being a person, and no contact is nobody."""
    family = family_of(viewer, on)
    herself = [viewer.person_id] if family else []
    return Q(**{f"{path}person__in": family}) | Q(**{f"{path}contacts__person__in": herself})
