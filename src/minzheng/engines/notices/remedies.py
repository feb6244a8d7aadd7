"""救济途径: where, and until when, a person may have an act reviewed.

Who reviews (行政复议法第二十四条): the government above the body that acted. The articles are
passed in, for this engine knows no statutes.
"""

from dataclasses import dataclass
from typing import Literal

from .citing import cite_together
from .letter import Paragraph, paragraph

REVIEW_DAYS = 60  # 行政复议法第二十条
SUIT_MONTHS = 6  # 行政诉讼法第四十六条
SUIT_DAYS_AFTER_REVIEW = 15  # 行政诉讼法第四十五条

ActorKind = Literal["bureau", "subdistrict", "town"]


@dataclass(frozen=True)
class Actor:
    """Who acted: `own` is its division, `upper` the division of the government that set it up.

    Full names, as they shall be printed: "广州市增城区", "广州市增城区荔城街道".
    """

    kind: ActorKind
    own: str
    upper: str
    court: str = "有管辖权的人民法院"


@dataclass(frozen=True)
class RemedyCites:
    """The articles of review, reviewing body, law-suit and start of the period, as printed."""

    review: str
    body: str
    suit: str
    start: str


def review_body(actor: Actor) -> str:
    """The government that reviews.

    A bureau: the government of its own level. A sub-district: the government that set it up.
    A town: the county government.
    """
    place = actor.own if actor.kind == "bureau" else actor.upper
    return f"{place}人民政府"


def remedies(actor: Actor, cites: RemedyCites) -> tuple[Paragraph, ...]:
    """The paragraphs for {{救济途径}}: review or suit, as the person chooses."""
    return (
        paragraph(
            f"如不服本决定，可以自收到本决定之日起{REVIEW_DAYS}日内向{review_body(actor)}申请行政复议"
            f"（{_review(cites)}）；也可以自收到本决定之日起{SUIT_MONTHS}个月内直接向"
            f"{actor.court}提起行政诉讼（{cites.suit}）。"
        ),
        _start(cites),
    )


def remedies_after_review(actor: Actor, cites: RemedyCites) -> tuple[Paragraph, ...]:
    """The same where review must come first (行政复议法第二十三条)."""
    return (
        paragraph(
            f"如不服，应当先自知道之日起{REVIEW_DAYS}日内向{review_body(actor)}申请行政复议"
            f"（{_review(cites)}）；对复议决定仍不服的，可以自收到复议决定书之日起"
            f"{SUIT_DAYS_AFTER_REVIEW}日内向{actor.court}提起行政诉讼（{cites.suit}）。"
        ),
        _start(cites),
    )


def _review(cites: RemedyCites) -> str:
    return cite_together((cites.review, cites.body))


def _start(cites: RemedyCites) -> Paragraph:
    return paragraph(
        f"当面送达的，期限自签收之日起计算；邮寄送达的，自在邮件签收单上签收之日起计算；"
        f"电子送达的，自到达你指定的系统之日起计算（{cites.start}）。"
    )
