"""A course for officers: what is taught to which posts on which day, and who came."""

from django.db import models


class Course(models.Model):
    """`roles`: a role on each line; `makes_up`: the course whose absent ones are called again."""

    title = models.CharField("培训", max_length=120)
    division_code = models.CharField("区划", max_length=12, db_index=True)
    roles = models.TextField("哪些岗位")
    day = models.DateField("哪一天")
    hours = models.PositiveSmallIntegerField("学时")
    teacher = models.CharField("谁讲", max_length=120)
    covers = models.CharField("讲什么", max_length=500)
    makes_up = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="made_up"
    )
    planned_on = models.DateField("安排日")
    planned_by = models.CharField("安排人", max_length=60)
    held_on = models.DateField("登记到课日", null=True, blank=True)
    held_by = models.CharField("登记人", max_length=60, blank=True)
    off_why = models.CharField("取消原因", max_length=200, blank=True)
    paper = models.CharField("签到表", max_length=200, blank=True)
    paper_digest = models.CharField("签到表校验值", max_length=64, blank=True)
    paper_name = models.CharField("签到表名称", max_length=120, blank=True)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "培训"
        constraints = [
            models.CheckConstraint(condition=models.Q(hours__gte=1), name="course_takes_hours")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the trail and messages point to it."""
        return f"course:{self.pk}"

    @property
    def state_words(self) -> str:
        """How far it is, in words."""
        if self.off_why:
            return "已取消"
        return "已办" if self.held_on else "待办"


class Seat(models.Model):
    """An officer who is called; `came` None until the course was held."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="seats")
    staff_number = models.CharField("工号", max_length=40)
    name = models.CharField("姓名", max_length=60)
    division_code = models.CharField("单位所在地", max_length=12, db_index=True)
    came = models.BooleanField("到课", null=True, blank=True)

    class Meta:
        ordering = ["division_code", "staff_number"]
        verbose_name = "参训人员"
        constraints = [
            models.UniqueConstraint(fields=["course", "staff_number"], name="course_seat_once")
        ]

    def __str__(self) -> str:
        return self.name
