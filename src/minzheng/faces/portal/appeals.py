"""How to appeal against a decision, in the words of the articles."""

from dataclasses import dataclass

from minzheng.statutes import administrative_review as statutes

REVIEW = statutes.行政复议法.第二十条
SUIT = statutes.行政诉讼法.第四十六条


@dataclass(frozen=True)
class Route:
    """A way to appeal: what, in the article's words, by which article."""

    name: str
    words: str
    article: str


ROUTES = (
    Route("申请行政复议", REVIEW.text, str(REVIEW)),
    Route("提起行政诉讼", SUIT.text, str(SUIT)),
)
