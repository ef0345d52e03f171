"""Cues are found only where a word begins as they do, which must lose none."""

from __future__ import annotations

from pathlib import Path

import pytest

import ingest.lexicon
from ingest.folding import fold
from ingest.lexicon import Cues, _compile, cues, table
from ingest.lexicon.heads import fronts, heads
from ingest.records import LANGUAGES

FACTS = Path(ingest.lexicon.__file__).with_name("facts.toml")
SENTENCES = (
    "Le Conseil des phares, créé en 2014 par l'accord de Brumeval, compte douze États membres et siège à Port-Gris.",
    "S'il n'est pas juridiquement contraignant, le pacte n'en lie pas moins ses parties.",
    "The Lantern Forum was established in 2011, is chaired by Norland, isn't legally binding and replaced the Panel.",
    "Its aim: to help states that haven't joined. It has no seat of its own, and it ceased to work in May 2019.",
    "La Red de Faros fue creada el 3 de mayo de 2009; la presidencia la ejerce Valdoria y no es vinculante.",
    "Son miembros del Consejo los Estados firmantes, y su sede está en Puerto Gris. ¿Quiénes se retiraron?",
    "O Fórum dos Faróis foi criado em 2011, é presidido pela Valdória, tem sede em Porto Cinza e não é vinculante.",
    "A rede, que substituiu o painel, deixou de funcionar em maio; os seus objetivos são apoiar os Estados-membros.",
)


@pytest.mark.parametrize(
    ("word", "begun"),
    [
        ("membres?", {"memb"}),
        ("a?dhere", {"dher", "adhe"}),
        ("(?:is|are) part", {"is p", "are "}),
        ("[ao]s? partes", {"a pa", "o pa", "as p", "os p"}),
        ("(?<!not )(?:re-?)?elect", {"elec", "reel", "re-e"}),
        ("l'?an|etat", {"l'an", "lan", "etat"}),
        ("(?:la )+fin", {"la "}),
        ("(?:la ){0,2}fin", {"fin", "la "}),
        ("ne(?! pas)", {"ne"}),
        ("qu\\w?", {"qu"}),
        ("\\w+ment", {""}),
        ("%", {""}),
        ("(un)? an", {""}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_beginnings_of_what_an_expression_matches(word: str, begun: set[str]) -> None:
    assert heads(word) == begun


def test_fronts_are_of_words_and_run_on_behind_short_ones() -> None:
    assert fronts("n'a qu'un") == {
        "",
        *("n", "n'", "n'a", "n'a "),
        *("a", "a ", "a q", "a qu"),
        *("q", "qu", "qu'", "qu'u"),
        *("u", "un"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cue_is_lost_where_beginnings_rule_out_most(language: str) -> None:
    found = 0
    for group, classes in table(FACTS).items():
        named = {name: own.get(language) for name, own in classes.items() if isinstance(own, dict)}
        for name, words in (named or {group: classes.get(language)}).items():
            plain = _compile(list(words)) if words else None
            for sentence in map(fold, SENTENCES):
                expected = [match.span() for match in plain.finditer(sentence)] if plain else []
                own = [c for c in cues(group, language).find(sentence) if c.name == name]
                assert not plain or [(c.start, c.end) for c in own] == expected, (group, name, sentence)
                found += len(expected)
    assert found > 20


def test_a_stretch_is_searched_as_if_it_ended_there() -> None:
    assert Cues({"own": ["o"]}).find("os membros", 0, 1)[0].end == 1
    assert Cues({"own": ["o"]}).find("os membros") == []
