"""What people call the types, attributes and values of records, in both languages.

Commands label their steps with these words and inspectors head their fields with them. The
messages of rules and the column headings of exports have wordings of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from canvas_studio.messages import Message, counted, message
from canvas_studio.model.records import RECORD_TYPES, Record

_TYPES = """
project 项目 project | release 期次 release | readiness_item 适用前提 readiness item
role 角色 role | value 价值主张 value proposition | stage 运营阶段 operating stage
growth_step 增长步骤 growth step | goal 目标 goal | dimension 架构维度 dimension
module 模块 module | function 功能 function | function_point 功能点 function point
crossing 交叉格 crossing | participation 参与 participation | route 路线 route
route_step 路线步骤 route step | business_line 业务线 business line
observation 现场观察 observation | task_item 任务项 task item | story 业务story business story
story_step 故事步骤 story step | data_view 数据视图 data view
option_set 方案选择题 option set | option 方案 option | question 待确认问题 open question
kickoff_item 启动事项 kick-off item | risk 风险 risk | deliverable 交付文档 delivery document
training 培训 training | change_request 变更申请 change request | confirmation 模块确认 confirmation
weekly_log 周报 weekly log | signatory 签字人 signatory | revision 修订记录 revision
baseline 基线 baseline | waiver 豁免 waiver
"""

_ATTRIBUTES = """
type 类别 type | id 标识 id | source 来源 source | code 编号 code | order 次序 order
key 关键 key | name 名称 name | description 描述 description | client 客户 client
consultant 咨询方 consultant | industry 行业 industry | primary_language 主要语言 primary language
version 版本 version | status 状态 status | confidentiality 密级 confidentiality
progress 进度 progress | thresholds 阈值 thresholds | overload 负荷上限 overload share
overload_min_crossings 负荷检查的最少交叉格 crossings needed for overload
must_share 必做占比上限 share of must | business_share 业务占比上限 share of business
max_core_values 核心价值上限 most core values | max_key_goals 关键目标上限 most key goals
hop_limit 影响步数 steps of impact | principles 原则 principles | sustainable 可持续 sustainable
strategy 战略 strategy | operations 运营 operations | product 产品 product | team 团队 team
profitable 可盈利 profitable | loop 闭环类型 loop | closed_loop 盈利闭环 closed loop
investment 投入 investment | people 人力投入 people | time 时间 time | capital 资金投入 capital
signoff_statement 签字声明 sign-off statement | retired_codes 停用编号 retired codes
updated_at 更新时间 time of change | item 事项 item | met 是否满足 met | evidence 依据 evidence
side 端 end | internal 内部 internal | frontline 一线 frontline | persona 画像 persona
pain_points 痛点 pain points | colour 颜色 colour | statement 价值表述 statement | role 角色 role
value_type 价值类型 kind of value | core 核心 core | indicator 指标 indicator | unit 单位 unit
baseline 现值 baseline | target 目标值 target | direction 方向 direction | due 到期日 due date
view 数据视图 data view | movement 价值动作 movement | release 期次 release
parallel_with 并行阶段 parallel stages | requires 所需维度 required dimensions
dimension 架构维度 dimension | basis 依据 basis | stage 运营阶段 stage | values 价值主张 values
owner 负责人 owner | not_applicable 不适用的理由 reason why not applicable
parent 上级模块 parent module | flow 流程倾向 flow | confirmer 确认人 confirmer
decision 建设方式判断 build decision | build 建设方式 build | variation 变化点 what varies
variants_now 现有变体数 variants now | variants_per_year 每年新增变体 variants per year
horizon_years 考虑年限 years considered | expansion_impact 扩展影响 impact of expansion
cost 成本 cost | on_demand_first 按需首次成本 on demand, first
on_demand_per_variant 按需每变体成本 on demand, per variant
configurable_first 可配置首次成本 configurable, first
configurable_per_variant 可配置每变体成本 configurable, per variant | rationale 理由 reason
kind 功能类型 kind | module 模块 module | priority 优先级 priority | tags 标签 tags
beneficiaries 受益角色 beneficiaries | growth_steps 增长步骤 growth steps | remark 备注 remark
function 功能 function | acceptance 验收标准 acceptance | goal 目标 goal | crossing 交叉格 crossing
activities 动作 activities | raci RACI RACI | note 备注 note | route 路线 route
functions 功能 functions | touchpoint 交互点 touchpoint | core_goal 核心目标 core goal
date 日期 date | place 地点 place | method 方式 method | line 业务线 business line
observation 现场观察 observation | story 业务story story | task 任务项 task item | text 内容 text
offline 线下 offline | what 交接内容 what is handed over | to 交接到 handed to | subject 主题 subject
layers 数据层次 layers | monetise_kind 变现方式 way to monetise | accuracy 准确性 accuracy
audience 对象 audience | scenario 使用场景 scenario | dimensions 统计维度 dimensions
definition 口径 definition | special 特殊情况 special cases | drivers 分析因素 drivers
subject_area 数据域 subject area | question 问题 question | recommended 建议方案 recommendation
recommendation_reason 建议理由 reason for the recommendation | competitor 竞品做法 competitor
chosen 选定方案 chosen option | decided_by 决定人 decided by | decided_on 决定日期 decided on
option_set 方案选择题 option set | label 方案编号 label | title 标题 title
user_value 用户价值 value for users | business_value 业务价值 value for the business
platform_value 平台价值 value for the platform | drawback 不足 drawback | refs 相关元素 about
raised_by 提出人 raised by | raised_on 提出日期 raised on | answer 答复 answer
parking 待议 parked | done 完成 done | category 类别 category | response 应对 response
document 文档 document | link 链接 link | exam 考核 exam | homework 作业 homework
confirmed_by 确认人 confirmed by | classification 界定 classification | impact 影响 impact
output_ticks 确认项 outputs confirmed | by 确认人 by | on 日期 on | week 周 week
next 下周计划 next | blocked 受阻 blocked | party 签字方 party | required 必签 required
author 修订人 author | change 修订内容 change | fingerprint 指纹 fingerprint
snapshot 内容快照 snapshot | rule 规则 rule | targets 检查对象 targets | reason 理由 reason
fingerprint_of_target 对象指纹 fingerprint of the targets
"""

# attribute: value zh en | …; values without an entry (dates, texts, True) show as they are
_VALUES = """
primary_language: zh 中文 Chinese | en 英文 English
status: draft 草稿 draft | in_review 评审中 in review | signed_off 已签字 signed off | superseded 已作废 superseded
status: open 待定 open | decided 已决定 decided | closed 已关闭 closed | dropped 已放弃 dropped
status: missing 缺失 missing | ready 就绪 ready
status: proposed 已提出 proposed | accepted 已接受 accepted | rejected 已拒绝 rejected | done 已完成 done
progress: value 价值 value | goals 目标 goals | functions 功能 functions | roles 角色 roles
progress: architecture 架构 architecture | routes 路线 routes | data 数据 data | delivery 交付 delivery
loop: direct 直接盈利 direct | indirect 间接盈利 indirect | both 两者兼有 both
side: demand 需求方 demand | resource 资源方 resource | platform 平台方 platform
value_type: direct_benefit 直接收益 direct benefit | experience 体验 experience | service 服务 service
value_type: self_management 自我管理 self-management | customer_acquisition 获客 customer acquisition
value_type: problem_solving 解决问题 problem solving | other 其他 other
value_type: internal_efficiency 内部效率 internal efficiency | commercial_efficiency 商业效率 commercial efficiency
value_type: ecosystem_extension 生态延展 ecosystem extension
direction: up 上升 up | down 下降 down | upstream 上游 upstream | downstream 下游 downstream
movement: connect 连接 connect | empower 赋能 empower
flow: business_heavy 重业务流 business-heavy | experience 偏体验流程 experience
confirmer: business_owner 业务负责人 business owner | project_owner 项目负责人 project owner
build: on_demand 按需开发 on demand | configurable 可配置 configurable
build: third_party 第三方 third party | open_source 开源 open source | tailored 定制 tailored
expansion_impact: low 低 low | medium 中 medium | high 高 high
kind: business 业务 business | operations 运营 operations | data 数据 data
priority: must P0&必须 P0 must | should P1&重要 P1 should | could P2&可选 P2 could | wont 本期不做 not this time
method: onsite 现场 on site | interview 访谈 interview | survey 问卷 survey | document 资料 documents
subject: performance 业绩 performance | finance 财务 finance | kpi KPI KPI | operations 运营 operations
subject: conversion 转化 conversion | project_quality 项目优质度 project quality | report 报表 report
subject: exchange 数据互通 exchange | other 其他 other
layers: visual 可视化 visual | analysis 可分析 analysis | monetise 可变现 monetise
monetise_kind: labour_efficiency 人效 labour efficiency | cost_reduction 降本 cost reduction | innovation 创新 innovation
accuracy: absolute 绝对准确 absolute | relative 相对准确 relative
subject_area: customer 客户 customer | transaction 交易 transaction | demand 需求 demand | scene 场景 scene
audience: audience 全员 everybody | sponsor 发起人 sponsor | executor 执行人 executor
category: requirement_change 需求变更 change of requirements | people 人员 people
category: policy_block 制度受阻 blocked by policy | other 其他 other
document: product_requirements 产品需求 product requirements | ux UX文档 UX | research 调研文档 research
document: reporting 汇报文档 reporting | technical 技术文档 technical | database 数据库设计 database design
document: architecture 架构文档 architecture | deployment 部署文档 deployment | test 测试文档 test
classification: change 变更 change | optimisation 优化 optimisation
party: client 客户方 client | supplier 供应方 supplier
basis: explicit 明确 explicit | derived 推得 derived
key: resource_growth 资源方增长 resource-side growth | demand_growth 需求方增长 demand-side growth
key: deal_growth 成交增长 deal growth | roi_optimisation 投入产出比优化 ROI optimisation | ecosystem 生态 ecosystem
tags: incentive 激励 incentive | enablement 扶持 enablement | integration 对外连接 integration
tags: finance 财务 finance | performance 业绩 performance
"""


def _entries(table: str) -> list[tuple[str, Message]]:
    entries = (
        e.split(maxsplit=2) for line in table.strip().splitlines() for e in line.split(" | ")
    )
    return [(key, message(zh.replace("&", " "), en)) for key, zh, en in entries]


TYPE_WORDS: Mapping[str, Message] = dict(_entries(_TYPES))
ATTRIBUTE_WORDS: Mapping[str, Message] = dict(_entries(_ATTRIBUTES))
VALUE_WORDS: Mapping[tuple[str, str], Message] = {
    (attribute, value): words
    for line in _VALUES.strip().splitlines()
    for attribute, table in [line.split(": ", 1)]
    for value, words in _entries(table)
}


def type_words(type: type[Record] | str) -> Message:
    """What people call records of this type: 功能 / function."""
    return TYPE_WORDS[type if isinstance(type, str) else _TAGS[type]]


_TAGS = {cls: tag for tag, cls in RECORD_TYPES.items()}


def count_words(type: type[Record] | str, n: int) -> Message:
    """So many records of a type: 3 个功能 / 3 functions."""
    words = type_words(type)
    one = words.text("en")
    many = one.removesuffix("y") + "ies" if one.endswith("y") else one + "s"
    return counted("{n} 个" + words.text("zh"), "{n} " + one, "{n} " + many, n)


def attribute_words(path: str) -> Message:
    """What people call an attribute; of a path such as "indicator.target" or "pain_points.1"
    the last name in it.
    """
    return ATTRIBUTE_WORDS[_last_name(path)]


def value_words(path: str, value: Any) -> Message:
    """What people call a value of an attribute: `value_words("kind", "data")` is 数据 / data."""
    if isinstance(value, bool):
        return message("是", "yes") if value else message("否", "no")
    words = VALUE_WORDS.get((_last_name(path), value)) if isinstance(value, str) else None
    return words or message("{value}", "{value}", value=value)


def _last_name(path: str) -> str:
    return [part for part in path.split(".") if not part.isdigit()][-1]
