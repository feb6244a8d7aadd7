"""What narrows a list; everything stands in the address."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import Filters
from minzheng.faces.looks.fields import offer
from minzheng.kernel.matter import catalogue
from minzheng.registers.divisions.api import children


class CaseFilters(forms.Form):
    """Matter, place, number or name."""

    matter = forms.ChoiceField(label="事项", required=False)
    division = forms.ChoiceField(label="所在地", required=False)
    q = forms.CharField(label="办件号或姓名", required=False, max_length=40)

    def __init__(self, data: Any, *, places: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        matters = [(key, str(matter)) for key, matter in catalogue().matters.items()]
        offer(self, "matter", [("", "全部事项"), *matters])
        offer(self, "division", [("", "全部"), *places])

    @property
    def filters(self) -> Filters:
        """What was chosen; what is not among the choices narrows nothing."""
        self.is_valid()
        given = self.cleaned_data
        return Filters(given.get("matter", ""), given.get("division", ""), given.get("q", ""))


def places_below(viewer: Viewer, on: date) -> list[tuple[str, str]]:
    """Divisions right below the widest of the viewer's posts, to choose from."""
    posts = sorted(viewer.seeing_posts, key=lambda post: post.division)
    if not posts:
        return []
    return [(division.code, division.name) for division in children(posts[0].division, on)]
