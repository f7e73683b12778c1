"""Shapes of a law pack: frozen pydantic models, one small file per subject.

Owns what a pack may say and the form it must have. Knows nothing of Django, of the database or of any file.
"""

from amparo.kernel.terms import Unit
from amparo.law.schema.access import Envelope, Matrix, MatrixRow, Power, Right, Role
from amparo.law.schema.base import Code, Entry, Frozen, Labelled, PartialDate, Text, UnknownCode
from amparo.law.schema.form import Choice, Form, FormPage, Question
from amparo.law.schema.institutions import Desk, DeskKind, Institution, InstitutionKind
from amparo.law.schema.instrument import Answer, Condition, Instrument, Item, Level, Rule, Section
from amparo.law.schema.meta import Language, Meta
from amparo.law.schema.norms import Document, Norm, Reference, Regime
from amparo.law.schema.pack import Pack
from amparo.law.schema.procedure import Act, AppealRow, Procedure, Row, Stage, Step, Track
from amparo.law.schema.terms import Basis, Pause, Term, Verification
from amparo.law.schema.vocabulary import ActKind, Measure, Reason, Source

__all__ = [
    "Act",
    "ActKind",
    "Answer",
    "AppealRow",
    "Basis",
    "Choice",
    "Code",
    "Condition",
    "Desk",
    "DeskKind",
    "Document",
    "Entry",
    "Envelope",
    "Form",
    "FormPage",
    "Frozen",
    "Institution",
    "InstitutionKind",
    "Instrument",
    "Item",
    "Labelled",
    "Language",
    "Level",
    "Matrix",
    "MatrixRow",
    "Measure",
    "Meta",
    "Norm",
    "Pack",
    "PartialDate",
    "Pause",
    "Power",
    "Procedure",
    "Question",
    "Reason",
    "Reference",
    "Regime",
    "Right",
    "Role",
    "Row",
    "Rule",
    "Section",
    "Source",
    "Stage",
    "Step",
    "Term",
    "Text",
    "Track",
    "Unit",
    "UnknownCode",
    "Verification",
]
