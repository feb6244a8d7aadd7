"""Inputs and selects of forms written without templates: a select of twenty took 5 ms of a page.

What is written is what Django's own templates write; kinds not named here go through them.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.template.base import render_value_in_context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from minzheng.faces.looks.rows import PLAIN

WIDGETS = "django/forms/widgets/"
INPUTS = ("input", "text", "number", "email", "url", "password", "hidden", "date", "datetime",
          "time", "file", "checkbox")  # fmt: skip
OPTIONS = ("input_option", "radio_option", "checkbox_option")
OPTION = f"{WIDGETS}select_option.html"
Part = Mapping[str, Any]


class QuickForms(DjangoTemplates):
    """Django's form renderer with the common widgets in plain Python."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        """The widget as HTML."""
        writer = WRITERS.get(template_name)
        if writer is None:
            return mark_safe(super().render(template_name, context, request))  # noqa: S308  # escaped
        return mark_safe(writer(context["widget"]))  # noqa: S308  # every value is escaped below


def _input(widget: Part) -> str:
    value = "" if widget["value"] is None else f' value="{_written(widget["value"])}"'
    name = conditional_escape(widget["name"])
    return f'<input type="{widget["type"]}" name="{name}"{value}{_attrs(widget)}>'


def _option(widget: Part) -> str:
    """A radio button or a tick of several, with its label where it wraps it."""
    if not widget.get("wrap_label"):
        return _input(widget)
    pk = widget["attrs"].get("id")
    whose = f' for="{_written(pk)}"' if pk else ""
    return f"<label{whose}>{_input(widget)} {_label(widget)}</label>"


def _select(widget: Part) -> str:
    groups = "".join(_group(name, options) for name, options, _ in widget["optgroups"])
    return (
        f'<select name="{conditional_escape(widget["name"])}"{_attrs(widget)}>{groups}\n</select>'
    )


def _group(name: str | None, options: list[Part]) -> str:
    listed = "".join(f"\n  {_choice(option)}" for option in options)
    if not name:
        return listed
    return f'\n  <optgroup label="{_written(name)}">{listed}\n  </optgroup>'


def _choice(widget: Part) -> str:
    return f'<option value="{_written(widget["value"])}"{_attrs(widget)}>{_label(widget)}</option>'


def _attrs(widget: Part) -> str:
    return "".join(_each(widget["attrs"]))


def _each(attrs: Part) -> Iterator[str]:
    for name, value in attrs.items():
        if value is True:
            yield f" {conditional_escape(name)}"
        elif value is not False:
            yield f' {conditional_escape(name)}="{_written(value)}"'


def _label(widget: Part) -> str:
    label = widget["label"]
    return conditional_escape(label) if isinstance(label, str) else _shown(label)


def _shown(value: object) -> str:
    return str(render_value_in_context(value, PLAIN))


def _written(value: object) -> str:
    return conditional_escape(value if isinstance(value, str) else str(value))


WRITERS: Mapping[str, Callable[[Part], str]] = {
    **{f"{WIDGETS}{name}.html": _input for name in INPUTS},
    **{f"{WIDGETS}{name}.html": _option for name in OPTIONS},
    f"{WIDGETS}select.html": _select,
    OPTION: _choice,
}
