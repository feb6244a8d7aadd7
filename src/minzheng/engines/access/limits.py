"""Numbers of account security in one place, each with its source and how sure we are of it."""

from dataclasses import dataclass
from typing import Literal

LEVEL_3 = "GB/T 22239-2019 第三级 身份鉴别"


@dataclass(frozen=True)
class Limit:
    """A number and the rule it follows: the standard names the duty, the bureau the number."""

    value: int
    unit: str
    source: str = LEVEL_3
    status: Literal["verified", "reported", "unconfirmed"] = "unconfirmed"


MOST_FAILURES = Limit(5, "次")
LOCKED_MINUTES = Limit(15, "分钟")
OFFICER_PASSWORD_LENGTH = Limit(10, "位")
PERSON_PASSWORD_LENGTH = Limit(8, "位")
CHARACTER_CLASSES = Limit(3, "类")
PASSWORD_DAYS = Limit(90, "天")
CODE_TOLERANCE = Limit(1, "个 30 秒", source="RFC 6238 §5.2", status="verified")
