"""Small wordings that several tables share."""

import re
from datetime import datetime

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

COUNTY = re.compile(r"^.{1,8}?市(?=.).{1,8}?[区县市旗](?=.)")


def whole(text: str) -> SafeString:
    """A number or instant that must not be broken over two lines."""
    return format_html('<span class="short">{}</span>', text)


def near(place: str) -> str:
    """A place as its own county calls it: 广州市增城区荔城街道桃源社区 -> 荔城街道桃源社区."""
    return COUNTY.sub("", place)


def instant(at: datetime) -> SafeString:
    """A moment to the minute, in one piece."""
    return whole(f"{timezone.localtime(at):%Y-%m-%d %H:%M}")
