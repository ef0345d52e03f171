"""Sentences that name two bodies: each has what is said of it, and not what is said of the other."""

from __future__ import annotations

import pytest

from ingest.records import FactKind
from tests.ingest.stated import NAMES, Stated, said, stated

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
    ("language", "text"),
    [
        ("fr", "La Ligue des Joncs (LDJ) a succédé au Comité des Algues en 2010. Elle compte douze membres."),
        ("en", "The Reed League (RDL) succeeded the Algae Committee in 2010. It has twelve members."),
    ],
)
def test_a_pronoun_speaks_of_the_body_that_opened_the_sentence_before(language: str, text: str) -> None:
    name = OTHERS[language]
    made = stated(f"{name} (ALG)\n\n{text}\n", language)
    assert made.values(NAMES[language], FactKind.COUNT) == ["12"]
    assert made.of("ALG", FactKind.COUNT) == []
