"""pack.yaml: which law this is, in which languages, and what is left to each installation."""

from typing import Literal

from amparo.law.schema.base import Day, Entry, Frozen, InstitutionCode, Labelled, Text


class Language(Labelled):
    """A language people may be attended in, and how far the product itself speaks it.

    `complete` means every page; `unreviewed` means that no person who speaks it has approved a translation,
    so none is shown. Nothing is ever translated by machine.
    """

    status: Literal["complete", "unreviewed"]
    own_name: str


class ContactSlot(Labelled):
    """An emergency contact the installation must fill in; the pack ships none."""

    why: Text


class AlternativeIntake(Frozen):
    """When a request names one of these institutions, another desk receives it."""

    when_source_in: tuple[InstitutionCode, ...]
    desk: str
    rule: Text
    seen_in: str


class Meta(Entry):
    """The head of a pack. `version` is the day on which its words were last changed."""

    country: str
    name: Text
    version: Day
    zone: str
    languages: tuple[Language, ...]
    contacts: tuple[ContactSlot, ...]
    file_number_prefix: str
    operator: InstitutionCode
    operator_is_state: bool
    exit_url: str
    alternative_intake: AlternativeIntake
    counting: Text
