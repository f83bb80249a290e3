"""Document → Akoma Ntoso."""

from govdoc_parse.export.akn.write import akoma_ntoso

__all__ = ["akoma_ntoso"]
