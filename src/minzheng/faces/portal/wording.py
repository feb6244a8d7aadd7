"""Words for things a flow or a form declares, as a citizen reads them."""

from minzheng.kernel.divisions import level
from minzheng.kernel.flow import Actor, Delegated
from minzheng.kernel.formula import Formula
from minzheng.kernel.sentence import sentence

NONE = "无"
STATUS_WORDS = {"verified": "已核实", "reported": "据报道", "unconfirmed": "待确认"}
STATUS_TONES = {"verified": "ok", "reported": "info", "unconfirmed": "soon"}
LEVELS = {"village": "村（社区）", "town": "乡镇（街道）", "county": "县（市、区）", "city": "市"}


def actor_words(actor: Actor | Delegated) -> str:
    """Who acts; a power that may be handed down names both."""
    if isinstance(actor, Delegated):
        return f"{actor.otherwise.label}；委托的，{actor.to.label}"
    return actor.label


def level_words(actor: Actor | Delegated) -> str:
    """The level an actor sits at."""
    if isinstance(actor, Delegated):
        return f"{LEVELS.get(actor.otherwise.level, NONE)}、{LEVELS.get(actor.to.level, NONE)}"
    return LEVELS.get(actor.level, NONE)


def place_level(code: str) -> str:
    """What kind of place a division is."""
    return LEVELS.get(level(code), "全国" if level(code) == "nation" else "省")


def spoken(formula: Formula) -> str:
    """A rule's sentence without its own name in front."""
    return formula.says or sentence(formula).removeprefix(f"{formula.label}：")


def readable(label: str) -> str:
    """A question without the unit that stands behind its box."""
    return label.removesuffix("（元）")
