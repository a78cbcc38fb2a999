"""What people call the columns of their sheets, and what of a kind's sheet no declaration says otherwise. Data.

The labels of the fields, in both languages, are known besides; so are these, whatever stands around them: "*", ":",
what is in brackets. A heading is compared without spaces and in small letters.
"""

from models.messages import _

# The columns that every sheet may have besides fields: of a record that was taken out before, its id and its heads;
# the stairs of a building, where a room is told in three columns.
RECORD, HEADS, STAIRS = "record", "heads", "stairs"
RECORD_LABEL, HEADS_LABEL = _("Record"), _("As it stood")

# A kind whose sheet brings another along: the field that names it. Its fields stand there as "household.unit".
BRINGS = {"resident": "household"}

# By which fields one of a sheet is one that is here, where the sheet has no ids. Kinds with a key have that.
SAME = {"household": ("unit",), "resident": ("household", "name"), "org": ("type", "name"),
        "volunteer": ("name", "phone"), "goods": ("name",)}

# Field, or kind and field → what its column is called besides.
CALLED: dict[str, tuple[str, ...]] = {
    RECORD: ("id", "recordid", "记录", "记录号", "记录编号"),
    HEADS: ("heads", "asitstood", "当时状态"),
    STAIRS: ("单元", "单元号", "梯", "梯号", "entrance", "stairs", "staircase", "stairwell"),
    "name": ("姓名", "名字", "居民姓名", "住户姓名", "人员姓名", "成员姓名", "名称", "fullname",
             "residentname"),
    "phone": ("电话", "手机", "手机号", "手机号码", "电话号码", "联系电话", "联系方式", "联系号码", "本人电话", "tel",
              "telephone", "mobile", "mobilephone", "phonenumber", "phoneno", "cell", "contactnumber"),
    "building": ("楼栋", "楼栋号", "栋", "栋号", "幢", "幢号", "楼号", "楼", "座", "座号", "号楼", "楼宇", "building",
                 "buildingno", "block", "tower"),
    "unit": ("房号", "房间号", "房间", "室号", "室", "户号", "门牌", "门牌号", "门牌号码", "房屋", "房屋号", "房屋编号",
             "住址", "住所", "家庭住址", "现住址", "详细地址", "地址", "room", "roomno", "roomnumber", "flat", "flatno",
             "apartment", "apt", "door", "address"),
    "note": ("备注", "说明", "注", "备注说明", "remark", "remarks", "notes", "comment", "comments"),
    "plates": ("车牌", "车牌号", "车牌号码", "车辆", "车号", "plate", "platenumber", "carplate", "licenceplate",
               "licenseplate"),
    "people": ("人数", "人口", "人口数", "家庭人数", "家庭人口", "居住人数", "常住人数", "persons", "numberofpeople",
               "headcount", "occupants"),
    "pass_no": ("出入证", "出入证号", "通行证", "通行证号", "证号", "passno", "passnumber"),
    "moved_out": ("迁出日期", "搬离日期", "搬走日期", "movedout"),
    "household.name": ("户主", "户主姓名", "业主", "业主姓名", "房主", "房东", "产权人", "owner", "ownername",
                       "headofhousehold", "householder"),
    "household.phone": ("户主电话", "户主手机", "业主电话", "业主手机", "家庭电话", "固定电话", "ownerphone",
                        "householdphone", "homephone"),
    "household.lives": ("居住情况", "居住状况", "居住状态", "居住性质", "房屋状态", "自住或出租", "自住出租",
                        "occupancy", "tenure"),
    "age": ("年龄",), "quantity": ("数量",), "goods": ("物资", "物品", "品名"), "date": ("日期",),
    "plate": ("车牌", "车牌号"),
    "at": ("时间",), "address": ("地址", "住址"), "contact": ("联系人", "负责人"), "email": ("邮箱",),
}

# What is in many sheets and belongs nowhere here.
NOTHING = ("序号", "编号", "行号", "no", "nr", "number", "性别", "sex", "gender", "年龄", "age", "出生日期", "出生年月",
           "生日", "birthday", "dateofbirth", "民族", "籍贯", "户籍", "户籍地", "与户主关系", "户主关系", "关系",
           "relation", "relationship", "紧急联系人", "紧急联系人电话", "紧急联系电话", "工作单位", "职业", "面积",
           "建筑面积", "微信", "微信号", "wechat", "签名", "signature", "happened", "state")

# Columns of numbers that are not to be written down: nothing of them is kept, not even while the sheet is looked at.
SECRET = ("身份证", "身份证号", "身份证号码", "证件号", "证件号码", "公民身份号码", "护照", "护照号", "idcard",
          "idnumber", "idno", "identitycard", "passport", "passportnumber", "银行卡", "银行卡号", "bankcard")

# With what a line of totals begins.
TOTALS = ("合计", "总计", "小计", "共计", "总数", "汇总", "total", "totals", "sum", "subtotal", "grandtotal")

# With what the row of an empty sheet begins that shows how it is filled in.
EXAMPLE = ("例", "示例", "example")

YES = ("1", "是", "有", "对", "√", "✓", "✔", "y", "yes", "true", "t")
NO = ("0", "否", "无", "没有", "×", "✗", "✘", "x", "n", "no", "false", "f")

# What stands in the rows of an empty sheet as an example, field → (Chinese, English).
EXAMPLES: dict[str, tuple[str, str]] = {
    "name": ("林小美", "Lin Xiaomei"), "phone": ("13800138000", "13800138000"), "unit": ("3-1502", "3-1502"),
    "building": ("3", "3"), "household": ("3-1502", "3-1502"), "plates": ("闽C12345", "闽C12345"),
    "household.unit": ("3-1502", "3-1502"), "household.building": ("3", "3"), "household.name": ("林家", "Lin"),
    "household.phone": ("0595-22345678", "0595-22345678"), "household.people": ("3", "3"), "people": ("3", "3"),
}
