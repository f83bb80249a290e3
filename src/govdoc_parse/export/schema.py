"""The JSON Schema of the exchange form, `Document.model_dump(mode="json")`."""

from __future__ import annotations

from typing import Any

from govdoc_parse.model.document import Document

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema of what `model_dump(mode="json")` and `model_dump_json()` write; docs/document.schema.json holds it.

    Its `$id` names it by `schema_version`. Models alone have a `title`, their name: those that pydantic gives to fields
    repeat the names of these, and generators make a type of each (`Kind`, `Kind1`, `Kind2`).
    """
    schema = Document.model_json_schema(mode="serialization")
    for model in (schema, *schema["$defs"].values()):
        for field in model["properties"].values():
            field.pop("title", None)
    version = schema["properties"]["schema_version"]["const"]
    return {"$schema": _DIALECT, "$id": f"urn:govdoc-parse:document:{version}", **schema}
