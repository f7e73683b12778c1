"""Desks in the language of the page, as long as they bear the name that their pack gave them."""

from django.utils.translation import override

from amparo.accounts.models import Desk
from amparo.accounts.selectors import desk_called, desk_names
from amparo.law import packs


def test_a_desk_with_the_name_of_its_pack_is_called_so_in_each_language_and_one_with_its_own_is_not(
    cast,
):
    desk, label = cast.desk("duty"), packs.current().desk("duty").label
    assert desk_called("duty", label.es) == label.es
    Desk.objects.filter(id=desk.id).update(name=label.es)
    with override("en"):
        assert desk_names()[desk.id] == label.en != label.es
        assert desk_called("duty", "Guardia inventada del valle") == "Guardia inventada del valle"
        assert desk_called("no_such_desk", "Mesa inventada") == "Mesa inventada"
