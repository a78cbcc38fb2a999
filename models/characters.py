"""Characters that people are named with: traditional ones beside the simplified, and surnames read in their own way.

Only what names are made of, since phones carry it too. The pairs are those of OpenCC's TSCharacters (Apache License
2.0), of the characters of common names.
"""

TRADITIONAL = (
    "愛寶鮑貝畢閉邊別彆賓蔔纔綵蒼長暢車陳誠遲馳儲純賜聰從叢達單黨鄧東鼕棟發髮範飛費豐楓鋒風馮鳳輔賦蓋幹榦剛鋼綱鴿"
    "龔宮鞏貢穀顧關廣龜貴國韓鶴賀鴻紅衚鬍華懷歡環黃輝會薊計繼紀傢賈堅簡鍵薑蔣傑潔錦進晉荊經靜絹鈞軍駿凱剋況來賴藍"
    "蘭瀾勞樂離慄麗厲厤曆歷蓮連鏈練樑齡鈴淩靈領劉龍樓婁蘆盧魯祿陸呂輪倫羅駱馬麥滿門懞濛矇夢鳴銘難聶寧鈕農歐鷗盤龐"
    "鵬飄頻樸慼齊啟遷謙錢強喬慶瓊鞦區權卻饒榮銳紹瀋聲勝師時壽樹帥雙順鬆頌囌甦蘇隨歲孫檯臺颱譚談湯濤騰題鐵塗萬韋維"
    "偉緯衛溫聞烏吳霧蓆習鮮鹹賢險項嚮曏蕭曉謝興倖脩繡須鬚許緒續軒選學亞嚴巖顏閻艷豔驗楊陽養瑤堯遙葉儀藝義陰銀隱應"
    "瑩穎詠遊餘魚鬱預馭轅園緣遠願約嶽悅雲運韻讚贊澤戰張趙貞鎮鄭隻誌緻質鍾鐘終週硃諸築莊壯鄒厙諶鄺鄔郟酈蕓鶯藺嵐閔"
    "閭闕闞瀅婭嫻嬋驛驍驥紈綺繆瑋韜欒賁釵竇靄"
)
SIMPLIFIED = (
    "爱宝鲍贝毕闭边别别宾卜才彩苍长畅车陈诚迟驰储纯赐聪从丛达单党邓东冬栋发发范飞费丰枫锋风冯凤辅赋盖干干刚钢纲鸽"
    "龚宫巩贡谷顾关广龟贵国韩鹤贺鸿红胡胡华怀欢环黄辉会蓟计继纪家贾坚简键姜蒋杰洁锦进晋荆经静绢钧军骏凯克况来赖蓝"
    "兰澜劳乐离栗丽厉历历历莲连链练梁龄铃凌灵领刘龙楼娄芦卢鲁禄陆吕轮伦罗骆马麦满门蒙蒙蒙梦鸣铭难聂宁钮农欧鸥盘庞"
    "鹏飘频朴戚齐启迁谦钱强乔庆琼秋区权却饶荣锐绍沈声胜师时寿树帅双顺松颂苏苏苏随岁孙台台台谭谈汤涛腾题铁涂万韦维"
    "伟纬卫温闻乌吴雾席习鲜咸贤险项向向萧晓谢兴幸修绣须须许绪续轩选学亚严岩颜阎艳艳验杨阳养瑶尧遥叶仪艺义阴银隐应"
    "莹颖咏游余鱼郁预驭辕园缘远愿约岳悦云运韵赞赞泽战张赵贞镇郑只志致质钟钟终周朱诸筑庄壮邹厍谌邝邬郏郦芸莺蔺岚闵"
    "闾阙阚滢娅娴婵驿骁骥纨绮缪玮韬栾贲钗窦霭"
)

# Read in another way than the character's usual one. A surname of two characters has two syllables.
SURNAMES = {
    "曾": "zeng", "单": "shan", "仇": "qiu", "翟": "zhai", "解": "xie", "区": "ou", "朴": "piao", "查": "zha",
    "盖": "ge", "任": "ren", "华": "hua", "宁": "ning", "燕": "yan", "召": "shao", "乐": "yue", "晁": "chao",
    "种": "chong", "秘": "bi", "冼": "xian", "折": "she", "黑": "he", "员": "yun", "缪": "miao", "逄": "pang",
    "那": "na", "洗": "xian", "覃": "qin", "尉": "wei", "能": "nai", "阚": "kan", "车": "che", "哈": "ha",
    "郇": "xun", "纪": "ji", "訾": "zi", "葛": "ge", "石": "shi", "祭": "zhai", "隗": "wei", "繁": "po",
    "尉迟": "yu chi", "万俟": "mo qi", "长孙": "zhang sun", "澹台": "tan tai", "令狐": "ling hu", "鲜于": "xian yu",
    "单于": "chan yu", "宰父": "zai fu", "宗政": "zong zheng", "濮阳": "pu yang",
}
