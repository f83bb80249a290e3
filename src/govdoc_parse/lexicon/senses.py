"""What the wording near a figure or a heading tells, and where it is looked for: the senses of the rows of `cues`."""

from __future__ import annotations

from typing import Literal, TypeAlias

Place: TypeAlias = Literal["opens", "within", "ends", "whole"]

# A cue is looked for in a stretch of text, mostly the clause before a figure or after it: it opens the stretch, is within it, ends it, or
# is the whole of it.
SENSES: dict[str, Place] = {
    "falls_before": "within",  # a fall is named before the verb, so that 收窄 is a rise (降幅收窄)
    "net": "within",  # a net gain or loss: the number is a difference
    "more": "ends",  # a word of more right before a figure that has a base (比上年多)
    "less": "ends",  # a word of less right before a figure that has a base (比上年少)
    "times_of": "ends",  # how often the base is contained: 是去年的｜1.5倍
    "growth_behind": "opens",  # the change is named after its number: 5%｜的增速
    "net_sum": "within",  # a difference that is no growth rate, so no shared base holds for it
    "constant_prices": "within",  # in constant prices
    "current_prices": "within",  # in current prices
    "clause_begins": "opens",  # a new clause begins here, though its mark was lost
    "list_base": "within",  # a base between the subjects of a list and its numbers
    "list_tail": "ends",  # how the last member of a list ends in what all of them share (太阳能电池、集成电路圆片｜产量)
    "each": "within",  # the numbers are shared out over the subjects before them
    "town_and_country": "opens",  # two subjects in one word: 城乡居民 → 城镇居民, 农村居民
    "per_hundred": "opens",  # the count is a rate: 每千人口床位
    "grant_word": "within",  # a word of granting or charging; most sentences have none
    "granting": "ends",  # the verb of the grant right before the figure
    "for_whom": "ends",  # the clause says to whom something is granted: 对…5项以上的
    "granted_behind": "opens",  # what is granted to those that the figure bounds
    "qualifies": "opens",  # the figure says who qualifies: 3亿元｜的企业，分别奖励…
    "class_of": "whole",  # those of a class, by a noun of one character: 50万元以上的村有｜6个
    "yardstick": "whole",  # a clause is all of what its figure is held against: 相当于全省平均水平的｜89%
    "share_edge": "ends",  # the name ends before 占…的 or before the target that was reached
    "per_head_gain": "ends",  # a mean a head is the name: 户均年增收
    "reckoned": "opens",  # how a figure is reckoned is not what is measured
    "flat": "opens",  # what did not move ends here, and the next name begins: 与上年持平、｜居住价格
    "partner": "ends",  # a partner of trade, not what is measured: 其中对｜中亚五国
    "size": "whole",  # the size of what follows is measured: 总规模500亿元的｜基金
    "ranked": "ends",  # among whom a rank is counted
    "new_subject": "opens",  # a new subject begins, though its mark was lost
    "bounded": "within",  # the figure bounds what the noun before it measures: 年产值突破
    "leave": "opens",  # a leave or a circle that its length names: 15天｜婚假
    "predicate": "opens",  # a predicate follows, no noun: 90%以上｜是巩固的
    "term": "opens",  # a term ends, and what is to be done follows: 20日｜内作出
    "binds": "within",  # words that make a term of years: 五年｜内不得
    "side": "opens",  # what is ranked or narrows is the growth itself
    "affected": "ends",  # why something moved: 契税｜受市场低迷拖累
    "better": "within",  # how something moved ends its name: 产业结构｜进一步优化
    "share_side": "ends",  # a side that the role share tells already: 民生支出｜占比
    "score_side": "ends",  # a side that the unit tells already: 创新指标｜得分
    "set_apart": "within",  # what is left out of the account: 剔除上年一次性收入后
    "attained": "ends",  # a level that is attained at the end of a period: 覆盖率｜达到95%
    "yearly": "within",  # of every year of a plan
    "which_aim": "opens",  # the time tells which target or record is meant, and dates no figure: 2025年｜目标任务
    "rank_scope": "within",  # where a rank is counted
    "rank_field": "whole",  # between the size of the field and the rank: 17个｜一级指标中｜第9位
    "raised": "whole",  # what a target may be raised to: 增长6%，｜力争6.5%
    "reached_after": "whole",  # a level that a change led to: …，｜达到51.2%
    "served": "within",  # the number counts whom something serves: 为1.2万名老人｜提供助餐
    "share": "ends",  # a share of a whole, or of what was set
    "sentence_opens": "ends",  # where a sentence of a paragraph begins
    "dated_noun": "opens",  # the time before is an attribute of a noun: 2000年底前｜建成的小区
    "members": "opens",  # the members of a class that the share is of: 85%以上的｜农户
    "of_whole": "ends",  # a sum follows that the figure behind it is a part of: 完成年度目标｜5000人的24.1%
    "whole_link": "whole",  # what stands between the two: 年初预算的
    "share_noun": "ends",  # a noun of share before the figure: 比重达
    "no_share": "ends",  # a rate that has 比例 in its name and is no share
    "tariff": "ends",  # a tariff, a fee, a limit or a rate a head is set
    "granted": "ends",  # a sum that a rule grants or lends; what a report paid out is none
    "per_unit": "ends",  # a price a unit
    "each_unit": "ends",  # a sum a unit is a standard also in a report: 每座补助｜800元
    "sum_name": "ends",  # what makes the name of a sum, and a count goes without: 公务接待｜费3万元，接待41批次
    "score": "ends",  # how a score is made up: 满分｜120分
    "norm": "ends",  # what is prescribed, beside what was reached: 超过国家规定的｜3%
    "norm_behind": "opens",  # the same behind the number: 高于3%｜的上限
    "by_rate": "ends",  # a rate by which something is shared or paid, with shared_by: 按｜4:6分担
    "shared_by": "opens",  # the same behind the number
    "obliged": "ends",  # what must last so long: 返回人员要隔离观察｜14天
    "paid_out": "within",  # a sum was paid or raised, so it is no standard
    "limit": "ends",  # a limit is set
    "cap": "ends",  # a limit that also a plan sets
    "aim": "within",  # the figure is an aim, so that its bound is no standard
    "rule_behind": "opens",  # what follows makes a rule of the figure
    "where": "opens",  # the figure bounds when a rule holds
    "if": "ends",  # a condition is stated
    "account": "within",  # the clause reports or aims, so its figure bounds nothing
    "pressed": "ends",  # what a term was shortened to is a level
    "tariff_name": "ends",  # the name is that of a tariff
    "term_before": "ends",  # a term is set
    "class_behind": "opens",  # the figure bounds a class: 5亿元以上｜项目
    "budget": "within",  # the sum is a budget, not a tariff
    "from": "ends",  # a value that something starts from
    "mark": "opens",  # what is passed and not the value itself: 突破千亿元｜大关
    "origin": "ends",  # the same, at the last word that says so: 由｜每立方米
    "arrives": "whole",  # what leads from it to the value that was reached, whatever the verb: 发展到
    "turned": "within",  # what something was turned into
    "does": "within",  # a budget says what is done with the count, and does not count what there is
    "all_against": "within",  # a base that holds for all that follows (增减幅度均为比上年)
    "done_part": "within",  # a heading of what was done, in an account of what is to come
    "example": "opens",  # a worked example begins
    "address": "opens",  # an address to the audience
    "last_year": "opens",  # a paragraph turns to one year of several
    "from_value": "ends",  # what a value starts from ends the phrase before it: 占比｜从上年的
    "predicate_inside": "within",  # a predicate begins inside the phrase: 提取额度｜按规定额度
    "how": "ends",  # how something moves ends the noun: 医用耗材价格｜大幅降低
    "quality": "ends",  # a quality ends one of several attributes: 经济规模｜大、竞争力强的
    "describes": "opens",  # a verb opens an attribute of the noun: 面向特定行业的｜平台
    "no_noun": "opens",  # what follows a figure is no noun that it counts: 1300亿元｜台阶, 17人｜每人每月
    "head_noun": "whole",  # the word before it is part of a compound, no verb: 采购｜金额
    "rate_noun": "whole",  # the verb before it is part of a rate: 抽检｜合格率
    "aspect": "whole",  # only a side of what was named before, or nothing at all
    "reviewed_year": "within",  # a heading names the year that it reviews
    "opening_year": "opens",  # a paragraph opens with the year that it is of
    "base_year": "within",  # a change against a year, so the text is of the year after it
    "calls_itself": "within",  # what a text without a title calls itself: 制定本｜实施意见
    "bare_heading": "whole",  # a line is a heading without a number: 2023年工作回顾
    "targets": "within",  # the targets of the year are stated, from where on all is planned
    "tasks": "within",  # the tasks of a year are announced
    "until": "opens",  # a deadline, so a figure is of its last day: 到2027年
    "account_alone": "whole",  # revenue or spending without more is a name: 本年支出合计
    "county_bracket": "within",  # a bracket that belongs to the noun: 县(市、区)
    "attribute": "opens",  # the attribute that a noun has: 面向特定行业的｜平台
    "listed": "opens",  # the examples of what is counted: 华为生活馆、砂之船奥莱等｜首店
    "marker": "opens",  # the marker of an item, which belongs to no name: ①改造农村厕所
    "industry": "ends",  # a part of the economy that a bare noun is of: 第二产业｜实现增加值
    "brings": "ends",  # the verb between them
    "industry_noun": "whole",  # a noun that needs such a part to be a name
    "holds": "ends",  # the verb that makes a noun of the verb after it: 组织｜培训36期
    "added": "within",  # a count is what a period adds: 新增企业800家
    "stock": "within",  # a count is the whole there is, though words of adding stand there too
}
