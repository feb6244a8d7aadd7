"""The fields of work as a citizen meets them: an occasion in life, an icon, its matters."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Occasion:
    """What brings somebody here; `field` is the folder its matters stand in, `note` names them.

    `titles`: a matter of another folder with one of these words in its title belongs here too.
    """

    field: str
    words: str
    icon: str
    titles: tuple[str, ...] = ()
    note: str = ""


OCCASIONS = (
    Occasion("relief", "家庭遇困", "help"),
    Occasion("children", "生育与儿童", "child"),
    Occasion("marriage", "结婚离婚", "rings"),
    Occasion("eldercare", "照护老人", "elder"),
    Occasion("disability", "残疾", "care", titles=("残疾",)),
    Occasion("funeral", "身后事", "leaf"),
    Occasion("placenames", "迁居与地名", "pin"),
    Occasion("organisations", "社会组织", "people"),
    Occasion("charity", "慈善", "coin"),
    Occasion("community", "社区事务", "home"),
)
OTHER = Occasion("", "其他事项", "document")


def occasion_of(field: str, title: str = "") -> Occasion:
    """The occasion of a matter: by its title where that names one, else by its folder."""
    titled = (known for known in OCCASIONS if any(word in title for word in known.titles))
    named = (known for known in OCCASIONS if known.field == field)
    return next(titled, None) or next(named, OTHER)
