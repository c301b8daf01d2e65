"""Whether a piece of a document has the shape of a definition of the schema, asked of the piece alone."""

from functools import cache
from typing import Any

import jsonschema_rs

from wizard.routes.schema import schema_data


@cache
def _validator(definition: str) -> Any:
    return jsonschema_rs.validator_for({"$ref": f"#/$defs/{definition}", "$defs": schema_data()["$defs"]})


def fits(definition: str, piece: Any) -> bool:
    """Whether a piece fits `$defs/<definition>`."""
    return bool(_validator(definition).is_valid(piece))
