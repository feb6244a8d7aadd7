"""Which refusal becomes which problem: status, title, and what to do, in one table."""

from collections.abc import Iterator

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from ninja.errors import HttpError, ValidationError

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.alarms.api import AlarmRefused, NoSuchAlarm, UnknownDevice
from minzheng.engines.bookings import api as bookings
from minzheng.engines.cases import api as cases
from minzheng.engines.disclosure import api as disclosure
from minzheng.engines.draws.api import NoSuchDraw
from minzheng.engines.indicators.api import UnknownIndicator
from minzheng.engines.notices.api import MissingDocument, TamperedDocument
from minzheng.engines.parameters.api import NoSuchParameter
from minzheng.engines.partners import api as partners
from minzheng.engines.projects.api import NoSuchProject
from minzheng.engines.tips.api import NoSuchTip, TipRefused
from minzheng.faces.api.problems import Fault, problem
from minzheng.kernel.matter import UnknownMatter
from minzheng.kernel.params import NotInForce
from minzheng.registers.facilities.api import NoSuchFacility
from minzheng.registers.people.api import NameRefused, PhoneRefused

Row = tuple[tuple[type[Exception], ...], int, str, str]
DOCS = "说明见 /api/v1/"


class Stale(ValueError):
    """What is to be changed was changed since it was read."""


class CursorWrong(ValueError):
    """The cursor of a page was not given by us, or for another list."""


