"""Writing down what was done about a finding, by the house or by an officer."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.oversight.errors import OversightRefused
from minzheng.engines.oversight.models import Deed, Finding
from minzheng.engines.oversight.papers import keep
from minzheng.kernel.doer import Doer
from minzheng.registers.papers import Paper

MOST_WORDS = 500


@dataclass(frozen=True)
class NewDeed:
    """What was done, by whom, when, with which words; `until` is a day set or asked for."""

    kind: Deed.Kind
    words: str
    by: Doer
    on: date
    until: date | None = None
    paper: Paper | None = None


def write(finding: Finding, new: NewDeed) -> Deed:
    """Keep it. Raises OversightRefused without words, with too many, for an unreadable file."""
    said = new.words.strip()
    if not said:
        raise OversightRefused("请写明做了什么、看到了什么、为什么")
    if len(said) > MOST_WORDS:
        raise OversightRefused(f"说明有 {len(said)} 个字，最多 {MOST_WORDS} 个字")
    who = f"{new.by.name}（机构）" if new.by.kind == "member" else new.by.name
    return Deed.objects.create(
        finding=finding, kind=new.kind, on=new.on, by_key=new.by.key, by=who, words=said,
        until=new.until, **keep(new.paper),
    )  # fmt: skip
