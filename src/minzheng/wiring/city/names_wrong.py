"""Names as they are written wrongly: homophones, variant signs, another · , spaces."""

from collections.abc import Callable
from functools import cache

import pyarrow as pa
from pypinyin import lazy_pinyin

from minzheng.wiring.city import name_signs as ns

BOTH_WAYS = {**ns.VARIANTS, **ns.FAMILY_VARIANTS, "䶮": "龑", "堃": "坤", "喆": "哲"}


def wrong_names(names: pa.Array, fault: str) -> pa.Array:
    """Each name with the fault where it can have it; as it is where it cannot."""
    change = _CHANGES[fault]
    return pa.array([None if name is None else change(name) for name in names.to_pylist()],
                    pa.string())  # fmt: skip


def _homophone(name: str) -> str:
    """The last sign that has a homophone becomes one."""
    for place in range(len(name) - 1, 0, -1):
        other = _alike(name[place])
        if other:
            return name[:place] + other + name[place + 1 :]
    return name


@cache
def _alike(sign: str) -> str:
    sound = lazy_pinyin(sign)[0]
    return next((each for each in ns.GIVEN if each != sign and lazy_pinyin(each)[0] == sound), "")


def _variant(name: str) -> str:
    """The first sign that is written in two ways is written in the other."""
    for place, sign in enumerate(name):
        if sign in BOTH_WAYS:
            return name[:place] + BOTH_WAYS[sign] + name[place + 1 :]
    return name


def _dot(name: str) -> str:
    return name.replace(ns.DOTS[0], ns.DOTS[1 + len(name) % (len(ns.DOTS) - 1)])


def _loose(name: str) -> str:
    return f"{name[0]} {name[1:]}" if len(name) < 4 else f"{name} "


_CHANGES: dict[str, Callable[[str], str]] = {
    "name_homophone": _homophone,
    "name_variant": _variant,
    "name_dot": _dot,
    "name_loose": _loose,
}
