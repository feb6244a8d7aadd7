"""site.yaml in the data directory: the particulars every government site shows at its foot."""

from pathlib import Path
from typing import Any

import yaml

FIELDS = (
    "name",
    "owner",
    "maker",
    "site_code",
    "icp",
    "police",
    "hotline",
    "updated",
    "links",
)
# Pages that every site has; links of site.yaml follow them.
STANDING = (
    ("站点地图", "/sitemap/"), ("无障碍声明", "/about/accessibility/"), ("隐私", "/about/privacy/"),
)  # fmt: skip


class SiteError(ValueError):
    """site.yaml 写法不对。"""


def read_site(path: Path) -> dict[str, Any]:
    """The fields given in ``path``, and the standing links; without the file these alone.

    Raises SiteError naming an unknown field.
    """
    if not path.exists():
        return {"links": STANDING}
    given = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    if not isinstance(given, dict):
        raise SiteError(f"{path} 应写成“字段: 内容”，一行一项。可用字段：{'、'.join(FIELDS)}。")
    unknown = [str(field) for field in given if field not in FIELDS]
    if unknown:
        raise SiteError(f"{path} 里不认识 {'、'.join(unknown)}。可用字段：{'、'.join(FIELDS)}。")
    links = tuple((str(label), str(url)) for label, url in (given.pop("links", None) or {}).items())
    return {**{field: str(text) for field, text in given.items()}, "links": (*STANDING, *links)}
