"""The business day: views receive it as request.today; in the demo it can be moved forward."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

FILE_NAME = "business-date.txt"


class BusinessDateError(ValueError):
    """演示用的业务日期文件读不懂。"""

    def __init__(self, path: Path, text: str) -> None:
        super().__init__(
            f"业务日期文件 {path} 写的是“{text}”，应为 2026-11-21 这样的日期。"
            "改正或删去该文件后重试。"
        )


def business_day() -> date:
    """Today in Asia/Shanghai; in the demo the day that ``set_business_day`` chose, when it did."""
    if settings.DEMO:
        return _chosen_day() or timezone.localdate()
    return timezone.localdate()


def business_moment() -> datetime:
    """Now in Asia/Shanghai, on the business day."""
    return timezone.make_aware(datetime.combine(business_day(), timezone.localtime().time()))


def set_business_day(day: date) -> None:
    """Move the demo to ``day``; takes effect with the next request."""
    path = settings.DATA_DIR / FILE_NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.write_text(f"{day.isoformat()}\n", encoding="ascii")
    draft.replace(path)


def _chosen_day() -> date | None:
    path = settings.DATA_DIR / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BusinessDateError(path, text) from None


class BusinessDayMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.today = business_day()  # type: ignore[attr-defined]  # the house's own attribute
        return self.get_response(request)
