"""Which rows are watched is said by the name of their kind, and no two kinds are called the same."""

import pytest

from amparo.custody import watch


@pytest.mark.parametrize("kind", ["statement", "sheet", "member"])
def test_a_kind_that_another_app_watches_is_refused(kind):
    with pytest.raises(watch.KindTaken):
        watch.watch(kind, lambda: iter(()))
