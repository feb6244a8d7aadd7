"""For tests and demos: two editions of a made-up document from above, and a draft of our own."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DISTRICT, Cast, make_cast
from minzheng.engines.library import api

DAY, SINCE, LATER = date(2026, 11, 2), date(2026, 7, 1), date(2026, 12, 1)
FIRST = """关于做好探访关爱工作的通知
省民发〔2026〕12号
各市民政局：
一、对独居老人每月探访不少于一次。
二、探访中发现困难的，当天报告镇街。
虚构省民政厅
2026年6月10日
"""
SECOND = """关于进一步做好探访关爱工作的通知
省民发〔2026〕31号
各市民政局：
一、对独居老人每月探访不少于两次。
二、探访中发现困难的，当天报告镇街。
三、极端天气前逐户核实。
虚构省民政厅
2026年11月1日
"""
DRAFT = """增城区长者饭堂管理办法（征求意见稿）
第一条 长者饭堂每天公布菜单和价格。
第二条 补贴凭刷脸或者刷卡记录结算。
"""
TITLE, ISSUER = "关于做好探访关爱工作的通知", "虚构省民政厅"


def document(text: str = FIRST, since: date | None = SINCE) -> api.Document:
    """A file of a text."""
    return api.Document(text.encode(), "通知.txt", since, issuer=ISSUER)


@dataclass(frozen=True)
class World:
    """The cast, the document from above as received, and the draft of our own."""

    cast: Cast
    edition: api.Edition
    draft: api.Edition

    def who(self, key: str) -> Viewer:
        """A viewer of the cast."""
        return self.cast.viewers[key]


def make_world() -> World:
    """Both entered by the district's clerk."""
    cast = make_cast(DAY)
    clerk = cast.viewers["district_clerk"]
    edition = api.take_in(api.Level.PROVINCE, DISTRICT, document(), by=clerk, on=DAY)
    own = document(DRAFT, None)
    draft = api.take_in(api.Level.DISTRICT, DISTRICT, own, by=clerk, on=DAY)
    return World(cast, edition, draft)
