"""Signing in, the second factor, a new password."""

from typing import Any

from django import forms

CODE = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": 7}


class SignInForm(forms.Form):
    """Staff number, password, and the code once it is turned on."""

    username = forms.CharField(
        label="工号", max_length=60, widget=forms.TextInput({"autocomplete": "username"})
    )
    password = forms.CharField(
        label="密码", max_length=128, strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )  # fmt: skip
    code = forms.CharField(
        label="动态口令", required=False, max_length=7, widget=forms.TextInput(CODE),
        help_text="开通了动态口令的才填，6 位数字。",
    )  # fmt: skip


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
