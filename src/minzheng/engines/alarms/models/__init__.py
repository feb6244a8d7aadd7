"""Tables of the alarms engine."""

from minzheng.engines.alarms.models.calls import Alarm, Step
from minzheng.engines.alarms.models.devices import Contact, Device

__all__ = ["Alarm", "Contact", "Device", "Step"]
