"""Every file's story, by the key of its plea."""

from collections.abc import Callable

from amparo.config.demonstration.steps import Story
from amparo.config.demonstration.stories import decided, followed, judged, received, scenarios
from amparo.config.demonstration.tale import Tale

STORIES: dict[str, Callable[[Tale], Story]] = {
    **scenarios.STORIES,
    **received.STORIES,
    **judged.STORIES,
    **decided.STORIES,
    **followed.STORIES,
}
