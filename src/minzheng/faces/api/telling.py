"""Whatever leaves the interface as an error leaves it as problem details, also what no view saw."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from minzheng.faces.api.problems import problem

HERE, VERSIONED = "/api/", "/api/v1/"
PROBLEM_FROM, UNSUPPORTED = 400, 415
BODIES = ("POST", "PUT", "PATCH")
JSON, UPLOAD = "application/json", "multipart/form-data"
DOCS = "说明见 /api/v1/"
# status -> title, detail, remedy; others are told as the last.
WORDS = {
    400: ("请求读不懂", "请求的格式有误，没有办理", DOCS),
    403: ("没有权限", "这里不接受这样的请求", DOCS),
    404: ("没有找到", "没有这个接口，或编号的写法不对。请核对地址", "全部地址见 /api/v1/"),
    405: ("方法不对", "这个地址不接受 {method}，可以用：{allow}", DOCS),
    413: ("请求太大", "请求太大，没有办理", "材料每份不超过 20 MB，其余内容不超过 2 MB"),
    500: ("系统出错了", "系统出错，没有办理，已经记录", "请稍后重试；仍不行的，请联系民政局"),
}


class ProblemMiddleware:
    """Stands around all that may refuse: the router, the checks of input, Django's own pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(HERE):
            return self.get_response(request)
        return _told(request, _unsupported(request) or self.get_response(request))


def _unsupported(request: HttpRequest) -> HttpResponse | None:
    """A body that is neither JSON nor an upload is not guessed at."""
    empty = not request.META.get("CONTENT_LENGTH", "").strip("0")
    if request.method not in BODIES or empty or not request.path.startswith(VERSIONED):
        return None
    sent = request.content_type or ""
    if sent in (JSON, UPLOAD) or sent.endswith("+json"):
        return None
    said = f"内容是 {sent[:60]}" if sent else "没有写 Content-Type"
    return problem(UNSUPPORTED, "内容类型不对", f"{said}，不能读",
                   f"请求头 Content-Type 写 {JSON}；上传材料用 {UPLOAD}")  # fmt: skip


def _told(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    status, kind = response.status_code, response.headers.get("Content-Type", "")
    if status < PROBLEM_FROM or "json" in kind:
        return response
    title, detail, remedy = WORDS.get(status, WORDS[500] if status > 500 else WORDS[400])
    allow = response.headers.get("Allow", "")
    told = problem(status, title, detail.format(method=request.method, allow=allow), remedy)
    for name in ("Allow", "WWW-Authenticate", "Retry-After"):
        if name in response.headers:
            told[name] = response.headers[name]
    return told
