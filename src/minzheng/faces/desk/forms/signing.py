"""Signing in, the second factor, a new password."""

from typing import Any

from django import forms

from minzheng.faces.looks.signing import CODE, SignInForm


class StaffSignInForm(SignInForm):
    """Officers sign in by their staff number."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "工号"


class CodeForm(forms.Form):
    """The code that the phone shows."""

    code = forms.CharField(
        label="手机上显示的 6 位数字", max_length=7, widget=forms.TextInput(CODE)
    )


class PasswordForm(forms.Form):
    """The present password and the new one, twice."""

    current = forms.CharField(
        label="现在的密码", max_length=128, strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )  # fmt: skip
    new = forms.CharField(
        label="新密码", max_length=128, strip=False,
        help_text="至少 10 位，大写字母、小写字母、数字、符号中至少用 3 类。",
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )  # fmt: skip
    again = forms.CharField(
        label="再输一遍新密码", max_length=128, strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("new") != given.get("again") and "again" in given:
            self.add_error("again", "两次输入的新密码不一样，请重新输入。")
        return given
