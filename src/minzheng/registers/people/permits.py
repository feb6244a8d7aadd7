"""Mainland travel permits of residents of Hong Kong and Macao, beside the citizen's number."""

import re
import unicodedata
from datetime import date

from minzheng.kernel.identity import IdentityError, citizen_id

PERMIT = re.compile(r"([HM][0-9]{8})(?:[0-9]{2})?")


def travel_permit(text: str) -> str:
    """The number of a permit of a Hong Kong (H) or Macao (M) resident: the letter and 8 digits.

    The 2 digits that older cards print behind it count re-issues and are left out, so that a
    person keeps one number [U]. Birth and sex are not in it. Raises IdentityError.
    """
    found = PERMIT.fullmatch(_plain(text))
    if found is None:
        raise IdentityError(
            f"来往内地通行证号码应为字母 H（香港）或 M（澳门）加 8 位数字，您填了“{text.strip()}”，"
            "请对照证件核对。"
        )
    return found[1]


def is_travel_permit(text: str) -> bool:
    """Whether somebody seems to have typed a travel permit's number."""
    return _plain(text)[:1] in ("H", "M")


def identity_number(text: str, *, today: date) -> str:
    """The number of either document in its one written form. Raises IdentityError."""
    if is_travel_permit(text):
        return travel_permit(text)
    return citizen_id(text, today=today).number


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()
