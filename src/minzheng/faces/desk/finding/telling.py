"""Events of a history in words: the day, what happened, who did it, from where it is known."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from minzheng.engines.alerts.api import Deed
from minzheng.engines.cases.api import CheckState
from minzheng.engines.consent.api import Consent
from minzheng.engines.payments.api import EntitlementPeriod, PayLine
from minzheng.faces.desk.finding import sources
from minzheng.faces.desk.finding.facts import Change, Changed
from minzheng.faces.desk.finding.knots import Knot
from minzheng.faces.desk.showing.payments import matter_words
from minzheng.faces.desk.showing.verbs import verb_words
from minzheng.kernel.money import yuan_text
from minzheng.kernel.months import Month
from minzheng.registers.households.api import RELATIONS


@dataclass(frozen=True)
class Known:
    """What the words rest on: changes by version, officers by staff number, names of people."""

    changes: Mapping[int, Changed] = field(default_factory=dict)
    home: Mapping[int, Changed] = field(default_factory=dict)
    officers: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """One event as the page shows it."""

    day: date
    kind: str
    what: str
    who: str = ""
    note: str = ""
    url: str = ""
    changes: tuple[Change, ...] = ()


def told(knots: Iterable[Knot], known: Known) -> list[Told]:
    """Events in words, in the order given."""
    return [WORDS[knot.rank](knot, known) for knot in knots]


def _told(
    knot: Knot, kind: str, what: str, *, who: str = "", note: str = "", url: str = ""
) -> Told:
    return Told(knot.day, sources.KINDS[kind], what, who, note, url)


def _version(knot: Knot, known: Known) -> Told:
    changed = known.changes[knot.pk]
    name = known.people.get(changed.subject, "")
    did = "登记" if changed.registered else "更正"
    return _told_change(knot, known, f"{name}：{did}" if name else f"资料{did}", changed)


def _home(knot: Knot, known: Known) -> Told:
    changed = known.home[knot.pk]
    what = "家庭登记" if changed.registered else "家庭资料变更"
    return _told_change(knot, known, what, changed)


def _told_change(knot: Knot, known: Known, what: str, changed: Changed) -> Told:
    who, note = known.officers.get(knot.three, knot.three), f"来源：{knot.two}"
    return Told(knot.day, sources.KINDS["facts"], what, who, note, changes=changed.changes)


def _joined(knot: Knot, known: Known) -> Told:
    relation = RELATIONS.get(int(knot.three), "其他")
    return _told(knot, "family", f"{knot.one}加入家庭 {knot.two}（{relation}）",
                 url=_household(knot.two))  # fmt: skip


def _left(knot: Knot, known: Known) -> Told:
    note = f"原因：{knot.four}" if knot.four else ""
    return _told(knot, "family", f"{knot.one}离开家庭 {knot.two}", note=note)


def _moved(knot: Knot, known: Known) -> Told:
    on = json.loads(knot.two).get("on", "")
    return _told(knot, "family", "家庭迁居", who=knot.one, note=f"自 {on}" if on else "")


def _submitted(knot: Knot, known: Known) -> Told:
    what = f"{matter_words(knot.two)}：{knot.three or '提交申请'}"
    who = f"{knot.four}（代办）" if knot.four else ""
    return _told(knot, "cases", what, who=who, note=knot.one, url=_case(knot.one))


def _ended(knot: Knot, known: Known) -> Told:
    what = f"{matter_words(knot.two)}办结：{knot.three}"
    return _told(knot, "cases", what, note=knot.one, url=_case(knot.one))


def _step(knot: Knot, known: Known) -> Told:
    what = f"{knot.two}：{knot.three}"
    return _told(knot, "cases", what, who=knot.four, note=knot.one, url=_case(knot.one))


def _home_visit(knot: Knot, known: Known) -> Told:
    what = f"{knot.two}：{knot.three}"
    return _told(knot, "visits", what, who=knot.four, note=knot.one, url=_case(knot.one))


def _checked(knot: Knot, known: Known) -> Told:
    what = f"查到{knot.two}：{knot.three}"
    note = f"来源：{knot.four}；办件 {knot.one}"
    return _told(knot, "checks", what, note=note, url=_case(knot.one))


def _settled(knot: Knot, known: Known) -> Told:
    what = f"处置疑点“{knot.two}”：{CheckState(knot.three).label}"
    return _told(knot, "checks", what, who=knot.four, note=knot.one, url=_case(knot.one))


def _letter(knot: Knot, known: Known) -> Told:
    number = knot.three.removeprefix("case:")
    url = _case(number) if knot.three.startswith("case:") else ""
    who = known.officers.get(knot.four, knot.four)
    return _told(knot, "letters", f"《{knot.two}》", who=who, note=knot.one, url=url)


def _period(knot: Knot, known: Known) -> Told:
    kind = EntitlementPeriod.Kind(knot.two).label
    what = f"{matter_words(knot.one)}{kind}，每月 {yuan_text(int(knot.three))}"
    return _told(knot, "payments", what, note=f"原因：{knot.four}" if knot.four else "")


def _line(knot: Knot, known: Known) -> Told:
    month = Month.parse(knot.two).label
    what = f"{month}{matter_words(knot.one)} {yuan_text(int(knot.three))}"
    return _told(knot, "payments", what, note=str(PayLine.State(knot.four).label))


def _raised(knot: Knot, known: Known) -> Told:
    url = reverse("desk:alert", args=[knot.one])
    return _told(knot, "alerts", f"提出预警：{_rule(knot.two)}", who="夜间比对", url=url)


def _deed(knot: Knot, known: Known) -> Told:
    return _of_alert(knot, "alerts")


def _visited(knot: Knot, known: Known) -> Told:
    return _of_alert(knot, "visits")


def _of_alert(knot: Knot, kind: str) -> Told:
    words = f"：{knot.three}" if knot.three else ""
    what = f"预警{Deed.Kind(knot.two).label}{words}"
    return _told(knot, kind, what, who=knot.four, url=reverse("desk:alert", args=[knot.one]))


def _consent(knot: Knot, known: Known) -> Told:
    # A consent taken back was given first; that it was taken back has a line of its own.
    given = knot.two != Consent.State.REFUSED
    what = f"{matter_words(knot.one)}核对：{'授权' if given else '不同意'}"
    note = str(Consent.Method(knot.three).label)
    return _told(knot, "consents", what, who=knot.four, note=note)


def _withdrawn(knot: Knot, known: Known) -> Told:
    note = f"理由：{knot.three}" if knot.three else ""
    return _told(knot, "consents", f"{matter_words(knot.one)}核对：撤回授权", note=note)


def _opened(knot: Knot, known: Known) -> Told:
    who = f"{knot.two} {knot.one}".strip()
    note = f"目的：{knot.four}" if knot.four else ""
    return _told(knot, "openings", verb_words(knot.three), who=who, note=note)


def _rule(key: str) -> str:
    """What officers call a rule: its name at the end of its key."""
    return key.rpartition(":")[2]


def _case(number: str) -> str:
    return reverse("desk:case", args=[number])


def _household(number: str) -> str:
    return reverse("desk:household", args=[number])


WORDS: Mapping[int, Callable[[Knot, Known], Told]] = {
    sources.HOME: _home,
    sources.VERSION: _version,
    sources.JOINED: _joined,
    sources.LEFT: _left,
    sources.MOVED: _moved,
    sources.SUBMITTED: _submitted,
    sources.CHECKED: _checked,
    sources.SETTLED: _settled,
    sources.HOME_VISIT: _home_visit,
    sources.STEP: _step,
    sources.LETTER: _letter,
    sources.PERIOD: _period,
    sources.LINE: _line,
    sources.ENDED: _ended,
    sources.RAISED: _raised,
    sources.VISITED: _visited,
    sources.DEED: _deed,
    sources.CONSENT: _consent,
    sources.WITHDRAWN: _withdrawn,
    sources.OPENED: _opened,
}
