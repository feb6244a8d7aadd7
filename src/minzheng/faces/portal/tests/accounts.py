"""What a demo would list."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Listed:
    username: str
    key: str
    name: str
    place: str
    password: str


def listed() -> list[Listed]:
    return [
        Listed("applicant", "citizen_1", "罗春生", "石桥村", "test"),
        Listed("T001", "town_clerk", "李建国", "青竹镇", "test"),
    ]
