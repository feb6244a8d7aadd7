"""老年人能力评估（GB/T 42195-2022）：二十六项得分、总分、初步等级、等级变更和最终等级。"""

# ruff: noqa: I001 - the items of the standard stand in rows, as its tables group them
# fmt: off
from minzheng.kernel.expr import Const, Expr, Fact
from minzheng.kernel.law import Article
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.units import 级
from minzheng.kernel.words import 周岁, 已知, 当, 取小
from minzheng.matters.economy import 家庭经济状况 as 家
from minzheng.statutes.ability_assessment import 能力评估规范 as 规范
from minzheng.statutes.elderly_law import 国家基本养老服务清单 as 清单
from minzheng.vocabulary import ability as 项目
from minzheng.vocabulary.ability import 得分单位, 能力等级代码
from minzheng.vocabulary.person import 出生日期

自理条, 运动条 = 规范.第一部分第一项, 规范.第一部分第二项
精神条, 社会条 = 规范.第一部分第三项, 规范.第一部分第四项
等级条, 昏迷条, 加重条 = 规范.第三部分第一项, 规范.第三部分第二项, 规范.第三部分第三项
受理条 = 清单.第一部分第三项
完全失能 = 4


def 得分(item: Fact, cites: Article) -> Amount:
    """一项的得分：选项的代码就是分数；“昏迷”另有代码，得零分。"""
    points: Expr | int = 0
    for code, option in sorted(item.unit.codes.items()):
        if 0 < code <= 完全失能:
            points = 当(item == option, code, points)
    return Amount(points, cites=cites, unit=得分单位)


def 等级名(level: Expr) -> Expr:
    """等级数写成等级的名称。"""
    named: Expr = Const(完全失能, 能力等级代码)
    for code in sorted(能力等级代码.codes, reverse=True)[1:]:
        named = 当(level == code, Const(code, 能力等级代码), named)
    return named


class 老年人能力评估(Policy):
    title = "老年人能力评估"
    subject = "person"

    # 一、谁可以申请
    已去世 = 家.已去世
    到龄 = Rule(周岁(出生日期) >= 项目.评估年龄, cites=受理条)
    可以评估 = Rule(到龄 & 项目.常住本地 & ~已去世, cites=受理条)

    # 二、自理能力
    进食得分, 修饰得分 = 得分(项目.进食, 自理条), 得分(项目.修饰, 自理条)
    洗澡得分, 如厕得分 = 得分(项目.洗澡, 自理条), 得分(项目.如厕, 自理条)
    穿脱上衣得分 = 得分(项目.穿脱上衣, 自理条)
    穿脱裤子和鞋袜得分 = 得分(项目.穿脱裤子和鞋袜, 自理条)
    小便控制得分, 大便控制得分 = 得分(项目.小便控制, 自理条), 得分(项目.大便控制, 自理条)
    自理能力得分 = Amount(
        进食得分 + 修饰得分 + 洗澡得分 + 穿脱上衣得分 + 穿脱裤子和鞋袜得分 + 小便控制得分
        + 大便控制得分 + 如厕得分, cites=自理条, unit=得分单位)

    # 三、基础运动能力
    床上体位转移得分 = 得分(项目.床上体位转移, 运动条)
    床椅转移得分, 平地行走得分 = 得分(项目.床椅转移, 运动条), 得分(项目.平地行走, 运动条)
    上下楼梯得分 = 得分(项目.上下楼梯, 运动条)
    基础运动能力得分 = Amount(床上体位转移得分 + 床椅转移得分 + 平地行走得分 + 上下楼梯得分,
                      cites=运动条, unit=得分单位)

    # 四、精神状态
    时间定向得分, 空间定向得分 = 得分(项目.时间定向, 精神条), 得分(项目.空间定向, 精神条)
    人物定向得分, 记忆得分 = 得分(项目.人物定向, 精神条), 得分(项目.记忆, 精神条)
    理解能力得分, 表达能力得分 = 得分(项目.理解能力, 精神条), 得分(项目.表达能力, 精神条)
    攻击行为得分, 抑郁症状得分 = 得分(项目.攻击行为, 精神条), 得分(项目.抑郁症状, 精神条)
    意识水平得分 = 得分(项目.意识水平, 精神条)
    精神状态得分 = Amount(
        时间定向得分 + 空间定向得分 + 人物定向得分 + 记忆得分 + 理解能力得分 + 表达能力得分
        + 攻击行为得分 + 抑郁症状得分 + 意识水平得分, cites=精神条, unit=得分单位)

    # 五、感知觉与社会参与
    视力得分, 听力得分 = 得分(项目.视力, 社会条), 得分(项目.听力, 社会条)
    执行日常事务得分 = 得分(项目.执行日常事务, 社会条)
    使用交通工具外出得分 = 得分(项目.使用交通工具外出, 社会条)
    社会交往能力得分 = 得分(项目.社会交往能力, 社会条)
    社会参与得分 = Amount(视力得分 + 听力得分 + 执行日常事务得分 + 使用交通工具外出得分
                    + 社会交往能力得分, cites=社会条, unit=得分单位)

    # 六、总分和等级：0级能力完好，4级完全失能
    总分 = Amount(自理能力得分 + 基础运动能力得分 + 精神状态得分 + 社会参与得分,
               cites=等级条, unit=得分单位)
    重度以下 = Amount(当(总分 >= 项目.重度分数线, 3, 完全失能), cites=等级条, unit=级)
    中度以下 = Amount(当(总分 >= 项目.中度分数线, 2, 重度以下), cites=等级条, unit=级)
    轻度以下 = Amount(当(总分 >= 项目.轻度分数线, 1, 中度以下), cites=等级条, unit=级)
    初步等级 = Amount(当(总分 >= 项目.完好分数线, 0, 轻度以下), cites=等级条, unit=级)
    昏迷 = Rule(项目.意识水平 == "昏迷", cites=昏迷条)
    风险事件次数 = Amount(项目.跌倒次数 + 项目.走失次数 + 项目.噎食次数 + 项目.自伤次数
                    + 项目.其他意外次数, cites=加重条)
    多次风险事件 = Rule(风险事件次数 >= 项目.风险事件次数线, cites=加重条)
    # 几种情形同时有，也只加重一级。
    加重一级 = Rule(项目.确诊痴呆 | 项目.确诊精神障碍 | 多次风险事件, cites=加重条)
    加重后等级 = Amount(当(加重一级, 取小(初步等级 + 1, 完全失能), 初步等级), cites=加重条, unit=级)
    最终等级 = Amount(当(昏迷, 项目.昏迷等级, 加重后等级), cites=(等级条, 昏迷条, 加重条), unit=级)
    能力等级 = Amount(等级名(最终等级), cites=等级条)
    等级有变更 = Rule(最终等级 != 初步等级, cites=(昏迷条, 加重条))
    已评定 = Rule(已知(最终等级), cites=规范.第二部分第三项)
    中度以上失能 = Rule(能力等级.属于("中度失能", "重度失能", "完全失能"), cites=等级条)
