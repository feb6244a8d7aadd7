"""How a form field is asked and answered back: its kind, its notes, its errors in plain words."""

from django.forms import BoundField, Field

GROUPS = ("choices", "date")
ASKS = {"choices": "请选择", "select": "请选择", "tick": "请勾选", "file": "请上传"}
FIELD_REQUIRED = Field.default_error_messages["required"]
KINDS = {"radio": "choices", "checkbox": "tick", "file": "file", "select": "select"}


def target(bound: BoundField) -> str:
    """The id of the first box to fill, so that following the link puts the cursor in it."""
    return f"{bound.auto_id}_0" if kind(bound) in GROUPS else bound.auto_id


def kind(bound: BoundField) -> str:
    """How the field is asked: choices, date, money, tick, file, select or text."""
    widget = bound.field.widget
    if getattr(widget, "boxes", False):
        return "date"
    if getattr(widget, "unit_words", ""):
        return "money"
    input_type = str(getattr(widget, "input_type", "textarea"))
    if input_type == "checkbox" and getattr(widget, "allow_multiple_selected", False):
        return "choices"
    return KINDS.get(input_type, "text")


def said(bound: BoundField) -> list[str]:
    """The field's errors; a bare "required" becomes what to do."""
    asked = f"{ASKS.get(kind(bound), '请填写')}“{bound.label}”。"
    return [asked if str(said) == str(FIELD_REQUIRED) else str(said) for said in bound.errors]


def descriptions(bound: BoundField) -> list[str]:
    """The ids of hint, reason and error, for aria-describedby."""
    said = [("hint", bound.help_text), ("why", getattr(bound.field, "why", "")),
            ("error", bound.errors)]  # fmt: skip
    return [f"{bound.auto_id}_{part}" for part, there in said if there]
