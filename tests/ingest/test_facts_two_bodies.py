"""Sentences that name two bodies: each has what is said of it, and not what is said of the other."""

from __future__ import annotations

import pytest

from ingest.records import FactKind
from tests.ingest.stated import HEADS, NAMES, Stated, card, said

OTHERS = {"fr": "Comité des Algues", "en": "Algae Committee", "es": "Comité de las Algas", "pt": "Comité das Algas"}
# What makes the other body known before the sentence that is tested.
KNOWN = {
    "fr": "Elle travaille avec le Comité des Algues.",
    "en": "It works with the Algae Committee.",
    "es": "Trabaja con el Comité de las Algas.",
    "pt": "Trabalha com o Comité das Algas.",
}


def _said(sentence: str, language: str) -> Stated:
    """Return the facts of a sentence in a text on the first body that has named the other."""
    return said(f"{KNOWN[language]}\n\n{sentence}", language)


def _each(*sentences: str) -> pytest.MarkDecorator:
    """Ask a test of one sentence in each language, in the order fr, en, es, pt."""
    rows = list(zip(NAMES, sentences, strict=True))
    return pytest.mark.parametrize(("language", "sentence"), rows, ids=list(NAMES))


@_each(
    "La Ligue des Joncs poursuit les travaux du Comité des Algues, créé en 1994 et dissous en 2014.",
    "The Reed League carries on the work of the Algae Committee, created in 1994 and wound up in 2014.",
    "La Liga de los Juncos continúa la labor del Comité de las Algas, creado en 1994 y disuelto en 2014.",
    "A Liga dos Juncos continua o trabalho do Comité das Algas, criado em 1994 e extinto em 2014.",
)
def test_two_participles_behind_a_name_are_both_its_own(language: str, sentence: str) -> None:
    made = _said(sentence, language)
    assert made.values(OTHERS[language], FactKind.FOUNDED) == ["1994"]
    assert made.values(OTHERS[language], FactKind.ENDED) == ["2014"]
    assert made.of(NAMES[language], FactKind.ENDED) == []


@_each(
    "La Ligue des Joncs relève du Comité des Algues, qui compte neuf membres et a son siège à Quito.",
    "The Reed League reports to the Algae Committee, which has nine members and has its seat in Quito.",
    "La Liga de los Juncos depende del Comité de las Algas, que tiene nueve miembros y tiene su sede en Quito.",
    "A Liga dos Juncos depende do Comité das Algas, que tem nove membros e tem a sua sede em Quito.",
)
def test_a_relative_clause_is_said_of_the_name_before_it(language: str, sentence: str) -> None:
    made = _said(sentence, language)
    for kind, value in ((FactKind.COUNT, "9"), (FactKind.SEAT, "Quito")):
        assert made.values(OTHERS[language], kind) == [value]
        assert made.of(NAMES[language], kind) == []


@_each(
    "La Ligue des Joncs, rattachée au Comité des Algues, a été fondée en 2003 et compte douze membres.",
    "The Reed League, attached to the Algae Committee, was founded in 2003 and has twelve members.",
    "La Liga de los Juncos, adscrita al Comité de las Algas, fue fundada en 2003 y tiene doce miembros.",
    "A Liga dos Juncos, vinculada ao Comité das Algas, foi fundada em 2003 e tem doze membros.",
)
def test_a_sentence_goes_on_with_its_subject_behind_what_is_set_in(language: str, sentence: str) -> None:
    made = _said(sentence, language)
    assert made.values(NAMES[language], FactKind.FOUNDED) == ["2003"]
    assert made.values(NAMES[language], FactKind.COUNT) == ["12"]
    for kind in (FactKind.FOUNDED, FactKind.COUNT):
        assert made.of(OTHERS[language], kind) == []


@_each(
    "La Ligue des Joncs est présidée par la Norvège, tandis que le Comité des Algues est présidé par le Chili.",
    "The Reed League is chaired by Norway, while the Algae Committee is chaired by Chile.",
    "La Liga de los Juncos está presidida por Noruega, mientras que el Comité de las Algas está presidido por Chile.",
    "A Liga dos Juncos é presidida pela Noruega, enquanto o Comité das Algas é presidido pelo Chile.",
)
def test_a_clause_with_a_subject_of_its_own_is_said_of_it(language: str, sentence: str) -> None:
    made = _said(sentence, language)
    assert made.values(NAMES[language], FactKind.LEADER) == ["NO"]
    assert made.values(OTHERS[language], FactKind.LEADER) == ["CL"]


