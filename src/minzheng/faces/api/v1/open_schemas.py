"""Shapes of what anybody reads: institutions, times, figures, funds, disclosure, consultations."""

from datetime import date, time

from ninja import Field, Schema

YUAN = "元，两位小数，文本"


class Service(Schema):
    """What an institution offers."""

    name: str
    price_fen: int | None = Field(description="分；没有登记的是 null，免费是 0")
    unit: str
    payer: str = Field(description="user、government、shared、insurance，没有登记的为空")


class FacilityRow(Schema):
    """An institution in the list."""

    id: int
    name: str
    kind: str
    kind_name: str
    division: str
    address: str
    phone: str
    latitude: float | None = Field(description="WGS-84 度；不知道是 null")
    longitude: float | None
    capacity: int | None
    vacancy: int | None = Field(description="空位；没有报过是 null")
    vacancy_on: date | None
    rating: str
    updated_on: date
    metres: int | None = Field(None, description="直线距离，只有 nearest 给出")


class Facilities(Schema):
    """A page of institutions."""

    items: list[FacilityRow]
    next: str | None


class Facility(FacilityRow):
    """Everything about an institution."""

    credit_code: str
    route: str
    hours: str
    closed_days: list[str]
    licence: str
    licence_until: date | None
    operator: str
    rating_until: date | None
    languages: str
    access: list[str]
    opened_on: date | None
    closed_on: date | None
    services: list[Service]


class OfferRow(Schema):
    """A service for which times can be booked."""

    id: int
    service: str
    place: str = Field(description="office:编号 或者 facility:编号")
    place_name: str
    division: str
    matter: str
    bring: str


class Offers(Schema):
    """A page of what can be booked."""

    items: list[OfferRow]
    next: str | None


class FreeTime(Schema):
    """A time with seats left."""

    starts: time
    ends: time
    left: int


class FreeDay(Schema):
    """A day; without times `why` says the reason."""

    day: date
    times: list[FreeTime]
    why: str


class FreeDays(Schema):
    """Every day one may book now."""

    offer: OfferRow
    days: list[FreeDay]


class IndicatorRow(Schema):
    """What a figure counts, out of what."""

    key: str
    title: str
    means: str
    numerator: str
    denominator: str
    unit: str
    direction: str
    frequency: str
    owner: str
    cites: list[str]
    public: bool


class Indicators(Schema):
    """Every indicator that may be read here."""

    items: list[IndicatorRow]


class FigureRow(Schema):
    """A figure of a month and a place."""

    month: str
    division: str = Field(description="12 位区划代码；合并的镇街为空")
    value: str | None = Field(description="按指标的单位，十进制文本；没有数的是 null")
    base: int | None = Field(description="比例、平均数的分母；合计数是 null")
    status: str = Field(
        description="told 有数；merged 几个镇街合并；withheld 少于 5 不单独公布；none 没有数"
    )
    computed_on: date | None


class FiguresFound(Schema):
    """One indicator, month by month."""

    indicator: IndicatorRow
    items: list[FigureRow]


class PaidRow(Schema):
    """Money that went to the bank; null: fewer than five, not told."""

    matter: str = Field(description="事项的键；合计和合并的为空")
    title: str
    money_fen: int | None
    money_yuan: str | None = Field(description=YUAN)
    returned_fen: int | None = Field(description="其中银行退回，分")
    recipients: int | None


class FundMonth(Schema):
    """A month: the whole and by matter."""

    month: str
    whole: PaidRow
    matters: list[PaidRow]


class Funds(Schema):
    """Months in which money went to the bank, oldest first."""

    items: list[FundMonth]


class TownPaid(Schema):
    """Money of a matter's month in a town."""

    division: str = Field(description="镇街；合并的为空")
    money_fen: int | None
    money_yuan: str | None = Field(description=YUAN)
    returned_fen: int | None
    recipients: int | None


class TownsPaid(Schema):
    """A matter's month by town."""

    month: str
    matter: str
    items: list[TownPaid]


class CategoryRow(Schema):
    """A category of the directory."""

    code: str
    label: str
    under: str


class Categories(Schema):
    """The tree of categories."""

    items: list[CategoryRow]


class DisclosureRow(Schema):
    """A disclosed document in the directory."""

    id: int
    index_number: str
    title: str
    category: str
    body: str
    body_name: str
    doc_number: str
    made_on: date
    published_on: date | None
    standing: str = Field(description="有效、失效、废止、被替代、被废止")


class Disclosures(Schema):
    """A page of the directory."""

    items: list[DisclosureRow]
    next: str | None


class VersionRow(Schema):
    """One wording of a document."""

    number: int
    title: str
    category: str
    doc_number: str
    made_on: date
    section: str
    summary: str
    valid_until: date | None
    why: str = Field(description="更正理由；第一版为空")
    disclosed_on: date | None
    paper: str | None = Field(description="附件（PDF）的地址；没有附件是 null")
    paper_sha256: str


class Version(VersionRow):
    """A wording with its text."""

    text: str
    matters: list[str]
    parameters: list[str]


class Versions(Schema):
    """Every wording that was before the public, newest first."""

    items: list[VersionRow]


class Disclosure(Schema):
    """A document; of a withdrawn one nothing that was typed into it is told."""

    id: int
    state: str = Field(description="published 已公开；withdrawn 已撤下")
    index_number: str
    body: str
    body_name: str
    published_on: date | None
    withdrawn_on: date | None
    standing: str
    replaced_by: int | None
    current: Version | None


class ConsultationRow(Schema):
    """A draft put to the public."""

    id: int
    title: str
    body_name: str
    division: str
    opens_on: date
    closes_on: date
    open: bool
    summarised_on: date | None


class Consultations(Schema):
    """A page of consultations."""

    items: list[ConsultationRow]
    next: str | None


class ReplyRow(Schema):
    """One answer to comments that say alike."""

    heading: str
    outcome: str
    reason: str
    comments: int


class Consultation(ConsultationRow):
    """The draft, what may be commented on, what became of it."""

    explanation: str
    text: str
    parts: list[str] = Field(description="意见可以针对的条款和问题")
    summary: str
    replies: list[ReplyRow]
    hidden: dict[str, int] = Field(description="没有公开的意见：理由 → 条数")


class CommentRow(Schema):
    """A comment as the public reads it: personal data blanked."""

    about: str
    text: str
    made_on: date
    reply: str | None


class Comments(Schema):
    """A page of comments, oldest first."""

    items: list[CommentRow]
    next: str | None
