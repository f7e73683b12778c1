"""A page form made from an act's JSON schema, so that page and API ask exactly the same.

`fields` says what to draw, `reading` turns a form post back into the body of the act, and
`errors` finds the control a refusal speaks about.
"""

from amparo.web.desk.schemaform.drawing import drawn
from amparo.web.desk.schemaform.errors import Told, at_fields, told
from amparo.web.desk.schemaform.fields import Control, Option, controls, named
from amparo.web.desk.schemaform.reading import body

__all__ = ["Control", "Option", "Told", "at_fields", "body", "controls", "drawn", "named", "told"]
