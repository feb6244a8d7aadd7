"""What the engine found wrong with what a reader wrote, beside each field."""

from django.forms import Form

from minzheng.engines.disclosure.api import Unfit


def beside(form: Form, unfit: Unfit) -> None:
    """Each error at its own field, the rest above the form."""
    for name, text in unfit.errors.items():
        form.add_error(name if name in form.fields else None, text)
