"""Campaigns: opened with dates and words of weather; a warning that fits calls for patrols."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.notices import api as notices
from minzheng.engines.street.coded import CAMPAIGNS
from minzheng.engines.street.errors import StreetRefused
from minzheng.engines.street.models import Campaign, WeatherCall
from minzheng.engines.street.posts import CAMPAIGNERS, within
from minzheng.kernel.divisions import ancestors, normalise, subtree_range
from minzheng.registers.divisions.api import Division
from minzheng.registers.offices.api import officers_with

MOST_NIGHTS = 31


@dataclass(frozen=True)
class NewCampaign:
    """A campaign to open; `triggers` separated by 、."""

    name: str
    kind: str
    division_code: str
    since: date
    until: date
    every_nights: int
    areas: str = ""
    triggers: str = ""
    document: str = ""


@transaction.atomic
def open_campaign(new: NewCampaign, *, by: Viewer, on: date) -> Campaign:
    """Open a campaign and tell the towns. Raises StreetRefused, NotAllowed."""
    division = normalise(new.division_code)
    require(by, CAMPAIGNERS, division)
    _refuse(new)
    row = Campaign.objects.create(
        name=new.name.strip(), kind=new.kind, division_code=division, since=new.since,
        until=new.until, every_nights=new.every_nights, areas=new.areas.strip(),
        triggers="、".join(new.triggers.replace("，", "、").split()), document=new.document.strip(),
        opened_by=by.doer.name,
    )  # fmt: skip
    text = f"“{row.name}”{row.since} 至 {row.until}，每个点位每 {row.every_nights} 天巡查一次"
    _tell_towns(row, text, on)
    audit.record(by.doer, "open_campaign", row.ref, division=division, detail={"kind": row.kind})
    return row


@transaction.atomic
def note_warning(words: str, *, by: Viewer, on: date) -> list[WeatherCall]:
    """A weather warning came: every campaign under way whose words it holds calls for patrols.

    The same campaign is called once a day. Gives the new calls. Raises StreetRefused.
    """
    text = words.strip()
    if not text:
        raise StreetRefused("请写气象部门预警的原话，例如“寒潮蓝色预警信号”")
    current = within(Campaign.objects.filter(since__lte=on, until__gte=on), by, CAMPAIGNERS)
    found = [each for each in current if any(word in text for word in each.words)]
    if not found:
        raise StreetRefused("正在进行的专项行动里没有一个写了这样的天气触发词，请核对预警原话")
    made = [_call(each, text, by=by, on=on) for each in found]
    calls = [call for call, created in made if created]
    for call in calls:
        _tell_towns(call.campaign, f"{text}：请今晚安排巡查（{call.campaign.name}）", on)
    detail = {"campaigns": [each.pk for each in found]}
    audit.record(by.doer, "note_weather_warning", "campaigns", detail=detail)
    return calls


def campaigns_over(division: str, on: date) -> list[Campaign]:
    """Campaigns under way that reach a place: those of the place itself and of what lies above."""
    return list(
        Campaign.objects.filter(since__lte=on, until__gte=on, division_code__in=ancestors(division))
    )


def _call(campaign: Campaign, text: str, *, by: Viewer, on: date) -> tuple[WeatherCall, bool]:
    given = {"words": text[:200], "by": by.doer.name}
    return WeatherCall.objects.get_or_create(campaign=campaign, on=on, defaults=given)


def _tell_towns(campaign: Campaign, text: str, on: date) -> None:
    towns = Division.objects.current_on(on).filter(
        code__range=subtree_range(campaign.division_code), level="town"
    )
    for town in towns:
        for officer in officers_with("town_clerk", town.code, on):
            to = notices.Recipient("officer", officer.staff_number, officer.name)
            notices.send_message(to, text, link="street", on=on)


def _refuse(new: NewCampaign) -> None:
    if new.kind not in CAMPAIGNS:
        raise StreetRefused(f"请选类别：{'、'.join(CAMPAIGNS.values())}")
    if not new.name.strip():
        raise StreetRefused("请写专项行动的名称，例如“2026 年寒冬送温暖”")
    if new.until < new.since:
        raise StreetRefused(f"结束日 {new.until} 早于开始日 {new.since}，请核对")
    if not 1 <= new.every_nights <= MOST_NIGHTS:
        raise StreetRefused(f"巡查间隔应在 1 到 {MOST_NIGHTS} 天之间")
