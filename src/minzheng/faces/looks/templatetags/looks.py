"""The components as template tags, and the filters that write money, dates and masked words."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from zlib import crc32

from django import template
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm, BoundField
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from pypinyin import Style, pinyin

from minzheng.faces.looks import asking, charts, parts, written
from minzheng.faces.looks.charts_line import line_chart_svg, sparkline_svg
from minzheng.faces.looks.charts_stack import key_of, stacked_svg
from minzheng.faces.looks.icons import icon_svg
from minzheng.faces.looks.maps import area_map_svg, legend
from minzheng.faces.looks.rows import cells_html, rows_html
from minzheng.faces.looks.svg import bar_chart_svg

register = template.Library()
for name, writes in written.FILTERS.items():
    register.filter(name, writes)

SEAL_TONES = {
    "已确认": "zhusha", "准予": "zhusha", "公示中": "zitang", "公示": "zitang",
    "退回": "ink", "停发": "ink", "不予": "ink", "已终止": "ink", "已撤回": "ink", "注销": "ink",
}  # fmt: skip
CLOCK_WORDS = {"ok": "时限充足", "soon": "临近期限", "late": "已超期", "paused": "暂停计时"}
TASK_WORDS = {"done": "已完成", "doing": "填写中", "todo": "未开始", "blocked": "暂不能开始"}
EVENT_WORDS = {
    "done": "已完成", "now": "正在办理", "next": "尚未开始", "paused": "暂停计时", "late": "已超期",
}  # fmt: skip
SUGGESTION_WORDS = {"yes": "建议通过", "no": "建议不通过", "unknown": "需人工核实"}
RATING_STROKES = ("M4 5h16", "M12 5v14", "M12 12h6", "M7 11v8", "M3 19h18")


# --- states -----------------------------------------------------------------------------------


@register.inclusion_tag("looks/parts/seal.html")
def seal(word: str, tone: str = "") -> dict[str, object]:
    shape = "square" if len(word) == 4 else "row"
    return {"word": word, "tone": tone or SEAL_TONES.get(word, "dai"), "shape": shape}


@register.inclusion_tag("looks/parts/tag.html")
def tag(word: str, tone: str = "plain") -> dict[str, object]:
    return {"word": word, "tone": tone}


@register.inclusion_tag("looks/parts/clock.html")
def clock(state: parts.ClockLike, heading: str = "办理时限") -> dict[str, object]:
    return {"state": state, "heading": heading, "level_word": CLOCK_WORDS.get(state.level, "")}


@register.inclusion_tag("looks/parts/clock_tag.html")
def clock_tag(state: parts.ClockLike) -> dict[str, object]:
    return {"state": state}


@register.inclusion_tag("looks/parts/suggestion.html")
def suggestion(
    result: str, sentence: str, *, articles: Iterable[str] = (), words: str = ""
) -> dict[str, object]:
    said = words or SUGGESTION_WORDS[result]
    return {"result": result, "words": said, "sentence": sentence, "articles": tuple(articles)}


# --- things in order --------------------------------------------------------------------------


@register.inclusion_tag("looks/parts/timeline.html")
def timeline(events: Iterable[parts.Event], label: str = "办理经过") -> dict[str, object]:
    return {"events": [(e, EVENT_WORDS[e.state]) for e in events], "label": label}


@register.inclusion_tag("looks/parts/task_list.html")
def task_list(tasks: Iterable[parts.Task], heading: str = "要填的内容") -> dict[str, object]:
    listed = [(task, TASK_WORDS[task.state]) for task in tasks]
    done = sum(task.state == "done" for task, _ in listed)
    return {"tasks": listed, "done": done, "total": len(listed), "heading": heading}


@register.inclusion_tag("looks/parts/summary_list.html")
def summary_list(entries: Iterable[parts.Entry], heading: str = "") -> dict[str, object]:
    return {"entries": tuple(entries), "heading": heading}


@register.inclusion_tag("looks/parts/facts.html")
def facts(figures: Iterable[parts.Figure]) -> dict[str, object]:
    return {"figures": tuple(figures)}


@register.inclusion_tag("looks/parts/arithmetic.html")
def arithmetic(
    lines: Iterable[parts.Line], heading: str = "怎么算出来的", *, folded: bool = False
) -> dict[str, object]:
    return {"lines": tuple(lines), "heading": heading, "folded": folded}


@register.inclusion_tag("looks/parts/members.html", takes_context=True)
def members(
    context: Mapping[str, object], people: Iterable[parts.Member], label: str = "家庭成员"
) -> dict[str, object]:
    return {"people": tuple(people), "label": label, "prefs": context.get("prefs")}


@register.inclusion_tag("looks/parts/compare.html")
def compare(
    differences: Iterable[parts.Difference], caption: str, *, left: str, right: str
) -> dict[str, object]:
    shown = tuple(differences)
    return {"differences": shown, "caption": caption, "left": left, "right": right,
            "anchor": anchor(caption)}  # fmt: skip


@register.inclusion_tag("looks/parts/table.html")
def table(sheet: parts.Table, density: str = "") -> dict[str, object]:
    return {"table": sheet, "density": density, "anchor": anchor(sheet.caption)}


@register.filter
def body_of(sheet: parts.Table) -> SafeString:
    """Every row of a table, drawn in one go."""
    return rows_html(sheet)


@register.filter
def cells_of(row: parts.Row, sheet: parts.Table) -> SafeString:
    """The cells of one row, for a table that puts something before them."""
    return cells_html(row, sheet.columns)


@register.inclusion_tag("looks/parts/chart.html")
def bar_chart(chart: parts.Chart) -> dict[str, object]:
    return {"chart": chart, "svg": bar_chart_svg(chart), "anchor": anchor(chart.title)}


@register.inclusion_tag("looks/parts/line_chart.html")
def line_chart(chart: charts.Lines) -> dict[str, object]:
    svg = line_chart_svg(chart) if chart.known else ""
    return {"chart": chart, "svg": svg, "anchor": anchor(chart.title)}


@register.inclusion_tag("looks/parts/stacked_chart.html")
def stacked_chart(chart: charts.Stack) -> dict[str, object]:
    drawn = {"svg": stacked_svg(chart), "key": key_of(chart)}
    return {"chart": chart, "anchor": anchor(chart.title), **drawn}


@register.inclusion_tag("looks/parts/area_map.html")
def area_map(chart: charts.AreaMap) -> dict[str, object]:
    svg = area_map_svg(chart) if chart.areas else ""
    return {"chart": chart, "svg": svg, "legend": legend(chart), "anchor": anchor(chart.title)}


@register.simple_tag
def sparkline(title: str, points: Iterable[charts.Point]) -> SafeString:
    return sparkline_svg(title, tuple(points))


# --- ways about -------------------------------------------------------------------------------


@register.inclusion_tag("looks/parts/tabs.html")
def tabs_index(tabs: Iterable[parts.Tab], label: str = "卷宗目录") -> dict[str, object]:
    return {"tabs": tuple(tabs), "label": label}


@register.inclusion_tag("looks/parts/breadcrumbs.html")
def breadcrumbs(links: Iterable[parts.Link]) -> dict[str, object]:
    return {"links": tuple(links)}


@register.inclusion_tag("looks/parts/pagination.html")
def pagination(*, previous_url: str = "", next_url: str = "", said: str = "") -> dict[str, object]:
    return {"previous_url": previous_url, "next_url": next_url, "said": said}


@register.inclusion_tag("looks/parts/progress.html")
def progress(number: int, total: int, what: str = "题") -> dict[str, object]:
    return {"number": number, "total": total, "what": what}


@register.inclusion_tag("looks/parts/empty.html")
def empty(why: str, next_step: str = "", *, url: str = "", words: str = "") -> dict[str, object]:
    return {"why": why, "next_step": next_step, "url": url, "words": words}


@register.inclusion_tag("looks/parts/search.html")
def search_box(
    action: str, label: str = "搜索", *, value: str = "", name: str = "q", hint: str = ""
) -> dict[str, object]:
    return dict(action=action, label=label, value=value, name=name, hint=hint, box=anchor(label))


# --- buttons ----------------------------------------------------------------------------------


@register.inclusion_tag("looks/parts/button.html")
def button(
    words: str, kind: str = "primary", *, name: str = "", value: str = "", form: str = ""
) -> dict[str, object]:
    return {"words": words, "kind": kind, "name": name, "value": value, "form": form}


@register.inclusion_tag("looks/parts/link_button.html")
def link_button(words: str, url: str, *, kind: str = "secondary") -> dict[str, object]:
    return {"words": words, "url": url, "kind": kind}


@register.inclusion_tag("looks/parts/start_button.html")
def start_button(words: str, url: str) -> dict[str, object]:
    return {"words": words, "url": url}


@register.inclusion_tag("looks/parts/unavailable.html")
def unavailable(words: str, why: str, *, remedy: str = "") -> dict[str, object]:
    return {"words": words, "why": why, "remedy": remedy}


@register.inclusion_tag("looks/parts/copy_number.html")
def copy_number(number: str, label: str = "办件编号") -> dict[str, object]:
    return {"number": number, "label": label}


# --- boxes around content ---------------------------------------------------------------------


@register.simple_block_tag
def panel(content: str, heading: str = "", level: int = 2, *, tone: str = "") -> SafeString:
    shown = {"content": content, "heading": heading, "level": level, "tone": tone}
    return render_to_string("looks/parts/panel.html", shown)


@register.simple_block_tag
def sheet(
    content: str, heading: str, meta: str = "", *, word: str = "", tone: str = "", level: int = 1
) -> SafeString:
    shown = {"content": content, "heading": heading, "meta": meta, "word": word, "tone": tone}
    return render_to_string("looks/parts/sheet.html", {**shown, "level": level})


@register.simple_block_tag
def banner(content: str, heading: str, kind: str = "note") -> SafeString:
    shown = {"content": content, "heading": heading, "kind": kind}
    return render_to_string("looks/parts/banner.html", shown)


@register.simple_block_tag
def confirm(
    content: str, heading: str, impact: str, *, basis: str = "", level: int = 1
) -> SafeString:
    shown = {"content": content, "heading": heading, "impact": impact, "basis": basis,
             "level": level}  # fmt: skip
    return render_to_string("looks/parts/confirm.html", shown)


@register.simple_block_tag
def demo_bar(content: str) -> SafeString:
    return render_to_string("looks/parts/demo_bar.html", {"content": content})


@register.inclusion_tag("looks/parts/acting_for.html")
def acting_for(name: str, relation: str = "", *, stop_url: str = "") -> dict[str, object]:
    return {"name": name, "relation": relation, "stop_url": stop_url}


@register.simple_block_tag
def tablebox(content: str, caption: str, density: str = "") -> SafeString:
    shown = {"content": content, "caption": caption, "density": density, "anchor": anchor(caption)}
    return render_to_string("looks/parts/tablebox.html", shown)


# --- forms ------------------------------------------------------------------------------------


@register.inclusion_tag("looks/parts/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, object]:
    names = [name for name in form.errors if name != NON_FIELD_ERRORS]
    errors = [
        (asking.target(form[name]), said) for name in names for said in asking.said(form[name])
    ]
    general = list(form.non_field_errors())
    return {"errors": errors, "general": general, "count": len(errors) + len(general)}


@register.inclusion_tag("looks/parts/field.html")
def field(bound: BoundField, *, heading: bool = False) -> dict[str, object]:
    described = " ".join(asking.descriptions(bound))
    attrs: dict[str, str | bool] = {"aria-describedby": described} if described else {}
    kind = asking.kind(bound)
    control = "" if kind in asking.GROUPS else bound.as_widget(attrs=attrs)
    return {"field": bound, "kind": kind, "control": control, "described": described,
            "heading": heading, "errors": asking.said(bound)}  # fmt: skip


@register.inclusion_tag("looks/parts/rating.html")
def rating(bound: BoundField) -> dict[str, object]:
    options = list(bound)
    strokes = [RATING_STROKES[: len(options) - place] for place in range(len(options))]
    pairs = list(zip(options, strokes, strict=True))
    return {"field": bound, "options": pairs, "errors": asking.said(bound)}


# --- small things -----------------------------------------------------------------------------


@register.simple_tag
def icon(name: str) -> SafeString:
    return icon_svg(name)


@register.simple_tag(takes_context=True)
def person_name(context: Mapping[str, object], name: str) -> SafeString:
    """The name; with pinyin above it when the reader has asked for pinyin."""
    if not getattr(context.get("prefs"), "pinyin", False):
        return format_html('<span class="name" translate="no">{}</span>', name)
    sounds = pinyin(list(name), style=Style.TONE)
    pairs = ((sign, sound[0]) for sign, sound in zip(name, sounds, strict=True))
    body = format_html_join("", "{}<rt>{}</rt>", pairs)
    return format_html('<ruby class="name" translate="no">{}</ruby>', body)


@register.inclusion_tag("looks/parts/print_header.html", takes_context=True)
def print_header(
    context: RequestContext, unit: str, by: str, *, at: datetime, account: str = ""
) -> dict[str, object]:
    return {"unit": unit, "by": by, "at": at, "account": account or by, "site": context.get("site")}


def anchor(words: str) -> str:
    """A stable id for a heading or caption."""
    return f"a{crc32(words.encode()):08x}"
