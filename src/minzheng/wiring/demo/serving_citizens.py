"""Citizens' own doings in the demo: a mandate, several matters begun as one, a bad review answered.

So that acting for another, going on with a life event, and what becomes of a complaint about the
service can be looked at without doing them first.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from minzheng.engines.access.api import Account, Viewer, viewer_of
from minzheng.engines.cases import api as cases
from minzheng.registers.people.api import get_person
from minzheng.wiring.demo.accounts import DemoAccount

GIVER, AGENT, RELATION = "citizen_guardian", "citizen_mother", "邻居"
MATTERS, DAYS = ("relief/dibao", "relief/temporary", "eldercare/longevity"), 180

ELDER, EVENT = "citizen_supplement", "eldercare"
TOGETHER, KNOWN = ("eldercare/longevity", "eldercare/ability"), {"registered_here": True}

GRANTED, BAD = "citizen_approved", 2
BLAME = "批得快，可是第一笔钱哪天到账没有人说，打了两次电话才问到。"
ANSWER = "已打电话说明每月的发放日，并在办事窗口放上了发放日程。"
REVIEWED_BEFORE = timedelta(days=4)


def serve_citizens(accounts: Iterable[DemoAccount], on: date) -> None:
    """All of it through the verbs that citizens and officers use."""
    names = {account.key: account.username for account in reversed([*accounts])}
    _entrust(names, on)
    _begin_together(_viewer(names[ELDER], on), on)
    _answer_a_bad_review(_viewer(names[GRANTED], on), _viewer(names["district_clerk"], on), on)


def _entrust(names: dict[str, str], on: date) -> None:
    giver, agent = _viewer(names[GIVER], on), _viewer(names[AGENT], on)
    person = get_person(agent.person_id or 0)
    trust = cases.Trust(MATTERS, on + timedelta(days=DAYS), RELATION)
    cases.entrust_person(person.name, person, trust, by=giver, on=on)


def _begin_together(elder: Viewer, on: date) -> None:
    """An old man has begun what belongs to growing old; the first questions are answered."""
    who = elder.person_id or 0
    wanted = [cases.Wanted(matter, who) for matter in TOGETHER]
    bundle = cases.open_bundle(EVENT, wanted, by=elder, on=on)
    cases.carry_known(bundle.pk, who, KNOWN, by=elder, on=on)


def _answer_a_bad_review(resident: Viewer, clerk: Viewer, on: date) -> None:
    """Who was granted it is not satisfied all the same; the bureau put it right and says so."""
    ended = cases.Case.objects.filter(applicant=resident.person_id, state=cases.Case.ENDED)
    case = ended.order_by("-pk").first()
    if case is None:
        return
    day = max(case.ended_on or on, on - REVIEWED_BEFORE)
    cases.rate(case.number, cases.Review(BAD, {}, BLAME), by=resident, on=day)
    cases.remedy_rating(case.number, cases.Remedy.FIXED, ANSWER, by=clerk, on=on)


def _viewer(username: str, on: date) -> Viewer:
    return viewer_of(Account.objects.get(username=username), on)
