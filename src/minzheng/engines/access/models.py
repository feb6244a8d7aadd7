"""Accounts: an officer's, a citizen's or an institution's, with what a safe sign-in needs."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class Accounts(BaseUserManager["Account"]):
    def get_queryset(self) -> models.QuerySet["Account"]:
        """Whoever is signed in is named on every page, so officer, office and person come along."""
        return (
            super()
            .get_queryset()
            .select_related("officer__office", "person", "member__organisation")
        )


class Account(AbstractBaseUser):
    username = models.CharField("用户名", max_length=60, unique=True)
    officer = models.OneToOneField(
        "offices.Officer", models.PROTECT, null=True, blank=True, related_name="account"
    )
    person = models.OneToOneField(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="account"
    )
    member = models.OneToOneField(
        "organisations.Member", models.PROTECT, null=True, blank=True, related_name="account"
    )
    is_active = models.BooleanField("启用", default=True)
    failed_attempts = models.PositiveSmallIntegerField("连续失败次数", default=0)
    locked_until = models.DateTimeField("锁定至", null=True, blank=True)
    password_changed_at = models.DateTimeField("密码修改时间")
    totp_sealed = models.TextField("动态口令密钥（加密）", blank=True)
    totp_confirmed = models.BooleanField("已启用动态口令", default=False)
    totp_last_step = models.BigIntegerField("已用过的动态口令时段", default=0)

    objects = Accounts()

    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = "账号"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(officer__isnull=False, person=None, member=None)
                | models.Q(officer=None, person__isnull=False, member=None)
                | models.Q(officer=None, person=None, member__isnull=False),
                name="account_of_one",
            )
        ]

    def __str__(self) -> str:
        return self.username

    def natural_key(self) -> tuple[Any, ...]:
        return (self.username,)
