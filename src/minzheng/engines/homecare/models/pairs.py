"""Weak elders by the data, two helpers for one of them (弱老携手), each contact they had."""

from django.db import models

from minzheng.engines.homecare.coded import PACKAGE, WAYS


class Weak(models.Model):
    """Somebody disabled whom nobody at home can look after; `gone_on` when that is over."""

    person = models.OneToOneField("people.Person", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    why = models.CharField("为什么", max_length=100)
    found_on = models.DateField("列入日")
    gone_on = models.DateField("移出日", null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "弱老"
        indexes = [models.Index(fields=["division_code", "gone_on"], name="weak_elder_place")]

    def __str__(self) -> str:
        return f"weak {self.person_id}"


class Pair(models.Model):
    """`due_on`: by when one of the two must have been in touch again. Phones are sealed."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    first = models.CharField("帮扶人一", max_length=40)
    first_phone = models.TextField("帮扶人一电话（加密）", blank=True)
    second = models.CharField("帮扶人二", max_length=40)
    second_phone = models.TextField("帮扶人二电话（加密）", blank=True)
    package = models.JSONField("服务包", default=list)
    since = models.DateField("结对日")
    due_on = models.DateField("下次联系期限")
    made_by = models.CharField("登记人", max_length=60)
    ended_on = models.DateField("结束日", null=True, blank=True)
    ended_why = models.CharField("结束原因", max_length=100, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "弱老携手结对"
        indexes = [models.Index(fields=["division_code", "due_on"], name="weak_pair_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(ended_on=None), name="one_live_pair"
            )
        ]

    def __str__(self) -> str:
        return f"pair {self.pk}"

    @property
    def ref(self) -> str:
        return f"weakpair:{self.pk}"

    @property
    def package_words(self) -> str:
        return "、".join(PACKAGE.get(each, each) for each in self.package)


class Contact(models.Model):
    """One of the two was in touch: how, and how the elder is."""

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="contacts")
    on = models.DateField("日期")
    helper = models.CharField("谁", max_length=40)
    way = models.CharField("方式", max_length=6)
    well = models.BooleanField("平安")
    words = models.CharField("情况", max_length=200)
    noted_by = models.CharField("登记人", max_length=60)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = "弱老携手联系"

    def __str__(self) -> str:
        return f"contact {self.pk}"

    @property
    def way_name(self) -> str:
        return WAYS.get(self.way, self.way)
