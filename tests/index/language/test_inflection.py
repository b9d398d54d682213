"""Forms of verbs and nouns as English spells them."""

import pytest

from index.language.inflection import IRREGULAR, past_forms, plural, third_person, verb_forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("kill", "kill kills killed killing"),
        ("damage", "damage damages damaged damaging"),
        ("free", "free frees freed freeing"),
        ("identify", "identify identifies identified identifying"),
        ("play", "play plays played playing"),
        ("perish", "perish perishes perished perishing"),
        ("veto", "veto vetoes vetoed vetoing"),
        ("die", "die dies died dying"),
        ("trap", "trap traps trapped trapping"),
        ("cancel", "cancel cancels cancelled canceled cancelling canceling"),
        ("rise", "rise rises rose risen rising"),
        ("hit", "hit hits hitting"),
        ("flee", "flee flees fled fleeing"),
        ("slay", "slay slays slew slain slaying"),
        ("burn", "burn burns burned burnt burning"),
    ],
)
def test_every_form_of_a_verb_is_spelt(base: str, forms: str) -> None:
    assert verb_forms(base) == set(forms.split())


@pytest.mark.parametrize("base", IRREGULAR)
def test_an_irregular_verb_keeps_its_regular_forms(base: str) -> None:
    """Only the past is irregular in English, but for a handful of verbs that the table doesn't hold."""
    assert {base, third_person(base), *past_forms(base)} < verb_forms(base)


@pytest.mark.parametrize(
    ("word", "spelt"),
    [
        ("drone", "drones"),
        ("bus", "buses"),
        ("box", "boxes"),
        ("church", "churches"),
        ("city", "cities"),
        ("policeman", "policemen"),
        ("children", "children"),
        ("aircraft", "aircraft"),
        ("houses", "houses"),
        ("glass", "glasses"),
        ("day", "days"),
    ],
)
def test_plurals(word: str, spelt: str) -> None:
    assert plural(word) == spelt