class Unfit(ValueError):
    """Parts of a request that cannot be taken, each with its pointer."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("；".join(each.detail for each in faults[:5]))


class KeyMissing(ValueError):
    """A request that changes something came without an Idempotency-Key."""


# The first row that fits answers; the more exact kinds stand before their bases.
TABLE: tuple[Row, ...] = (
    ((partners.KeyWrong,), 401, "没有权限", "核对密钥；遗失的请民政局重新发放"),
    ((partners.TooFast,), 429, "调用太快或太多", "按 Retry-After 的秒数等待后重试"),
    ((partners.SignatureWrong,), 401, "签名不符", DOCS),
    ((UnknownDevice, NoSuchAlarm), 404, "没有找到", "核对序列号、事件编号"),
    ((AlarmRefused,), 422, "请求有误", "改正后重新提交"),
    ((partners.OtherBody,), 409, "幂等键冲突", "换一个新的 Idempotency-Key"),
    ((partners.PartnerUnfit, partners.UrlRefused), 422, "请求有误", DOCS),
    ((partners.NotLodged, partners.NotMade, partners.PersonUnknown, partners.NoSuchPartner), 404,
     "没有找到", ""),
    ((partners.MandateMissing,), 409, "缺少委托书", "先用 papers 接口上传本人签字的委托书"),
    ((partners.GroundMissing,), 403, "缺少核验的依据", "写明本人授权书编号，或申请依法核验"),
    ((partners.ScopeMissing, partners.AddressRefused, partners.PartnerOver), 403, "没有权限",
     "向登记的民政局申请"),
    ((partners.PartnerRefused,), 409, "没有办成", ""),
    ((cases.NoSuchCase, cases.NoSuchDraft, UnknownMatter, NoSuchParameter), 404, "没有找到", ""),
    ((NoSuchFacility, bookings.NoSuchBooking, disclosure.NoSuchDocument, NoSuchTip,
      UnknownIndicator, NoSuchProject, NoSuchDraw), 404, "没有找到", ""),
    ((NameRefused, PhoneRefused, TipRefused), 422, "请求有误", "改正后重新提交"),
    ((bookings.TimeGone,), 409, "这个时间约不到", "重新读 /offers 的 times，另选一个"),
    ((bookings.BookingRefused, disclosure.WindowClosed), 409, "没有办成", ""),
    ((cases.NotYours, NotAllowed), 403, "没有权限", "只能办贵方获准的辖区和事项"),
    ((cases.MaterialRefused,), 422, "材料不能用", "换成 JPG、PNG、HEIC 照片或 PDF"),
    ((cases.AlreadyOpen,), 409, "已经在办或已经享受", ""),
    ((cases.CaseRefused,), 409, "没有办成", "先读一次这件申请，看现在能办什么"),
    ((NotInForce,), 409, "当地还没有录入标准", "请当地民政局录入后再试"),
    ((MissingDocument, TamperedDocument, disclosure.PaperBroken), 503, "文书打不开",
     "请联系民政局"),
    ((Stale,), 412, "内容已经变了", "重新读取，用新的 ETag 再提交"),
    ((KeyMissing,), 400, "缺少 Idempotency-Key", "请求头加 Idempotency-Key，每个新请求一个新值"),
    ((CursorWrong,), 400, "翻页位置有误", "从第一页重新取，next 原样传回"),
    ((RequestDataTooBig,), 413, "请求太大", "材料每份不超过 20 MB，其余内容不超过 2 MB"),
    ((MultiPartParserError, SuspiciousOperation, UnreadablePostError), 400, "请求读不懂", DOCS),
    ((Http404,), 404, "没有找到", ""),
)  # fmt: skip
REFUSALS: tuple[type[Exception], ...] = (
    *(kind for kinds, *_ in TABLE for kind in kinds), disclosure.Unfit,
)  # fmt: skip
TRUTH, DAY, WHOLE = "应为 true 或 false", "应为日期，例如 2026-11-21", "应为整数"
CLOCK = "应为钟点，例如 09:00"
WORDS = {
    "missing": "缺少这一项", "string_type": "应为文字", "int_type": WHOLE, "int_parsing": WHOLE,
    "bool_type": TRUTH, "bool_parsing": TRUTH, "date_from_datetime_parsing": DAY,
    "date_parsing": DAY, "date_type": DAY, "list_type": "应为数组", "dict_type": "应为对象",
    "model_attributes_type": "应为对象", "string_too_short": "太短", "string_too_long": "太长",
    "string_pattern_mismatch": "格式不对", "literal_error": "请从列出的值里选",
    "greater_than_equal": "太小", "less_than_equal": "太大", "too_long": "太多",
    "less_than": "太大", "time_parsing": CLOCK, "time_type": CLOCK, "float_parsing": "应为数",
    "too_short": "太少", "json_invalid": "不是有效的 JSON", "extra_forbidden": "没有这一项",
}  # fmt: skip


def refused(request: HttpRequest, refusal: Exception) -> HttpResponse:
    """The problem a refusal becomes."""
    if isinstance(refusal, ValidationError):
        return problem(422, "请求有误", "有的内容不能用，逐项见 errors", DOCS, _faults(refusal))
    if isinstance(refusal, Unfit):
        return problem(422, "请求有误", str(refusal), "逐项改正后重新提交", refusal.faults)
    if isinstance(refusal, disclosure.Unfit):
        wrong = [Fault(f"/{name}", text) for name, text in refusal.errors.items()]
        return problem(422, "请求有误", str(refusal), "改正后重新提交", wrong)
    if isinstance(refusal, cases.Incomplete):
        faults = [Fault(pointer(name), text) for name, text in refusal.errors.items()]
        return problem(422, "还不完整", str(refusal), "补齐后重新提交", faults)
    if isinstance(refusal, HttpError):
        return problem(refusal.status_code, "请求有误", "请求读不懂：请核对 JSON 和请求头", DOCS)
    return _by_table(refusal)


def pointer(name: str) -> str:
    """Where an answer stands in the body: "0.wage_income" -> "/members/0/wage_income"."""
    index, dot, column = name.partition(".")
    inside = dot and index.isdecimal()
    return f"/members/{index}/{column}" if inside else f"/household/{name}"


def _by_table(refusal: Exception) -> HttpResponse:
    _, status, title, remedy = next(row for row in TABLE if isinstance(refusal, row[0]))
    hides = isinstance(refusal, SuspiciousOperation | MultiPartParserError | RequestDataTooBig)
    response = problem(status, title, title if hides else str(refusal), remedy)
    if isinstance(refusal, partners.TooFast):
        response["Retry-After"] = str(refusal.wait)
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


def _faults(refusal: ValidationError) -> Iterator[Fault]:
    for error in refusal.errors[:50]:
        source, *inner = error["loc"]
        where = inner[1:] if source == "body" and inner else inner
        words = WORDS.get(error["type"], "不能用")
        limit = _limit(error.get("ctx", {}))
        yield Fault("/" + "/".join(map(str, where)), f"“{'.'.join(map(str, where))}”{words}{limit}")


def _limit(told: dict[str, object]) -> str:
    """What would fit, where the schema says it."""
    found = [told[key] for key in ("expected", "ge", "le", "min_length", "max_length")
             if key in told]  # fmt: skip
    return f"（{found[0]}）" if found else ""
