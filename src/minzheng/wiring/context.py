"""What every template may ask of the house: is this the demo, and what is the business day."""

from django.conf import settings
from django.http import HttpRequest

from minzheng.wiring.today import business_day


def house(_request: HttpRequest) -> dict[str, object]:
    return {"demo": settings.DEMO, "today": business_day()}
