"""What comes out: the frozen models of a parsed document."""

from govdoc_parse.model.diagnostic import Diagnostic, Finding
from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Comparison, Fact, Period, Rank
from govdoc_parse.model.metadata import DateValue, DocumentNumber, Metadata, MetadataEntry, Signature
from govdoc_parse.model.outline import Attachment, Block, ListItem, Paragraph, Section, Table, TableCell
from govdoc_parse.model.place import Place
from govdoc_parse.model.quantity import Bound, Quantity
from govdoc_parse.model.span import Quote, Span

__all__ = [
    "Attachment",
    "Block",
    "Bound",
    "Comparison",
    "DateValue",
    "Diagnostic",
    "Document",
    "DocumentNumber",
    "Fact",
    "Finding",
    "ListItem",
    "Metadata",
    "MetadataEntry",
    "Paragraph",
    "Period",
    "Place",
    "Quantity",
    "Quote",
    "Rank",
    "Section",
    "Signature",
    "Span",
    "Table",
    "TableCell",
]
