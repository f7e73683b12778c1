"""Which pages a road has, which of them make sense after what was answered, and where one stands among them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from amparo.intake.values import Track
from amparo.law import packs
from amparo.law.schema import FormPage, Question

Typed = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Step:
    """One page of a road: its place in the address, its place among those that are asked, and how many those are."""

    track: Track
    number: int
    place: int
    total: int
    page: FormPage

    @property
    def is_last(self) -> bool:
        return self.place == self.total


def pages(track: Track) -> tuple[FormPage, ...]:
    """Every page of a road that asks something a page can hold."""
    return tuple(
        page for page in packs.current().form.pages_for(track.value) if page_questions(page)
    )


def page_questions(page: FormPage) -> tuple[Question, ...]:
    """What a page asks of a person; files are sent at the end, and some things only a desk writes."""
    return tuple(each for each in page.questions if each.kind != "files" and not each.desk_only)


def asked(page: FormPage, typed: Typed) -> tuple[Question, ...]:
    """The questions of a page that make sense after what earlier pages were answered."""
    here = {each.code for each in page.questions}
    return tuple(each for each in page_questions(page) if applies(each, typed, here))


def applies(
    question: Question, typed: Typed, here: frozenset[str] | set[str] = frozenset()
) -> bool:
    """Whether to ask: always when it hangs on a question of the same page, which no script can hide."""
    if question.only_if is None or question.only_if.question in here:
        return True
    given = typed.get(question.only_if.question)
    chosen = set(given) if isinstance(given, list | tuple) else {given}
    return bool(chosen & set(question.only_if.answers))


def step(track: Track, number: int, typed: Typed) -> Step | None:
    """The page with that number, counted from 1, or None when the road has no such page."""
    road = pages(track)
    if not 1 <= number <= len(road):
        return None
    open_numbers = [n for n, page in enumerate(road, 1) if asked(page, typed) or n == number]
    return Step(track, number, open_numbers.index(number) + 1, len(open_numbers), road[number - 1])


def address(track: Track, number: int) -> str:
    """The address of a page."""
    return reverse(f"portal:{track.value}", args=[number])


def following(here: Step, typed: Typed) -> int | None:
    """The number of the next page that asks something, or None after the last."""
    road = pages(here.track)
    later = range(here.number + 1, len(road) + 1)
    return next((n for n in later if asked(road[n - 1], typed)), None)


def preceding(here: Step, typed: Typed) -> int | None:
    """The number of the page before, or None at the first."""
    road = pages(here.track)
    return next((n for n in range(here.number - 1, 0, -1) if asked(road[n - 1], typed)), None)