@_each(
    "L'accord entre la Ligue des Joncs et le Comité des Algues a été signé à Lima en 2011.",
    "The agreement between the Reed League and the Algae Committee was signed in Lima in 2011.",
    "El acuerdo entre la Liga de los Juncos y el Comité de las Algas se firmó en Lima en 2011.",
    "O acordo entre a Liga dos Juncos e o Comité das Algas foi assinado em Lima em 2011.",
)
def test_what_two_bodies_sign_founds_neither(language: str, sentence: str) -> None:
    made = _said(sentence, language)
    assert made.of(NAMES[language], FactKind.FOUNDED) == []
    assert made.of(OTHERS[language], FactKind.FOUNDED) == []


@_each(
    "La secrétaire du Comité des Algues, Mme Ana Pires, assiste aux réunions de la Ligue des Joncs.",
    "The Secretary of the Algae Committee, Ms Ana Pires, attends the meetings of the Reed League.",
    "La secretaria del Comité de las Algas, Sra. Ana Pires, asiste a las reuniones de la Liga de los Juncos.",
    "A secretária do Comité das Algas, Sra. Ana Pires, assiste às reuniões da Liga dos Juncos.",
)
def test_a_secretary_is_that_of_the_body_named_behind(language: str, sentence: str) -> None:
    made = _said(sentence, language)
    assert made.values(OTHERS[language], FactKind.LEADER) == ["Ana Pires"]
    assert made.of(NAMES[language], FactKind.LEADER) == []


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("fr", "La Ligue des Joncs a succédé au Comité des Algues en 2010. Elle compte douze membres."),
        ("en", "The Reed League succeeded the Algae Committee in 2010. It has twelve members."),
    ],
)
def test_a_pronoun_speaks_of_the_body_that_opened_the_sentence_before(language: str, sentences: str) -> None:
    made = card(f"# {language}\n\n## {HEADS[language]}\n\n## {OTHERS[language]}\n\n{sentences}\n", language)
    assert made.values(NAMES[language], FactKind.COUNT) == ["12"]
    assert made.of(OTHERS[language], FactKind.COUNT) == []


@_each(
    "La Ligue des Joncs et le Comité des Algues ont été créés respectivement en 2001 et 2003.",
    "The Reed League and the Algae Committee were founded in 2001 and 2003 respectively.",
    "La Liga de los Juncos y el Comité de las Algas fueron creados en 2001 y 2003, respectivamente.",
    "A Liga dos Juncos e o Comité das Algas foram criados em 2001 e 2003, respetivamente.",
)
def test_two_bodies_with_two_dates_have_each_its_own(language: str, sentence: str) -> None:
    made = _said(sentence, language)
    assert made.values(NAMES[language], FactKind.FOUNDED) == ["2001"]
    assert made.values(OTHERS[language], FactKind.FOUNDED) == ["2003"]


@_each(
    "La Ligue des Joncs et le Comité des Algues ont été dissous en 2014.",
    "The Reed League and the Algae Committee were both dissolved in 2014.",
    "La Liga de los Juncos y el Comité de las Algas fueron disueltos en 2014.",
    "A Liga dos Juncos e o Comité das Algas foram dissolvidos em 2014.",
)
def test_two_bodies_end_together(language: str, sentence: str) -> None:
    made = _said(sentence, language)
    assert made.values(NAMES[language], FactKind.ENDED) == ["2014"]
    assert made.values(OTHERS[language], FactKind.ENDED) == ["2014"]


@_each(
    "Créé en 1994, le Comité des Algues a cédé la place à la Ligue des Joncs en 2014.",
    "Created in 1994, the Algae Committee gave way to the Reed League in 2014.",
    "Creado en 1994, el Comité de las Algas cedió el paso a la Liga de los Juncos en 2014.",
    "Criado em 1994, o Comité das Algas deu lugar à Liga dos Juncos em 2014.",
)
def test_a_participle_in_front_is_said_of_the_subject_behind_it(language: str, sentence: str) -> None:
    made = _said(sentence, language)
    assert made.values(OTHERS[language], FactKind.FOUNDED) == ["1994"]
    assert "1994" not in made.values(OTHERS[language], FactKind.ENDED)
    assert "1994" not in made.values(NAMES[language], FactKind.FOUNDED)


