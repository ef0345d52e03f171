"""The language of short questions, with and without accents, with typing errors."""

from __future__ import annotations

import pytest

from ingest.language import detect, detect_scores

QUESTIONS = {
    "fr": """
        Que vise la CAM ?
        La CRM ?
        Quels pays en sont membres ?
        La COR est-elle permanente ?
        Quand a été créé ce forum ?
        Qui dirige la plateforme ?
        Est-ce contraignant ?
        C'est quoi l'alliance du Danube ?
        quelle est la mission du comite
        ou se trouve le siege
        combien de pays ont signe
        Et le processus de Lima ?
        pays membres
        date de création
        par quelle résolution
        Fonctionne-t-il encore ?
        Le Pérou en fait-il partie ?
        membres de l'alliance
        Quel est l'organe prédécesseur ?
        quan a été crée la comission
        Donne-moi la liste des partenaires
        Qu'est-ce que le fonds vert ?
        liste des etats parties
        Comparez les deux pactes
    """,
    "en": """
        Which countries are members?
        When was it founded?
        Who chairs the board?
        Is it binding?
        What is the Danube Alliance?
        how many states signed
        where is the seat
        And the Lima one?
        member countries
        founding date
        by which resolution
        Does it still work?
        Is Peru part of it?
        wich countrys belong to it
        legal basis
        What about the forum?
        List all partners
        when did it start
        Compare both compacts
        mandate of the committee
        who runs the platform
    """,
    "es": """
        ¿Qué países lo integran?
        ¿Cuándo se creó el foro?
        ¿Quién dirige la plataforma?
        ¿Es vinculante?
        que paises integran
        cuando se creo
        cuantos paises lo firmaron
        donde tiene su sede
        ¿Y el proceso de Lima?
        paises miembros
        fecha de creación
        mediante qué resolución
        ¿Sigue funcionando?
        ¿Perú forma parte?
        miembros de la alianza
        ¿Cuál es su mandato?
        qe paices son miembros del foro
        dime los socios
        Que es la comision
        quien lo preside
        ¿A qué se le llama pacto?
    """,
    "pt": """
        Quais países fazem parte?
        Quando foi criado o fórum?
        Quem dirige a plataforma?
        É vinculativo?
        quais paises fazem parte
        quando foi criado
        quantos paises assinaram
        onde fica a sede
        E o processo de Lima?
        países-membros da comissão
        data de criação
        por meio de qual resolução
        Ainda funciona?
        O Peru faz parte?
        membros da aliança
        Qual é o seu mandato?
        quias paises sao membros
        Me diga os parceiros
        O que é a comissão
        quem preside a reuniao
        Qual a missao do comite
    """,
}
CASES = [(language, line.strip()) for language, lines in QUESTIONS.items() for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("language", "question"), [pytest.param(*case, id=case[1]) for case in CASES])
def test_the_language_of_a_short_question(language: str, question: str) -> None:
    assert detect(question) == language


def test_scores_are_shares_and_equal_where_nothing_tells() -> None:
    assert sum(detect_scores("Quels pays ?").values()) == pytest.approx(1)
    assert set(detect_scores("12?").values()) == {0.25}
    assert set(detect_scores("").values()) == {0.25}
