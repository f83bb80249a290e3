"""The columns of the table of facts."""

from __future__ import annotations

from dataclasses import dataclass

from govdoc_parse.export.columns import Column, exact, rounded
from govdoc_parse.export.measures import growth_of, in_base
from govdoc_parse.export.regions import NamedRegion
from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact
from govdoc_parse.model.place import Place


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact with what its row says besides: heading, sentence, the heads over its cell, its place in the file, region and line."""

    document: str
    whole: Document
    index: int
    fact: Fact
    heading: str | None
    sentence: str
    head_path: str | None
    place: Place | None
    region: NamedRegion | None
    line: int


FACTS = (
    Column("document", "string", "id of the document", lambda r: r.document),
    Column("fact", "int64", "place of the fact among those of its document, from 0", lambda r: r.index),
    Column("name", "string", "the indicator as one would write it in a table", lambda r: r.fact.name),
    Column("value", "float64", "the value in `unit`, magnitude multiplied out; the low end of a range; none of a ratio", lambda r: rounded(r.fact.quantity.value)),
    Column("value_exact", "string", "the same, nothing rounded", lambda r: exact(r.fact.quantity.value)),
    Column("high", "float64", "the high end of a range", lambda r: rounded(r.fact.quantity.high)),
    Column("unit", "string", "the unit as written, without the magnitude", lambda r: r.fact.quantity.unit),
    Column("unit_id", "string", "its canonical id", lambda r: r.fact.quantity.unit_id),
    Column("kind", "string", "money, percent, count, area …", lambda r: r.fact.quantity.kind),
    Column("ratio", "string", "3:7, 8.3:41.4:50.3 or 1/3", lambda r: r.fact.quantity.ratio),
    Column("approximation", "string", "about, nearly, over, at_least, at_most, under", lambda r: r.fact.quantity.approximation),
    Column("lower", "float64", "lower bound of what the words say", lambda r: rounded(b.value) if (b := r.fact.quantity.lower) else None),
    Column("lower_closed", "bool", "whether the bound itself belongs to it", lambda r: b.closed if (b := r.fact.quantity.lower) else None),
    Column("upper", "float64", "upper bound of what the words say", lambda r: rounded(b.value) if (b := r.fact.quantity.upper) else None),
    Column("upper_closed", "bool", "whether the bound itself belongs to it", lambda r: b.closed if (b := r.fact.quantity.upper) else None),
    Column("indicator_id", "string", "the row of the table of indicators that the name is a spelling of", lambda r: r.fact.indicator_id),
    Column("role", "string", "level, change, share, rank, standard", lambda r: r.fact.role),
    Column("direction", "string", "up, down, flat", lambda r: r.fact.direction),
    Column("endpoint", "string", "from or to: which end of a change a level is; milestone: a mark that was passed, not the value", lambda r: r.fact.endpoint),
    Column("flow", "bool", "whether a level is what the period added, not the stock", lambda r: r.fact.flow),
    Column("basis", "string", "what a change is measured against: yoy, prev_year, ytd …", lambda r: c.basis if (c := r.fact.comparison) else None),
    Column("base_start", "date", "first day of the base period", lambda r: c.period.start if (c := r.fact.comparison) and c.period else None),
    Column("base_end", "date", "its last day, included", lambda r: c.period.end if (c := r.fact.comparison) and c.period else None),
    Column("growth", "float64", "the growth in percent with its sign, of changes in the indicator's own history", lambda r: rounded(growth_of(r.fact))),
    Column("value_base", "float64", "the value in `unit_base`", lambda r: rounded(in_base(r.fact.quantity)[0])),
    Column("unit_base", "string", "the unit for comparisons: t, ha, km, m3, kWh, kW, CNY, USD, percent …", lambda r: in_base(r.fact.quantity)[1]),
    Column("price_basis", "string", "constant or current prices, where told", lambda r: r.fact.price_basis),
    Column("status", "string", "achieved, ongoing, estimated, planned, required", lambda r: r.fact.status),
    Column("period_start", "date", "first day of the period", lambda r: p.start if (p := r.fact.period) else None),
    Column("period_end", "date", "its last day, included", lambda r: p.end if (p := r.fact.period) else None),
    Column("period_from", "string", "where the period was stated: clause, sentence, paragraph, heading, title, anchor, correction", lambda r: p.inherited_from if (p := r.fact.period) else None),
    Column("rank_of", "int64", "of how many, for a rank", lambda r: k.of if (k := r.fact.rank) else None),
    Column("rank_scope", "string", "where a rank holds: 全国, 全省", lambda r: k.scope.text if (k := r.fact.rank) and k.scope else None),
    Column("region_stated", "string", "the region named beside it, as it stands (全市, 安陵县)", lambda r: q.text if (q := r.fact.region) else None),
    Column("region", "string", "the region that it is of: named beside it, in its row, or else the document's", lambda r: r.region.name if r.region else None),
    Column("region_code", "string", "its code of GB/T 2260 in the year of the document, where it is known", lambda r: r.region.code if r.region else None),
    Column("region_level", "string", "nation, province, prefecture, county, township", lambda r: r.region.level if r.region else None),
    Column("document_year", "int64", "the year of the document", lambda r: r.whole.year),
    Column("document_date", "date", "the day it was written", lambda r: r.whole.date),
    Column("actor", "string", "the body named beside it", lambda r: q.text if (q := r.fact.actor) else None),
    Column("subject", "string", "the entity that the figure is of, where it is not the region", lambda r: r.fact.subject),
    Column("group", "int64", "shared by the facts of one list or 其中 chain", lambda r: r.fact.group),
    Column("quote", "string", "the quantity as it stands in the text", lambda r: r.fact.quantity.quote.text),
    Column("line", "int64", "line of the quote, from 1", lambda r: r.line),
    Column("start", "int64", "offset of the quote in the text, in code points", lambda r: r.fact.quantity.quote.start),
    Column("end", "int64", "its end, exclusive", lambda r: r.fact.quantity.quote.end),
    Column("indicator", "string", "the noun phrase that names what is measured, as it stands", lambda r: q.text if (q := r.fact.indicator) else None),
    Column("indicator_start", "int64", "its offset", lambda r: q.start if (q := r.fact.indicator) else None),
    Column("section", "string", "path of the section, such as 1.3.1", lambda r: r.fact.section),
    Column("heading", "string", "heading of that section", lambda r: r.heading),
    Column("sentence", "string", "the sentence, on one line; of one beyond 2,000 characters, the 1,000 on either side of the figure", lambda r: r.sentence),
    Column("head_path", "string", "the heads above the cell of a table from the top down, separated by /", lambda r: r.head_path),
    Column("page", "int64", "page of a PDF or OFD, from 1", lambda r: r.place and r.place.page),
    Column("paragraph", "int64", "paragraph of a Word document, from 1; a table counts as one", lambda r: r.place and r.place.paragraph),
    Column("cell", "string", "cell of a workbook or CSV: 收支总表!B4", lambda r: r.place and r.place.address),
    Column("rules", "string", "the ids of what decided the fact, separated by blanks", lambda r: " ".join(r.fact.rules)),
    Column("confidence", "string", "how sure the fact is, by the rules that decided it: high, medium, low", lambda r: r.fact.confidence),
    Column("json", "json", "the fact whole; `read_facts` reads it back", lambda r: r.fact.model_dump_json()),
)  # fmt: skip
