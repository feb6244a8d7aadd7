"""What a list is asked for in its address: filters and the page, each checked."""

from typing import Annotated

from ninja import Field, Schema

from minzheng.faces.api.v1.paging import MOST, PAGE
from minzheng.faces.api.v1.schemas import Code12, Words, Year
from minzheng.kernel.divisions import NATION


class Page(Schema):
    """Which page of a list; `next` as the page before gave it."""

    next: str = ""
    limit: Annotated[int, Field(ge=1, le=MOST)] = PAGE


class FacilitiesAsked(Page):
    """Which institutions."""

    division: Code12 = NATION
    kind: Words = Field("", description="类别代码，或“养老”这样的大类")
    q: Words = Field("", description="名称里的字")
    free: bool = Field(False, description="只要有空位的")


class OffersAsked(Page):
    """What one wants to book."""

    division: Code12 = NATION
    place: Words = Field("", description="office:编号 或者 facility:编号")
    matter: Words = ""


class DisclosuresAsked(Page):
    """Which disclosed documents."""

    q: Words = ""
    category: Words = Field("", description="类别代码，见 /disclosures/categories")
    body: Words = Field("", description="发布机构的代码")
    year: Year = None
