"""Who may set a value where: in the subtree of one's own office, or for the city when one stands in
for it.

A district bureau that runs the system alone enters what its city has published (同城同标): the city
has no office here, no other district works here, and the reason must say which document it is.
"""

from collections.abc import Iterable

from minzheng.engines.access.api import NotAllowed, Viewer, may
from minzheng.kernel.divisions import NATION, covers, level, normalise
from minzheng.registers.divisions.api import Division, UnknownDivision, full_names
from minzheng.registers.offices.api import ROLES, Office

PROPOSERS = ("district_clerk", "district_head")
APPROVERS = ("district_head",)
READERS = (*PROPOSERS, "auditor")


def require_may_set(viewer: Viewer, roles: Iterable[str], place: str) -> None:
    """Raises NotAllowed saying whose work it is."""
    wanted = tuple(roles)
    if may(viewer, wanted, place) or stands_in(viewer, wanted, place):
        return
    names = "、".join(ROLES[role] for role in wanted)
    raise NotAllowed(
        f"您的岗位不能为{place_words(place)}设定标准和参数：需要管辖该地的{names}。"
        "全市的值由市民政局录入；本系统只有一个区使用时，可由区民政局写明文件后代录"
    )


def may_set(viewer: Viewer, roles: Iterable[str], place: str) -> bool:
    """The same as a question."""
    wanted = tuple(roles)
    return may(viewer, wanted, place) or stands_in(viewer, wanted, place)


def stands_in(viewer: Viewer, roles: Iterable[str], place: str) -> bool:
    """Whether a district enters the value of its city, which has no office here."""
    if level(place) != "city":
        return False
    wanted = set(roles)
    posts = [post for post in viewer.posts if post.role in wanted]
    if not any(covers(place, post.division) for post in posts):
        return False
    offices = Office.objects.filter(kind__in=("city", "district")).values_list(
        "kind", "division_code"
    )
    here = [(kind, code) for kind, code in offices if covers(place, code)]
    return all(kind == "district" for kind, _ in here) and len({code for _, code in here}) == 1


def places_to_set(viewer: Viewer, roles: Iterable[str]) -> tuple[str, ...]:
    """The divisions for which the viewer may set values: her offices', and the city above."""
    wanted = tuple(roles)
    own = {post.division for post in viewer.posts if post.role in wanted}
    above = {normalise(code[:4]) for code in own}
    found = {code for code in (*own, *above) if may_set(viewer, wanted, code)}
    return tuple(sorted(found))


def place_words(place: str) -> str:
    """The full name of a place; 全国 for the nation, the code where the register has no name."""
    return place_names([place])[place]


def place_names(places: Iterable[str]) -> dict[str, str]:
    """The same for many, in one query where the register knows them all."""
    wanted = set(places) - {NATION}
    try:
        found = full_names(wanted) if wanted else {}
    except UnknownDivision:
        known = Division.objects.filter(pk__in=wanted).values_list("code", flat=True)
        found = {code: code for code in wanted} | full_names(known)
    return found | {NATION: "全国"}
