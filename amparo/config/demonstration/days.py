"""The days that the demonstration has behind it: every story in order of time, the worker in between."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from amparo.agenda.models import TO_LAPSE, Deadline
from amparo.earlywarning import sweeps

# A story yields the moment at which it goes on.
Story = Iterator[datetime]
LIMA = ZoneInfo("America/Lima")
ROUND = timedelta(seconds=1)


class WorkerFailed(RuntimeError):
    """The worker left something undone while the demonstration was being made."""


@dataclass
class Days:
    """Time as it passed: `now` is the moment being told, `today` the one at which all is told.

    waiting  since when something that the worker must take up lies there
    """

    now: datetime
    today: datetime
    waiting: datetime | None = None
    _queue: list[tuple[datetime, int, Story]] = field(default_factory=list, repr=False)

    def tell(self, stories: Iterable[Callable[[], Story]]) -> None:
        """Tell the stories side by side, each act at its own moment, until all have reached today."""
        for number, begin in enumerate(stories):
            self._go_on(number, begin())
        while self._queue:
            moment, order, story = heapq.heappop(self._queue)
            self._pass(moment)
            self.now = moment
            self._go_on(order, story)
        self._pass(self.today)
        self.now = self.today

    def ago(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> datetime:
        """Return a moment before today, or the next one where a weekend has used it up."""
        moment = self.today - timedelta(days=days, hours=hours, minutes=minutes)
        return max(moment, self.later(minutes=1))

    def night(self, days: int, hour: int, minute: int) -> datetime:
        """Return an hour of the clock in Lima, `days` before today."""
        local = self.ago(days=days).astimezone(LIMA)
        return local.replace(hour=hour, minute=minute, second=0, microsecond=0).astimezone(UTC)

    def later(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> datetime:
        """Return a moment after the one being told."""
        return self.now + timedelta(days=days, hours=hours, minutes=minutes)

    def working(self, days: int) -> datetime:
        """Return an hour of work `days` later, on Monday to Friday; sooner when today is near."""
        plain = self.now + timedelta(days=days)
        local = plain.astimezone(LIMA)
        local = local.replace(hour=9 + local.minute % 8)
        while local.weekday() >= 5:
            local += timedelta(days=1)
        latest = self.today - timedelta(hours=1)
        at_work = self.now < local < latest
        return local.astimezone(UTC) if at_work else min(plain, latest)

    def to_be_taken_up(self) -> None:
        """Say that something lies there for the worker."""
        self.waiting = self.waiting or self.now

    def _go_on(self, order: int, story: Story) -> None:
        moment = next(story, None)
        if moment is None:
            return
        if moment > self.today or moment < self.now:
            raise ValueError(f"story {order} goes to {moment}, from {self.now}")
        heapq.heappush(self._queue, (moment, order, story))

    def _pass(self, moment: datetime) -> None:
        """Let the worker do, each at its second, what became due before `moment`."""
        while (due := self._next_due()) is not None and due <= moment:
            self.waiting = None
            done = sweeps.run(due)
            if done.failed:
                raise WorkerFailed(", ".join(map(str, done.failed)))

    def _next_due(self) -> datetime | None:
        rows = Deadline.objects.filter(TO_LAPSE).order_by("due_at")
        lapses = rows.values_list("due_at", flat=True).first()
        moments = [one for one in (lapses, self.waiting) if one is not None]
        return min(moments) + ROUND if moments else None
