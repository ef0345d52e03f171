"""What a question is understood to ask, by itself."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.questions.question import LONGEST, Question, clean, understand
from ingest.errors import QuestionError


def understood(seas: Assistant, text: str) -> Question:
    return understand(text, seas.names)


@pytest.mark.parametrize(
    ("text", "language", "kind", "body"),
    [
        ("Quels pays sont membres de la Ligue des phares ?", "fr", "members", "ligue"),
        ("Which countries are members of the Lighthouse League?", "en", "members", "ligue"),
        ("¿Qué países son miembros de la Liga de los Faros?", "es", "members", "ligue"),
        ("Quais países são membros da Liga dos Faróis?", "pt", "members", "ligue"),
        ("Quand le Forum des marées a-t-il été lancé ?", "fr", "date", "forum"),
        ("When was the Tide Forum launched?", "en", "date", "forum"),
        ("¿Cuándo se lanzó el Foro de las Mareas?", "es", "date", "forum"),
        ("Quando foi lançado o Fórum das Marés?", "pt", "date", "forum"),
        ("Combien de membres compte le Comité des balises ?", "fr", "count", "comite"),
        ("How many members does the Committee on Beacons have?", "en", "count", "comite"),
        ("¿Cuántos miembros tiene el Comité de las Balizas?", "es", "count", "comite"),
        ("Quantos membros tem o Comitê das Balizas?", "pt", "count", "comite"),
        ("Par quelle résolution le CDB a-t-il été créé ?", "fr", "instrument", "comite"),
        ("By which resolution was the COB established?", "en", "instrument", "comite"),
        ("Qui préside le Comité des balises ?", "fr", "leader", "comite"),
        ("¿Quién preside el Comité de las Balizas?", "es", "leader", "comite"),
        ("Le Forum des marées est-il juridiquement contraignant ?", "fr", "legal", "forum"),
        ("¿Es vinculante el Foro de las Mareas?", "es", "legal", "forum"),
        ("Is the Tide Forum legally binding?", "en", "legal", "forum"),
        ("O Fórum das Marés é vinculante?", "pt", "legal", "forum"),
        ("Le Forum des marées fonctionne-t-il encore ?", "fr", "status", "forum"),
        ("¿Sigue funcionando el Foro de las Mareas?", "es", "status", "forum"),
        ("O Fórum das Marés ainda funciona?", "pt", "status", "forum"),
        ("Quel est le mandat de la Ligue des phares ?", "fr", "mandate", "ligue"),
        ("Qual é o mandato da Liga dos Faróis?", "pt", "mandate", "ligue"),
        ("Quel était le prédécesseur du Comité des balises ?", "fr", "predecessor", "comite"),
        ("Qu'est-ce que la Ligue des phares ?", "fr", "definition", "ligue"),
        ("What is the Lighthouse League?", "en", "definition", "ligue"),
        ("Onde fica a sede da RIS?", "pt", "seat", "ris"),
        ("Pourquoi la Ligue des phares a-t-elle été créée ?", "fr", "reason", "ligue"),
    ],
)
def test_language_kind_and_body_are_read_from_the_question(
    seas: Assistant, text: str, language: str, kind: str, body: str
) -> None:
    question = understood(seas, text)
    assert (question.language, question.kind, question.bodies) == (language, kind, (body,))
    assert question.named == "exact"


@pytest.mark.parametrize(
    ("text", "kind", "bodies"),
    [
        ("liga de los faros miembros", "members", ("ligue",)),
        ("quand forum des marees", "date", ("forum",)),
        ("quels pays membres ldp", "members", ("ligue",)),
        ("LDP", "other", ("ligue",)),
        ("Compare the Lighthouse League and the Tide Forum", "compare", ("ligue", "forum")),
        ("Et quels pays en sont membres ?", "members", ()),
    ],
)
def test_short_questions_are_read_without_accents_verbs_or_a_question_mark(
    seas: Assistant, text: str, kind: str, bodies: tuple[str, ...]
) -> None:
    question = understood(seas, text)
    assert (question.kind, question.bodies) == (kind, bodies)


@pytest.mark.parametrize(
    ("text", "codes", "regions"),
    [
        ("L'Italie et la Grèce sont-elles membres de la LDP ?", ("IT", "GR"), ()),
        ("¿Son miembros de la LDF los Estados Unidos de América?", ("US",), ()),
        ("A República Federativa do Brasil é membro da RIS?", ("BR",), ()),
        ("Quels pays d'Afrique du Nord sont membres du CDB ?", (), ("northern_africa",)),
        ("Which countries are members?", (), ()),
    ],
)
def test_countries_and_regions_are_found_in_any_form(
    seas: Assistant, text: str, codes: tuple[str, ...], regions: tuple[str, ...]
) -> None:
    question = understood(seas, text)
    assert (question.countries, question.regions) == (codes, regions)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Which bodies were created in 1994?", ("1994",)),
        ("Who signed it in May 2003?", ("2003-05",)),
        ("Which bodies were created in the 1990s?", ("199x",)),
        ("¿Qué mecanismos se crearon en los años 80?", ("198x",)),
        ("Quels mécanismes datent des années quatre-vingt-dix ?", ("199x",)),
        ("Which bodies are there?", ()),
    ],
)
def test_years_months_and_decades_are_read_as_dates(seas: Assistant, text: str, years: tuple[str, ...]) -> None:
    found = understood(seas, text).years
    assert set(years) <= set(found)
    assert bool(found) == bool(years)


def test_figures_are_kept_and_years_are_not_among_them(seas: Assistant) -> None:
    question = understood(seas, "Which of the 12 states signed it in May 2003?")
    assert question.numbers == ("12",)
    assert understood(seas, "¿Qué mecanismos se crearon en los años 80?").numbers == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("L'Espagne est-elle membre de la LDP ?", True),
        ("Est-ce que la LDP est contraignante ?", True),
        ("Is the Tide Forum active?", True),
        ("¿Es vinculante la LDF?", True),
        ("A RIS é vinculante?", True),
        ("Quels pays sont membres de la LDP ?", False),
        ("When was the Tide Forum launched?", False),
        ("¿Quién preside el CDB?", False),
        ("Quantos membros tem a RIS?", False),
        ("Quisiera saber si, según el documento, la LDF es vinculante.", True),
        ("Preciso confirmar se existe algum país membro da RIS.", True),
        ("J'aimerais savoir si la LDP est contraignante", True),
        ("I need to know whether the Tide Forum is still active.", True),
        ("Could you kindly indicate the instrument by which the Tide Forum was set up?", False),
        ("¿Me podría decir quién preside el CDB?", False),
        ("España miembro LDP", True),
        ("La LDP est-elle plus ancienne que le FDM ?", True),
        ("¿La LDF es más antigua que el FDM?", True),
        ("A LDF é mais antiga que o FDM?", True),
        ("Tu me passes la liste des membres de la LDP ?", False),
        ("Can I have the list of members of the LHL?", False),
        ("¿Me das la lista de los miembros de la LDF?", False),
        ("Me passa a lista dos membros da LDF?", False),
        ("Exact day the Tern Declaration was signed?", False),
        ("España miembros LDP", False),
        ("Si le FDM a été lancé en mars, qui le préside aujourd'hui ?", False),
        ("If the Tide Forum was launched in March, who chairs it today?", False),
        ("Si el CDB funciona desde marzo, ¿quién lo preside hoy?", False),
        ("Se o FDM foi lançado em março, quem preside hoje?", False),
        ("Si le FDM a été lancé en mars, fonctionne-t-il encore ?", True),
        ("Le FDM devait démarrer quand au juste ?", False),
        ("The Tide Forum should have started when exactly?", False),
        ("¿El CDB empezó cuándo exactamente?", False),
        ("O FDM começou quando ao certo?", False),
        ("Ce que décide la LDP est-il contraignant ?", True),
        ("Is what the Tide Forum decides binding?", True),
        ("¿Y lo que decide la LDF también nos obliga?", True),
        ("O que a RIS decide é vinculante para os países?", True),
        ("O que é vinculante na RIS?", False),
        ("Quand la LDP adopte une règle, les pays doivent-ils la suivre ?", True),
        ("When the LHL adopts a rule, do the countries have to comply?", True),
        ("Quando a RIS adota uma regra, os países são obrigados a cumpri-la?", True),
        ("When the LHL was set up, who chaired it?", False),
        ("Sous la direction de qui travaille la LDP ?", False),
        ("Under the direction of which office does the LHL work?", False),
        ("¿Bajo la dirección de quién trabaja la LDF?", False),
        ("Sob a direção de quem trabalha a LDF?", False),
        ("Sous la présidence de la LDP, le CDB se réunit-il ?", True),
    ],
)
def test_yes_or_no_questions_are_told_from_others(seas: Assistant, text: str, wanted: bool) -> None:
    assert understood(seas, text).polar is wanted


@pytest.mark.parametrize(
    ("text", "restriction"),
    [
        ("Quels pays sont à la fois dans la LDP et le CDB ?", "both"),
        ("Which countries are in the LHL but not in the COB?", "not"),
        ("¿Cuál es el mecanismo más antiguo?", "oldest"),
        ("Qual é o mecanismo mais recente?", "newest"),
        ("Which body has the most members?", "most"),
        ("Which bodies were created before 2000?", "before"),
        ("Quels mécanismes ont été créés après 2000 ?", "after"),
    ],
)
def test_restrictions_are_read(seas: Assistant, text: str, restriction: str) -> None:
    assert restriction in understood(seas, text).restrict


def test_a_name_that_nobody_knows_is_left_over(seas: Assistant) -> None:
    question = understood(seas, "Quand l'OTAN a-t-elle été créée ?")
    assert question.bodies == ()
    assert question.unknown == ("OTAN",)


def test_a_question_is_freed_of_control_characters_and_doubled_spaces() -> None:
    assert clean("  Qui\x00 est \n\t membre\u200b ? ") == "Qui est membre ?"


@pytest.mark.parametrize("text", ["", "   ", "?!…", "\x00\x07", "\u200b", "¿?"])
def test_a_question_without_a_letter_or_digit_is_refused(text: str) -> None:
    with pytest.raises(QuestionError, match="empty"):
        clean(text)


def test_a_question_of_ten_thousand_characters_is_read_and_one_more_is_refused() -> None:
    assert clean("a" * LONGEST) == "a" * 10_000
    with pytest.raises(QuestionError, match=r"10,000.*10,001"):
        clean("a" * (LONGEST + 1))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Qual é o orçamento da Rede das Ilhas Salgadas?", "other"),
        ("¿Cuál es el lema del Consejo de los Faroles Australes?", "other"),
        ("Qual é a mais antiga?", "bodies"),
        ("¿Cuál es el más reciente?", "bodies"),
        ("Qual foi criada primeiro?", "bodies"),
    ],
)
def test_which_is_the_asks_for_a_body_only_where_it_ranks(seas: Assistant, text: str, kind: str) -> None:
    assert understood(seas, text).kind == kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Que órgão antecedeu o Comité des balises?", "pt"),
        ("When did the Consejo de los Faroles Australes last meet?", "en"),
        ("¿Quién preside la Ligue des phares?", "es"),
        ("Quand la Tern Declaration on Quiet Seas a-t-elle été adoptée ?", "fr"),
        ("LDP énfasis", "es"),
        ("LDP binding", "en"),
    ],
)
def test_the_language_is_that_of_the_words_around_a_foreign_name(seas: Assistant, text: str, language: str) -> None:
    assert understood(seas, text).language == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "Quais países participam tanto da Liga quanto do Comitê?"),
        ("es", "¿Qué países participan tanto en la Liga como en el Comité?"),
        ("fr", "Quels pays font partie tant de la Ligue que du Comité ?"),
        ("en", "Which countries belong to both the League and the Committee?"),
    ],
)
def test_what_joins_two_bodies_asks_for_no_number(seas: Assistant, language: str, text: str) -> None:
    question = understand(text, seas.names, language)
    assert question.kind == "members"
    assert "both" in question.restrict


def test_the_question_that_closes_a_message_is_the_one_asked_unless_it_points_back(seas: Assistant) -> None:
    told = "Bonjour, je prépare un exposé et j'ai du mal à comprendre ce que la Ligue des phares apporte. "
    assert understood(seas, told + "Sur quoi met-elle l'accent ?").terms == ("accent",)
    back = "Je voudrais rappeler à ma délégation le mandat que la Ligue des phares s'est donné : qu'en dit la note ?"
    assert understood(seas, back).kind == "mandate"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("De quoi la Ligue des phares est-elle chargée ?", "mandate"),
        ("¿De qué está encargada la Liga de los Faros?", "mandate"),
        ("What does the Lighthouse League defend?", "mandate"),
        ("que promove a Liga dos Faróis", "mandate"),
        ("De quel organisme le Forum des marées est-il issu ?", "predecessor"),
        ("What did the Tide Forum grow out of?", "predecessor"),
        ("Quels pays soutiennent le Forum des marées ?", "partners"),
        ("¿Quién paga el Foro de las Mareas?", "partners"),
        ("Which countries fund the Tide Forum?", "partners"),
        ("Lighthouse League entry into force", "date"),
        ("¿Cuál fue el importe de la Liga de los Faros?", "count"),
        ("Qu'attend-on de la Ligue des phares ?", "mandate"),
        ("Why does the Lighthouse League exist?", "mandate"),
        ("¿Cuál es la razón de ser de la Liga de los Faros?", "mandate"),
        ("¿Qué aspira a lograr la Liga de los Faros?", "mandate"),
        ("O que a Liga dos Faróis se propõe a fazer?", "mandate"),
        ("What is the Tide Forum founded on, legally?", "instrument"),
        ("Juridiquement, sur quoi se fonde le Forum des marées ?", "instrument"),
        ("Jurídicamente, ¿en qué se funda el Foro de las Mareas?", "instrument"),
        ("Juridicamente, em que se funda o Fórum das Marés?", "instrument"),
        ("Devant qui la Ligue des phares est-elle responsable ?", "parent"),
        ("Who oversees the Lighthouse League?", "parent"),
        ("¿Quién supervisa la Liga de los Faros?", "parent"),
        ("Perante quem responde a Liga dos Faróis?", "parent"),
        ("Who steers the Lighthouse League?", "leader"),
        ("Sous la conduite de qui travaille la Ligue des phares ?", "leader"),
        ("¿Quién es el responsable de la Liga de los Faros?", "leader"),
        ("Quem é o responsável da Liga dos Faróis?", "leader"),
        ("Aux côtés de qui agit le Forum des marées ?", "partners"),
        ("¿Qué organizaciones apoyan el Foro de las Mareas?", "partners"),
        ("Que organizações apoiam o Fórum das Marés?", "partners"),
        ("En quoi la Ligue des phares est-elle utile ?", "mandate"),
        ("To what end was the Lighthouse League set up?", "mandate"),
        ("¿Cuáles son las metas de la Liga de los Faros?", "mandate"),
        ("Que utilidade tem a Liga dos Faróis?", "mandate"),
        ("Quel est le fondement de la Ligue des phares ?", "instrument"),
        ("What is the legal footing of the Lighthouse League?", "instrument"),
        ("¿Cuál es el fundamento de la Liga de los Faros?", "instrument"),
        ("Qual é o fundamento da Liga dos Faróis?", "instrument"),
        ("Entre les mains de qui est la Ligue des phares ?", "leader"),
        ("Who pilots the Lighthouse League?", "leader"),
        ("¿En manos de quién está la Liga de los Faros?", "leader"),
        ("Nas mãos de quem está a Liga dos Faróis?", "leader"),
        ("À qui la Ligue des phares fait-elle rapport ?", "parent"),
        ("Under which roof is the Lighthouse League housed?", "parent"),
        ("¿De qué forma parte la Liga de los Faros?", "parent"),
        ("De que faz parte a Liga dos Faróis?", "parent"),
        ("In place of what was the Tide Forum set up?", "predecessor"),
        ("Qu'y avait-il avant le Forum des marées ?", "predecessor"),
    ],
)
def test_other_ways_to_ask_are_of_the_same_kinds(seas: Assistant, text: str, kind: str) -> None:
    assert understood(seas, text).kind == kind


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Is the CAM older than 2010?", "no"),
        ("La CAM est-elle postérieure à 2000 ?", "yes"),
        ("¿Es la CAM anterior a 2010?", "no"),
        ("A CRM é anterior a 2000?", "yes"),
    ],
)
def test_a_side_of_a_year_asks_for_the_time_of_a_body(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict
