"""The photo that shows a problem put right: people may be on it, so who looks is in the trail."""

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.safety.errors import NoSuchRecord
from minzheng.engines.safety.models import Problem
from minzheng.engines.safety.reaching import tell
from minzheng.registers.papers import read_kept


def open_photo(viewer: Viewer, row: Problem) -> tuple[bytes, str]:
    """The photo and its kind; the row comes from problem_for or own_problem.

    Raises NoSuchRecord before there is one, PaperLost.
    """
    if not row.paper:
        raise NoSuchRecord("还没有整改照片。请返回隐患页面")
    content = read_kept(row.paper, row.paper_digest)
    with transaction.atomic():
        tell(viewer, "open_safety_photo", row, {})
    return content
