"""Numbers for study trips (考察). No instrument says them; a bureau sets them for itself."""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 天

考察报告天数 = Param("learning.report_days", "考察：回来几天内交报告", 天)
