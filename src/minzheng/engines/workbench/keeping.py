"""Saving a view under a name, renaming it, making it the first, removing it; keeping a layout."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote_plus

from django.db import IntegrityError, transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.workbench.errors import NoSuchView, WorkbenchRefused
from minzheng.engines.workbench.habits import conditions, visible_view
from minzheng.engines.workbench.models import Density, Layout, SavedView

NAME_LENGTH, QUERY_LENGTH, MOST_VIEWS = 30, 1000, 30
# A phone or an identity number; codes of divisions have twelve digits and are not meant.
NUMBER_OF_A_PERSON = re.compile(r"(?<![0-9A-Za-z])(?:\d{11}|\d{15}|\d{17}[\dXx])(?![0-9A-Za-z])")


@dataclass(frozen=True)
class NewView:
    """A view to keep: which list, its name, the conditions as they stand in the address."""

    list_key: str
    name: str
    query: str
    shared: bool = False
    first: bool = False


@transaction.atomic
def save_view(new: NewView, *, by: Viewer) -> SavedView:
    """Keep the conditions of a list; the same name again replaces them. Raises WorkbenchRefused."""
    key, name, query = by.doer.key, _name(new.name), _conditions(new.query)
    mine = SavedView.objects.filter(owner_key=key, list_key=new.list_key)
    if mine.exclude(name=name).count() >= MOST_VIEWS:
        raise WorkbenchRefused(f"每个列表最多存 {MOST_VIEWS} 个视图，请先删去不用的")
    if new.first:
        mine.update(is_default=False)
    view, _ = SavedView.objects.update_or_create(
        owner_key=key, list_key=new.list_key, name=name,
        defaults={
            "owner_name": by.doer.name, "office": by.doer.office, "query": query,
            "shared": new.shared, "is_default": new.first,
        },
    )  # fmt: skip
    _record("save_view", view, by)
    return view


@transaction.atomic
def rename_view(pk: int, name: str, *, by: Viewer) -> SavedView:
    """Give one's own view another name. Raises NoSuchView, WorkbenchRefused."""
    view = own_view(by, pk)
    view.name = _name(name)
    try:
        with transaction.atomic():
            view.save(update_fields=["name"])
    except IntegrityError:
        raise WorkbenchRefused(f"您已经有叫“{view.name}”的视图，请换个名称") from None
    _record("rename_view", view, by)
    return view


@transaction.atomic
def share_view(pk: int, *, by: Viewer) -> SavedView:
    """Let the whole office use one's own view. Raises NoSuchView."""
    return _changed(pk, "share_view", by, shared=True)


@transaction.atomic
def unshare_view(pk: int, *, by: Viewer) -> SavedView:
    """Keep one's own view to oneself again. Raises NoSuchView."""
    return _changed(pk, "unshare_view", by, shared=False)


@transaction.atomic
def open_first(pk: int, *, by: Viewer) -> SavedView:
    """Open the list with this view of one's own. Raises NoSuchView."""
    view = own_view(by, pk)
    SavedView.objects.filter(owner_key=by.doer.key, list_key=view.list_key).update(is_default=False)
    return _changed(pk, "open_first", by, is_default=True)


@transaction.atomic
def open_plain(pk: int, *, by: Viewer) -> SavedView:
    """Open the list without this view again. Raises NoSuchView."""
    return _changed(pk, "open_plain", by, is_default=False)


@transaction.atomic
def remove_view(pk: int, *, by: Viewer) -> None:
    """Remove one's own view. Raises NoSuchView."""
    view = own_view(by, pk)
    _record("remove_view", view, by)
    view.delete()


def own_view(viewer: Viewer, pk: int) -> SavedView:
    """The viewer's own view. Raises NoSuchView."""
    found = SavedView.objects.filter(visible_view(viewer), pk=pk).first()
    if found is None:
        raise NoSuchView("没有这个视图，可能已经删除。请回到列表重新选择")
    if found.owner_key != viewer.doer.key:
        raise NoSuchView(f"“{found.name}”是{found.owner_name}共享的，只有本人能改")
    return found


@transaction.atomic
def lay_out(list_key: str, hidden: Iterable[str], density: str, *, by: Viewer) -> Layout:
    """Keep which columns a list does not show and how high its rows are."""
    if density not in Density.values:
        raise WorkbenchRefused("行高只有紧凑和舒适两种，请选一种")
    layout, _ = Layout.objects.update_or_create(
        owner_key=by.doer.key,
        list_key=list_key,
        defaults={"hidden": "\n".join(sorted(set(hidden))), "density": density},
    )
    audit.record(by.doer, "lay_out", f"list:{list_key}")
    return layout


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise WorkbenchRefused("请给视图起个名称，例如“石桥村待入户”")
    if len(name) > NAME_LENGTH:
        raise WorkbenchRefused(f"名称最多 {NAME_LENGTH} 个字，您写了 {len(name)} 个")
    return name


def _conditions(text: str) -> str:
    query = conditions(text)
    if len(query) > QUERY_LENGTH:
        raise WorkbenchRefused("条件太多，存不下。请减少筛选条件后再存")
    if NUMBER_OF_A_PERSON.search(unquote_plus(query)):
        raise WorkbenchRefused("条件里有身份证号或电话，不能存成视图。请去掉号码后再存")
    return query


def _changed(pk: int, verb: str, by: Viewer, **values: bool) -> SavedView:
    view = own_view(by, pk)
    for name, value in values.items():
        setattr(view, name, value)
    view.save(update_fields=list(values))
    _record(verb, view, by)
    return view


def _record(verb: str, view: SavedView, by: Viewer) -> None:
    audit.record(by.doer, verb, f"view:{view.pk}", detail={"list": view.list_key})
