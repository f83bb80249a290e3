"""The JSON Schema of the exchange form, `Document.model_dump(mode="json")`."""

from __future__ import annotations

from typing import Any

from govdoc_parse.model.document import Document


def json_schema() -> dict[str, Any]:
    """The schema of what `model_dump(mode="json")` and `model_dump_json()` write; docs/document.schema.json holds it."""
    return Document.model_json_schema(mode="serialization")
