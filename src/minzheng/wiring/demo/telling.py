"""Every story that the demo tells: those of 低保, then those of all other matters."""

from minzheng.wiring.demo.affairs_people import PEOPLE_STORIES
from minzheng.wiring.demo.affairs_relief import RELIEF_STORIES, STRANGERS
from minzheng.wiring.demo.stories import allowance_stories
from minzheng.wiring.demo.story import Story

__all__ = ["STRANGERS", "stories"]


def stories(people: int) -> tuple[Story, ...]:
    """Every story of a family in a district of so many people."""
    return (*allowance_stories(people), *PEOPLE_STORIES, *RELIEF_STORIES)
