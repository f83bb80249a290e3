"""What the words in heads, labels and captions of tables say: the kinds of the rows of `table_words`."""

from __future__ import annotations

from typing import Literal, TypeAlias

TableWordKind: TypeAlias = Literal[
    "serial_head", "code_head", "telephone_head", "date_head", "unit_head", "year_head", "indicator_head",
    "entity_head", "vague_head", "group_head", "class_head", "place_label", "quantity", "total", "caption_like", "title_noun",
    "title_tail", "this_month", "last_month", "last_quarter", "last_period", "to_date", "same_time", "last_year", "compares", "yearly",
    "own_year", "of_account", "time_before", "stock", "flow", "earlier", "of_time", "rank",
    "rank_scope", "share", "share_verb", "share_noun", "amount_of_change", "change", "no_change", "change_label", "in_percent",
    "basis", "change_tail", "change_word", "change_base", "measure", "measure_before", "partial", "falls",
    "planned", "done", "plan_done", "target", "to_come", "over", "sets_standards", "no_standards", "standard",
    "score", "rate", "unitless", "counted", "count_noun", "ditto",
]  # fmt: skip
