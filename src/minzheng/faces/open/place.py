"""The place this installation serves."""

from django.conf import settings

from minzheng.kernel.divisions import NATION
from minzheng.registers.offices.api import Office


def home_division() -> str:
    """The setting, else the division of the first bureau, else the nation."""
    chosen = getattr(settings, "HOME_DIVISION", "")
    if chosen:
        return str(chosen)
    found = Office.objects.filter(kind="district").order_by("division_code", "code").first()
    return found.division_code if found else NATION
