"""Comments of the public: taken within the window, kept for good, followed by their receipt."""

from datetime import date

from django.db import transaction
from django.db.models import Count, QuerySet

from minzheng.engines.audit import api as audit
from minzheng.engines.disclosure.checking import without_personal_data
from minzheng.engines.disclosure.consulting import is_open, parts_of
from minzheng.engines.disclosure.errors import NoSuchDocument, Unfit, WindowClosed
from minzheng.engines.disclosure.models import Comment, Consultation, Reply
from minzheng.engines.disclosure.protecting import guarded_names
from minzheng.engines.disclosure.receipts import as_typed, new_receipt
from minzheng.engines.disclosure.values import NewComment
from minzheng.kernel.doer import Doer
from minzheng.registers.sealing import seal

CODE = "YJ"
LEAST_WORDS, MOST_WORDS = 5, 3000
PUBLIC = Doer("system", "public", "公众")


@transaction.atomic
def comment(row: Consultation, new: NewComment, *, on: date) -> Comment:
    """Take a comment; gives it with its receipt. Raises WindowClosed, Unfit."""
    row = Consultation.objects.select_for_update().get(pk=row.pk)
    if not is_open(row, on):
        raise WindowClosed(closed_words(row, on))
    _refuse_unfit(row, new)
    made = Comment.objects.create(
        consultation=row, receipt=new_receipt(CODE), about=new.about, text=new.text.strip(),
        name_sealed=_sealed(new.name), contact_sealed=_sealed(new.contact), made_on=on,
    )  # fmt: skip
    audit.record(PUBLIC, "comment", made.ref, division=row.division_code)
    return made


def closed_words(row: Consultation, on: date) -> str:
    """Why no comment is taken on the day."""
    if on < row.opens_on:
        return f"征求意见 {row.opens_on} 才开始，请到那天再来"
    return f"征求意见已于 {row.closes_on} 截止，不再接收新的意见。仍想反映的，请打页脚的服务热线"


def follow(receipt: str) -> Comment:
    """A comment by its receipt. Raises NoSuchDocument."""
    rows = Comment.objects.select_related("consultation", "reply")
    found = rows.filter(receipt=as_typed(receipt)).first()
    if found is None:
        raise NoSuchDocument("没有这个回执号，请核对字母和数字；回执号以 YJ 开头")
    return found


def shown_comments(row: Consultation) -> QuerySet[Comment]:
    """The comments the public may read, oldest first."""
    shown = row.comments.filter(state=Comment.State.SHOWN)
    return shown.select_related("reply").order_by("id")


def public_text(comments: list[Comment], on: date) -> dict[int, str]:
    """The words of comments with every personal datum blanked, by number. One query."""
    names = guarded_names()
    return {c.pk: without_personal_data(c.text, names=names, on=on) for c in comments}


def hidden_counts(row: Consultation) -> dict[str, int]:
    """How many comments are not shown, by the reason."""
    hidden = row.comments.filter(state=Comment.State.HIDDEN).order_by()
    counted = hidden.values_list("hidden_why").annotate(number=Count("id"))
    return {Comment.Hidden(why).label: number for why, number in counted}


def replies_of(row: Consultation) -> QuerySet[Reply]:
    """The answers, each with how many comments it is for as `number`."""
    return row.replies.annotate(number=Count("comments")).order_by("id")


def _refuse_unfit(row: Consultation, new: NewComment) -> None:
    errors = {}
    if new.about and new.about not in parts_of(row):
        errors["about"] = "请从列出的条款和问题里选，或者选“整个征求意见稿”"
    length = len(new.text.strip())
    if not LEAST_WORDS <= length <= MOST_WORDS:
        errors["text"] = f"意见要写 {LEAST_WORDS} 到 {MOST_WORDS} 个字，您写了 {length} 个"
    if errors:
        raise Unfit(errors)


def _sealed(text: str) -> str:
    return seal(text.strip()) if text.strip() else ""
