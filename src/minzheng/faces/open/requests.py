"""A request as the house passes it on."""

from datetime import date

from django.http import HttpRequest


class OpenRequest(HttpRequest):
    """With the business day."""

    today: date
