"""Every story that the demo tells: of 低保, of all other matters, of the town that decides."""

from minzheng.wiring.demo.affairs_people import PEOPLE_STORIES
from minzheng.wiring.demo.affairs_relief import RELIEF_STORIES, STRANGERS
from minzheng.wiring.demo.caregiving import CARED_STORIES
from minzheng.wiring.demo.delegating import PILOT_STORIES
from minzheng.wiring.demo.stories import allowance_stories
from minzheng.wiring.demo.story import Story

__all__ = ["STRANGERS", "stories"]


def stories(people: int) -> tuple[Story, ...]:
    """Every story of a family in a district of so many people."""
    told = (*allowance_stories(people), *PEOPLE_STORIES, *RELIEF_STORIES)
    return (*told, *PILOT_STORIES, *CARED_STORIES)
