"""The work: milestones with photos, monthly progress, acceptance by two, yearly performance."""

from django.db import models

from minzheng.engines.pipeline.models.project import Project


class Milestone(models.Model):
    """What is to be reached by a day."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="milestones")
    name = models.CharField("节点", max_length=80)
    due_on = models.DateField("应完成")
    done_on = models.DateField("完成日", null=True, blank=True)
    words = models.CharField("说明", max_length=300, blank=True)
    by = models.CharField("登记人", max_length=60)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = "项目节点"
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="pipeline_milestone_once")
        ]

    def __str__(self) -> str:
        return self.name


class Photo(models.Model):
    """A picture of a milestone: where and on which day it was taken."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="photos")
    place = models.CharField("地点", max_length=80)
    day = models.DateField("拍摄日")
    path = models.CharField("文件", max_length=160)
    name = models.CharField("文件名", max_length=120)
    digest = models.CharField("文件摘要", max_length=64)
    by = models.CharField("上传人", max_length=60)

    class Meta:
        ordering = ["day", "pk"]
        verbose_name = "节点照片"

    def __str__(self) -> str:
        return f"{self.milestone_id} {self.place}"


class Progress(models.Model):
    """How far the work was at the end of a month; `share` in ten-thousandths."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="reports")
    month = models.CharField("月份", max_length=7)
    share = models.PositiveIntegerField("进度")
    words = models.CharField("进展", max_length=500)
    told_on = models.DateField("报告日")
    by = models.CharField("报告人", max_length=60)

    class Meta:
        ordering = ["month"]
        verbose_name = "项目月报"
        constraints = [
            models.UniqueConstraint(fields=["project", "month"], name="pipeline_month_once"),
            models.CheckConstraint(
                condition=models.Q(share__lte=10_000), name="pipeline_progress_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.month}"


class Acceptance(models.Model):
    """What two officers saw; `people` took part for the owner, none of them of the builder."""

    project = models.OneToOneField(Project, models.PROTECT, related_name="acceptance")
    day = models.DateField("验收日")
    people = models.CharField("参加验收的人", max_length=200)
    words = models.CharField("意见", max_length=500)
    first_key = models.CharField("验收人一工号", max_length=60)
    first_by = models.CharField("验收人一", max_length=60)
    second_by = models.CharField("验收人二", max_length=60, blank=True)
    second_words = models.CharField("第二人意见", max_length=500, blank=True)
    confirmed_on = models.DateField("确认日", null=True, blank=True)

    class Meta:
        verbose_name = "项目验收"

    def __str__(self) -> str:
        return f"{self.project_id} {self.day}"


class Review(models.Model):
    """A year's performance: what each declared indicator came to; `score` out of a hundred."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="reviews")
    year = models.PositiveSmallIntegerField("年度")
    reached = models.JSONField("实际数")
    score = models.PositiveSmallIntegerField("得分")
    words = models.CharField("说明", max_length=500)
    on = models.DateField("评价日")
    by = models.CharField("评价人", max_length=60)

    class Meta:
        ordering = ["year"]
        verbose_name = "项目绩效"
        constraints = [
            models.UniqueConstraint(fields=["project", "year"], name="pipeline_year_once"),
            models.CheckConstraint(condition=models.Q(score__lte=100), name="pipeline_score"),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.year}"