@_each(
    "La Norvège préside la Ligue des Joncs et le Chili préside le Comité des Algues.",
    "Norway chairs the Reed League and Chile chairs the Algae Committee.",
    "Noruega preside la Liga de los Juncos y Chile preside el Comité de las Algas.",
    "A Noruega preside a Liga dos Juncos e o Chile preside o Comité das Algas.",
)
def test_who_stands_right_before_a_verb_chairs_what_stands_behind_it(language: str, sentence: str) -> None:
    made = _said(sentence, language)
    assert made.values(NAMES[language], FactKind.LEADER) == ["NO"]
    assert made.values(OTHERS[language], FactKind.LEADER) == ["CL"]


@_each(
    "La Ligue des Joncs est présidée par Mme Ana Pires et le Comité des Algues par M. Luis Soto.",
    "The Reed League is chaired by Ms Ana Pires and the Algae Committee by Mr Luis Soto.",
    "La Liga de los Juncos está presidida por la Sra. Ana Pires y el Comité de las Algas por el Sr. Luis Soto.",
    "A Liga dos Juncos é presidida pela Sra. Ana Pires e o Comité das Algas pelo Sr. Luis Soto.",
)
def test_who_leads_another_body_in_a_clause_without_a_verb_leads_not_this_one(language: str, sentence: str) -> None:
    assert _said(sentence, language).values(NAMES[language], FactKind.LEADER) == ["Ana Pires"]


@_each(
    "La Ligue des Joncs ne se réunit plus, mais le Comité des Algues reste actif et a son siège à Quito.",
    "The Reed League no longer meets, but the Algae Committee remains active and has its seat in Quito.",
    "La Liga de los Juncos ya no se reúne, pero el Comité de las Algas sigue activo y tiene su sede en Quito.",
    "A Liga dos Juncos já não se reúne, mas o Comité das Algas continua ativo e tem a sua sede em Quito.",
)
def test_each_of_two_bodies_has_its_own_status(language: str, sentence: str) -> None:
    made = _said(sentence, language)
    assert [f.polarity for f in made.of(NAMES[language], FactKind.STATUS)] == [False]
    assert [f.polarity for f in made.of(OTHERS[language], FactKind.STATUS)] == [True]
    assert made.of(NAMES[language], FactKind.SEAT) == []


@_each(
    "Le siège de la Ligue des Joncs se trouve à Lima et celui du Comité des Algues se trouve à Quito.",
    "The seat of the Reed League is in Lima and that of the Algae Committee is in Quito.",
    "La sede de la Liga de los Juncos está en Lima y la del Comité de las Algas está en Quito.",
    "A sede da Liga dos Juncos fica em Lima e a do Comité das Algas fica em Quito.",
)
def test_that_of_another_is_its_own(language: str, sentence: str) -> None:
    assert _said(sentence, language).values(NAMES[language], FactKind.SEAT) == ["Lima"]


@_each(
    "Elle remercie le Comité des Algues, qui soutient la Ligue des Joncs depuis sa création en 1994.",
    "It thanks the Algae Committee, which has helped the Reed League since its creation in 1994.",
    "Agradece al Comité de las Algas, que apoya a la Liga de los Juncos desde su creación en 1994.",
    "Agradece ao Comité das Algas, que apoia a Liga dos Juncos desde a sua criação em 1994.",
)
def test_a_founding_that_may_be_that_of_either_is_not_given_to_the_other(language: str, sentence: str) -> None:
    assert _said(sentence, language).of(OTHERS[language], FactKind.FOUNDED) == []


def test_what_is_the_subject_of_a_paper_has_no_aim_by_it() -> None:
    made = _said("La note ne traite pas du Comité des Algues, qui fait l'objet d'une note distincte.", "fr")
    assert made.of(OTHERS["fr"], FactKind.MANDATE) == []
