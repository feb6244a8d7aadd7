"""Characters that are written in several ways for the same name: 異體、繁體, dots, full width.

Each word of the table is one group; its first character stands for all. It holds what is common in
names, not the whole of Unicode: a variant that is missing is still met by its sound. Some groups
(肖蕭, 付傅, 阎闫) are two surnames that papers have long mixed up.
"""

from functools import cache

import numpy as np
import numpy.typing as npt

TABLE = """
刘劉 陈陳 张張 赵趙 黄黃 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 韩韓 冯馮 肖萧蕭 许許 邓鄧 叶葉 阎闫閻閆
苏蘇 卢盧 蒋蔣 贾賈 钟鍾鐘锺 范範 谭譚 邹鄒 陆陸 龙龍 万萬 钱錢 汤湯 齐齊 顾顧 龚龔 付傅 戴代 邱丘
于於 杨楊 吕呂 沈瀋 余餘 乔喬 贺賀 赖賴 严嚴 温溫 纪紀 颜顏 欧歐 庄莊 阴陰 聂聶 蓝藍 毕畢 诸諸
东東 谷穀 岳嶽 邬鄔 卫衛 蔺藺 项項 缪繆 应應 关關 费費 涂塗 庞龐 党黨 国國囯 华華崋 伟偉 强強彊
军軍 兰蘭 凤鳳鳯 红紅 庆慶 荣榮 宝寶寳 宁寧甯 丽麗 静靜 爱愛 义義 学學斈 书書 传傳 仪儀 优優 刚剛
园園 圆圓 坚堅 娇嬌 宪憲 宾賓 尔爾 岩巖嵒巌 岭嶺 岗崗 岛島嶋 师師 广廣 怀懷 忆憶 恒恆 悦悅 晓曉
晖暉 辉輝煇 暖煖 权權 极極 松鬆枩 枫楓 栋棟 桥橋 标標 梦夢 欢歡懽 汉漢 泽澤 济濟 浓濃 涛濤 润潤
湾灣 滨濱 灵靈霛 灿燦 炜煒 烨燁爗 焕煥 玛瑪 环環 珑瓏 琼瓊 瑶瑤 莹瑩 发發髮 睿叡 礼禮 祯禎 禄祿
离離 秋秌 窦竇 策筞 纯純 绍紹 经經 维維 绵綿 缘緣 联聯 胜勝 腾騰 艺藝 节節 芦蘆 莲蓮 观觀 诚誠
诗詩 谦謙 贝貝 贞貞 贤賢 贵貴 赞贊讚 赢贏 跃躍 车車 轩軒 边邊 达達 运運 进進 远遠 连連 逊遜 邝鄺
里裏裡 鉴鑒鑑 钧鈞 钢鋼 钰鈺 铃鈴 铭銘 银銀 锋鋒 锐銳 锦錦 镇鎮 镜鏡 长長 门門 闻聞 阳陽 际際 隽雋
霁霽 韦韋 韬韜 顺順 颖穎潁頴 风風 飞飛 骏駿 骥驥 鱼魚 鲁魯 鲍鮑 鸣鳴 鸿鴻 鹏鵬 鹤鶴 麦麥 龄齡 峰峯
群羣 杰傑 升昇陞 晋晉 绣繡綉 铁鐵 云雲 哲喆嚞 坤堃 洁潔㓗 珍珎 兴興 业業 乐樂 习習 乡鄉 买買 亚亞
产產 亲親 亿億 从從 仓倉 众眾衆 会會 伦倫 佥僉 侠俠 侣侶 俊儁 俭儉 养養 冬鼕 净淨 凯凱 击擊 创創
别別 劲勁 励勵 劳勞 势勢 勋勳勛 匀勻 协協恊 单單 卜蔔 厉厲 双雙 变變 启啟啓 员員 呜嗚 咏詠 响響
哗嘩 团團 围圍 图圖 圣聖 场場 坛壇 块塊 垒壘 壮壯 声聲 处處 备備 复復複 够夠 头頭 奋奮 奖獎 妆妝
妇婦 妈媽 婵嬋 娴嫻 宠寵 实實 审審 宽寬 寿壽 尽盡 层層 屿嶼 岁歲 峡峽 崭嶄 巩鞏 币幣 帅帥 帆颿
带帶 帮幫 并並 庐廬 库庫 开開 异異 弃棄 弥彌 弹彈 录錄 彻徹 径徑 态態 怜憐 总總 恋戀 恳懇 恺愷
惠恵 惊驚 愿願 慎昚 戏戲 战戰 扬揚敭 扩擴 护護 报報 择擇 捷㨗 携攜擕 敌敵 数數 斋齋 断斷 无無 旧舊
时時旹 显顯 晔曄 昆崑 星皨 昭炤 朗朖 术術 机機 杂雜 条條 来來 构構 枣棗 柏栢 栖棲 树樹 样樣 梁樑
楠柟 楼樓 榄欖 横橫 欣訢 歼殲 殷慇 洒灑 浅淺 浆漿 测測 浏瀏 浑渾 渊淵 渔漁 湿濕溼 源厡 溪谿 满滿
潇瀟 澜瀾 炉爐 点點 炼煉 烁爍 烛燭 热熱 爷爺 牵牽 状狀 独獨 狮獅 献獻 玮瑋 玺璽 珏玨 琏璉 琐瑣
瑷璦 璎瓔 电電 画畫 畅暢 疆壃 盐鹽 盖蓋 盘盤 真眞 硕碩 确確 福褔 禅禪 种種 积積 称稱 稳穩 竞競
笃篤 笔筆 筑築 简簡 篮籃 粤粵 紧緊 繁緐 纬緯 纲綱 纳納 纶綸 纷紛 练練 组組 细細 织織 终終 绪緒
绫綾 绮綺 绿綠 缀綴 缇緹 缜縝 网網 翘翹 耀燿曜 聪聰 肃肅 脉脈 舆輿 舰艦 艳艷豔 芸蕓 苍蒼 荆荊 荐薦
药藥 获獲 莱萊 莺鶯 萨薩 蔷薔 蕊蘂 虎虍 虚虛 蚕蠶 蝉蟬 补補 衮袞 袭襲 览覽 觉覺 誉譽 计計 认認
让讓 训訓 议議 记記 论論 设設 访訪 证證 评評 识識 词詞 译譯 试試 话話 诞誕 询詢 详詳 语語 诺諾
谅諒 谊誼 谋謀 谐諧 谨謹 贡貢 财財 贯貫 贴貼 资資 赐賜 赛賽 轮輪 软軟 轻輕 载載 辑輯 输輸 迁遷
迈邁 选選 遥遙 邺鄴 郁鬱 采採 释釋 钊釗 钦欽 钮鈕 铎鐸 铨銓 铮錚 锁鎖 锡錫 锟錕 键鍵 镕鎔熔 镖鏢
闪閃 闰閏 闲閑閒 间間 阅閱 阔闊 队隊 陇隴 险險 随隨 隐隱 难難 雏雛 雾霧 霭靄 韵韻 页頁 须須 颂頌
预預 领領 频頻 颢顥 飘飄 饶饒 馆館 驰馳 驭馭 驹駒 驿驛 骁驍 骄驕 骐騏 骞騫 鲜鮮 鲲鯤 鸥鷗 鸾鸞
鹃鵑 鹄鵠 鹰鷹 麟麐 斌彬 桦樺 雁鴈 村邨 丰豐 減减 準准 凌淩 皋臯 皓皜暠 笋筍 铺鋪 泛汎 游遊 布佈
仙僊 修脩 俯俛 伞傘 体體 佑祐 侄姪 俞兪 兔兎 册冊 冰氷 凡凢 刊栞 卧臥 参參 啸嘯 垂埀 墙牆 妙玅
姊姉 姗姍 姻婣 娘孃 婿壻 嫩嫰 它牠
"""
GROUPS = tuple(TABLE.split())
DOTS = "·•‧・･．∙⋅.。●﹒"
DOT = "·"
TOP = 0x32000  # above the last Han character


@cache
def folding() -> npt.NDArray[np.uint32]:
    """For each code point the one that stands for it."""
    table = np.arange(TOP, dtype=np.uint32)
    for group in GROUPS:
        for other in group[1:]:
            table[ord(other)] = table[ord(group[0])]
    for wide in range(0xFF01, 0xFF5F):  # full-width forms
        table[wide] = wide - 0xFEE0
    for dot in DOTS:
        table[ord(dot)] = ord(DOT)
    for small in range(ord("a"), ord("z") + 1):
        table[small] = small - 32
    return table


def fold(text: str) -> str:
    """A name as it is compared: 劉國強 and 刘国强 are one, so are 阿依·古丽 and 阿依•古丽."""
    table = folding()
    plain = (character for character in text if not character.isspace())
    return "".join(chr(int(table[ord(c)])) if ord(c) < TOP else c for c in plain)
