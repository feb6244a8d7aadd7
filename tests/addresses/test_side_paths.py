"""What happens in one town shows nowhere in another: no list, count, file, search hit or row.

The other town's officers read every page they may open before anything has happened in the first
town, and again afterwards. But for what is the whole district's, both must be the same.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from minzheng.engines.access.testing import APPLICANT_ID, Cast, make_cast
from minzheng.engines.indicators.api import compute_lately
from minzheng.engines.screening.api import build
from minzheng.kernel.doer import SYSTEM

from . import doors_airing
from .doors_provider import other_home
from .scene import (
    DOORS,
    FRIDAY,
    MONDAY,
    browser_of,
    fill_scene,
    open_neighbours_draft,
    session_of,
)
from .test_every_url import OTHER_TOWN, ROLE_OF

# One officer a post is enough; what posts share they see alike.
STRANGERS = sorted(OTHER_TOWN)
SECRETS = ("罗春生", "春生", "谢月娥", "月娥", "罗小雨", "小雨", APPLICANT_ID, "石桥村3队")
ASKED = (
    "罗",
    "lcs",
    "luochunsheng",
    APPLICANT_ID,
    APPLICANT_ID[-4:],
    "13800138000",
    "石桥",
    "12号",
)
LISTS = sorted(n for n, door in DOORS.items() if n.startswith("desk:") and not door.args)
CHANGING = (
    re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"'),
    re.compile(r'nonce="[^"]+"'),
    re.compile(r'name="token" value="[^"]+"'),
    re.compile(r"打印时间：[^<]+"),
)
# What belongs to the district and is everybody's to read, wherever it was done.
OF_ALL = {
    "desk:parameters": "参数的建议由全区岗位可见",
    "desk:evaluations": "评价由区里组织，方案和参加的家数在公开网站公布",
    "desk:rental-products": "可租的品种、押金和租金全区一份，在公众端公布",
    "desk:policies": "政策文件对全区有效，镇街读区里登记的；草稿只有起草的人看",
    "desk:coverage": "批准了的检查计划全区镇街都看，单位只看本镇街的，暗访没有看以前不列",
    "desk:learning": "试点、考察和培训是区里的，各镇街都看",
    "desk:plans": "规划、要点是公布的文件，镇街读区里的；任务各看各的",
    "desk:airings": "晾晒公布给全区的镇街，名次本来就是互相看的",
    "desk:circles": "区里一次测算全区的村（社区），各镇看到的是自己的",
}


@dataclass(frozen=True)
class Told:
    """What two looks at every list gave: before and after the first town had anything to do."""

    before: dict[tuple[str, str, str], str]
    after: dict[tuple[str, str, str], str]


@pytest.fixture(scope="module")
def told(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Told]:
    folder = tmp_path_factory.mktemp("side-paths")
    (folder / "business-date.txt").write_text(FRIDAY.isoformat())
    demo = override_settings(DATA_DIR=folder, DEMO=True)
    with django_db_blocker.unblock(), demo, transaction.atomic():
        cast = make_cast(MONDAY)
        draft = open_neighbours_draft(cast)  # the other town's own
        other_home()
        build(MONDAY, by=SYSTEM)
        compute_lately(by=SYSTEM, on=MONDAY)
        doors_airing.publish(cast)
        before = dict(_answers(cast))
        fill_scene(cast, draft, folder)
        yield Told(before, dict(_answers(cast)))
        transaction.set_rollback(True)


def _answers(cast: Cast) -> Iterator[tuple[tuple[str, str, str], str]]:
    for actor in STRANGERS:
        session = session_of(cast, actor)
        for name in LISTS:
            plain = _text(session, name)
            yield (actor, name, ""), plain
            for words in ASKED if _searches(plain) else ():
                yield (actor, name, words), _text(session, name, words)


def _searches(page: str) -> bool:
    """Whether the page has a search box of its own; the one in the head of all leads elsewhere."""
    return 'name="q"' in page.partition("<main")[2]


def _text(session: str, name: str, words: str = "") -> str:
    """What the address answers, but for tokens and for the words it repeats."""
    response = browser_of(session).get(reverse(name), {"q": words} if words else {})
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = _unpacked(body)
    for pattern in CHANGING:
        text = pattern.sub("", text)
    return text


def _unpacked(body: bytes) -> str:
    """The words of a page, or of every sheet of a workbook."""
    if body[:2] != b"PK":
        return body.decode("utf-8", "ignore")
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/")]
        return "".join(book.read(name).decode("utf-8", "ignore") for name in sheets)


@pytest.mark.django_db
def test_what_happens_in_one_town_changes_no_page_of_another(told: Told) -> None:
    changed = [
        key for key, text in told.before.items() if key[1] not in OF_ALL and told.after[key] != text
    ]

    assert not changed


@pytest.mark.django_db
def test_nobody_of_one_town_is_named_to_another(told: Told) -> None:
    named = [
        (key, secret)
        for key, text in (*told.before.items(), *told.after.items())
        for secret in SECRETS
        if secret in text and secret not in key[2]
    ]

    assert not named


@pytest.mark.django_db
def test_the_looks_are_real(told: Told) -> None:
    assert {key[0] for key in told.after} == set(STRANGERS)
    asked = {name for _, name, words in told.after if words}
    assert {"desk:search", "desk:people", "desk:cases"} <= asked, asked
    assert all(ROLE_OF[actor] for actor in STRANGERS)
    assert set(OF_ALL) <= set(LISTS)
