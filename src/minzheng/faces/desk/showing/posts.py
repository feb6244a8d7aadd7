"""An officer's posts in words."""

from minzheng.engines.access.api import Viewer, ViewerPost
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.kernel.matter import catalogue
from minzheng.registers.divisions.api import full_names
from minzheng.registers.offices.api import ROLES

ALL = "*"
COLUMNS = (Column("岗位"), Column("辖区"), Column("可办事项"))


def post_rows(viewer: Viewer) -> Table:
    """Every post held today: what one is, where, for which matters."""
    names = full_names({post.division for post in viewer.posts})
    rows = tuple(
        Row((ROLES[post.role], names[post.division], _matters(post))) for post in viewer.posts
    )
    return Table(
        "我的岗位", COLUMNS, rows, empty="没有在任的岗位。", empty_next="请联系本单位的安全管理员。"
    )


def _matters(post: ViewerPost) -> str:
    if ALL in post.matters:
        return "全部事项"
    known = catalogue().matters
    return "、".join(str(known[key]) if key in known else key for key in sorted(post.matters))
