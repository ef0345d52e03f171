"""Questions over several bodies: the oldest, all of a year or decade, those of a country, those that bind."""

from __future__ import annotations

import pytest

from app.answers.across_bodies import across, unread
from app.assistant import Assistant
from app.knowledge import Knowledge, Sentence
from app.questions.question import understand
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quel est le mécanisme le plus ancien ?", ["cfa", "ris"]),
        ("Which is the oldest mechanism?", ["cfa", "ris"]),
        ("¿Cuál es el mecanismo más antiguo?", ["cfa", "ris"]),
        ("Qual é o mecanismo mais antigo?", ["cfa", "ris"]),
        ("Which is the newest mechanism?", ["tern"]),
        ("Which body has the most members?", ["ligue"]),
        ("Which is older, the Lighthouse League or the Tide Forum?", ["ligue"]),
        ("Which was founded first, the Committee on Beacons or the Tide Forum?", ["comite"]),
    ],
)
def test_the_first_by_age_or_size_is_found_and_ties_are_named(seas: Assistant, text: str, expected: list[str]) -> None:
    answer = seas.ask(text)
    assert values(answer) == expected
    assert answer.derived
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quels mécanismes datent de 1994 ?", ["comite", "ligue"]),
        ("Qu'est-ce qui date de 1994 dans la liste ?", ["comite", "ligue"]),
        ("¿Cuáles de la lista son de los años noventa?", ["comite", "ligue"]),
        ("Which bodies were created in 1994?", ["comite", "ligue"]),
        ("Which mechanisms were created in the 1980s?", ["cfa", "ris"]),
        ("¿Qué mecanismos se crearon en los años 90?", ["comite", "ligue"]),
        ("Quels mécanismes ont été créés dans les années 80 ?", ["cfa", "ris"]),
        ("Which mechanisms were created after 2000?", ["forum", "tern"]),
        ("Quels mécanismes ont été créés avant 1990 ?", ["cfa", "ris"]),
    ],
)
def test_all_bodies_of_a_year_a_decade_or_a_time_are_listed(seas: Assistant, text: str, expected: list[str]) -> None:
    answer = seas.ask(text)
    assert values(answer) == expected
    assert_quotes(seas, answer)


@pytest.mark.parametrize("text", ["Quels mécanismes ont été créés dans les années 70 ?", "Which date from 1995?"])
def test_a_time_in_which_nothing_was_founded_is_not_answered(seas: Assistant, text: str) -> None:
    assert seas.ask(text).status == "not_found"


def test_bodies_are_counted_and_named(seas: Assistant) -> None:
    answer = seas.ask("Combien de mécanismes ont été créés en 1994 ?")
    assert values(answer) == ["2"]
    assert "Ligue des phares" in answer.answer and "Comité des balises" in answer.answer
    assert answer.derived


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dans quels mécanismes figure l'Italie ?", ["comite", "ligue"]),
        ("Which bodies does Portugal belong to?", ["comite", "forum"]),
        ("¿De qué mecanismos es miembro Chile?", ["cfa"]),
        ("De quais mecanismos participa Angola?", ["ris"]),
        ("Which body is chaired by Portugal?", ["comite"]),
        ("Quel organe est présidé par le Portugal ?", ["comite"]),
    ],
)
def test_the_bodies_that_name_a_country_are_found(seas: Assistant, text: str, expected: list[str]) -> None:
    answer = seas.ask(text)
    assert values(answer) == expected
    assert_quotes(seas, answer)


def test_a_body_whose_list_is_partial_is_not_said_to_leave_a_country_out(seas: Assistant) -> None:
    answer = seas.ask("Quels mécanismes ne comptent pas l'Espagne parmi leurs membres ?")
    assert values(answer) == ["cfa", "ris", "tern"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quels mécanismes sont juridiquement contraignants ?", ["ligue"]),
        ("Which bodies are legally binding?", ["ligue"]),
        ("Which bodies are politically binding?", ["forum"]),
        ("Which bodies are not legally binding?", ["cfa", "forum", "ris", "tern"]),
        ("Quels mécanismes ne fonctionnent pas ?", ["forum"]),
        ("Quels mécanismes ne fonctionnent plus ?", ["forum"]),
        ("Which mechanism is no longer active?", ["forum"]),
        ("¿Qué mecanismo ya no funciona?", ["forum"]),
        ("Quels mécanismes sont encore actifs ?", ["cfa"]),
    ],
)
def test_bodies_are_chosen_by_whether_they_bind_or_work(seas: Assistant, text: str, expected: list[str]) -> None:
    assert values(seas.ask(text)) == expected


def test_an_interrogative_may_stand_where_its_answer_would(seas: Assistant) -> None:
    asked = ["À quels organismes l'Espagne participe-t-elle ?", "L'Espagne participe à quels organismes ?"]
    first, second = (seas.ask(text) for text in asked)
    assert first.status == "answered"
    assert second.verdict is None
    assert second.items == first.items
    assert len(first.items) > 1


@pytest.mark.parametrize(
    ("text", "expected", "verdict"),
    [
        ("Name the mechanism set up after the SACM but before the Caribbean Migration Consultations.", ["cam"], None),
        ("Cite o mecanismo criado depois da CRM mas antes da CAM", ["csm"], None),
        ("Which mechanisms were created between 2010 and 2016?", ["cam", "cmc"], None),
        ("mecanismos anteriores al año 2000", ["crm", "csm"], None),
        ("¿Siguen funcionando todos los mecanismos de la nota?", ["cmc"], "no"),
        ("Are all the mechanisms legally binding?", ["quito-process", "gcm"], "no"),
        ("Le MIRPS compte-t-il plus de membres que la CSM ?", ["csm", "6", "12"], "no"),
        ("Is the CSM older than the CRM?", ["crm", "1999", "1996"], "no"),
        ("La CRM est-elle plus ancienne que la CSM ?", ["crm", "1996", "1999"], "yes"),
        ("Which is older, the regional conference or the South American one?", ["crm"], None),
    ],
)
def test_times_between_bodies_and_what_holds_of_all_or_of_one_more_than_of_another(
    note: Assistant, text: str, expected: list[str], verdict: str | None
) -> None:
    answer = note.ask(text)
    assert [item.value for item in answer.items] == expected
    assert answer.verdict == verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which of the mechanisms created before 2017 still operate?", ["cam", "crm", "csm"]),
        ("Quels mécanismes avec le Mexique sont encore actifs ?", ["crm", "mirps", "quito-process"]),
        ("¿Qué mecanismos con Chile siguen activos?", ["csm", "quito-process"]),
        ("Quais mecanismos criados antes de 2000 continuam em funcionamento?", ["crm", "csm"]),
    ],
)
def test_where_only_ends_are_told_a_body_of_which_none_is_counts_as_one_that_works(
    note: Assistant, text: str, expected: list[str]
) -> None:
    answer = note.ask(text)
    assert values(answer) == expected
    assert answer.derived
    assert "(CMC)" in answer.answer  # told beside them, with where it stands
    assert "ne fonctionne pas actuellement" in "".join(each.quote for each in answer.citations)
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Which mechanisms are legally binding?", "None"),
        ("Quels mécanismes sont contraignants ?", "Aucun"),
        ("¿Qué mecanismos son jurídicamente vinculantes?", "Ninguno"),
        ("Quais mecanismos são juridicamente vinculantes?", "Nenhum"),
    ],
)
def test_where_none_is_said_to_bind_those_said_not_to_are_no_answer(note: Assistant, text: str, none: str) -> None:
    answer = note.ask(text)
    assert answer.answer.startswith(none)
    assert values(answer) == []
    assert len(answer.citations) == 2
    assert_quotes(note, answer)


def test_what_two_lists_share_and_a_third_has_not_denies_the_last_alone(note: Assistant) -> None:
    answer = note.ask("Which countries take part in both the CRM and Quito but not in MIRPS?")
    assert [item.code for item in answer.items] == ["DO"]


def test_of_a_great_many_bodies_only_the_sentences_that_search_finds_are_read(
    seas: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = understand("Which mechanism is a network of laboratories?", seas.names)
    whole = across.answer(question, seas.knowledge)
    monkeypatch.setattr(unread, "MOST_READ", 0)
    monkeypatch.setattr(across, "MOST_READ", 0)
    monkeypatch.setattr(Knowledge, "sentences_on", _refused)
    found = across.answer(question, seas.knowledge)
    assert whole is not None and found is not None
    assert [item.value for item in whole.items] == ["cds"]
    assert found.items == whole.items


def _refused(self: Knowledge, body: str) -> tuple[Sentence, ...]:
    raise AssertionError(f"the sentences on {body} are read one and all")


@pytest.mark.parametrize(
    "text",
    [
        "De tous les mécanismes passés en revue, lequel est le plus cher ?",
        "Of all the mechanisms reviewed, which one costs most?",
        "De todos los mecanismos, ¿cuál es el más caro?",
        "De todos os mecanismos, qual é o mais caro?",
    ],
)
def test_one_body_asked_for_is_never_all_of_them(seas: Assistant, text: str) -> None:
    assert len(values(seas.ask(text))) < len(seas.knowledge.described)


def test_what_is_said_of_all_bodies_asks_for_no_list_of_them(seas: Assistant) -> None:
    asked = understand("Que reproche la note à l'ensemble des processus ?", seas.names)
    assert across.answer(asked, seas.knowledge) is None


@pytest.mark.parametrize(
    "text",
    [
        "De tous les mécanismes, lequel est le doyen ?",
        "Of all the mechanisms, which one is the eldest?",
        "De todos los mecanismos, ¿cuál es el decano?",
        "De todos os mecanismos, qual é o decano?",
    ],
)
def test_the_eldest_is_the_oldest(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == ["cfa", "ris"]


@pytest.mark.parametrize(
    "text",
    [
        "Dans la pensée la plus récente, à quoi assimile-t-on la cartographie ?",
        "In the newest thinking, what is cartography seen as?",
        "En el pensamiento más reciente, ¿qué se considera la cartografía?",
        "No pensamento mais recente, o que é considerada a cartografia?",
    ],
)
def test_a_rank_of_another_thing_ranks_no_bodies(seas: Assistant, text: str) -> None:
    assert not across.concerns(understand(text, seas.names), seas.knowledge)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quelles conférences sont décrites ?", {"crm", "csm"}),
        ("¿Qué conferencias se describen?", {"crm", "csm"}),
        ("Which are the two global compacts?", {"gcm", "gcr"}),
    ],
)
def test_bodies_of_a_kind_are_those_that_the_kind_names(note: Assistant, text: str, expected: set[str]) -> None:
    assert {item.value for item in note.settle(note.asked(text)[0])[1].items} == expected


@pytest.mark.parametrize("text", ["R4V", "MIRPS?", "Processo de Lima", "Global Compact on Refugees"])
def test_a_name_alone_asks_what_it_is(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert (answer.status, len(answer.citations)) == ("answered", 1)
    assert [each.kind for each in note.asked(text)] == ["definition"]


@pytest.mark.parametrize(
    "text",
    [
        "Le Pacte mondial sur les réfugiés est-il contraignant ?",
        "Is the Global Compact on Refugees legally binding?",
        "¿Es vinculante el Pacto Mundial sobre los Refugiados?",
        "O Pacto Global sobre Refugiados é juridicamente vinculante?",
    ],
)
def test_what_is_stated_of_one_compact_is_not_told_of_the_other(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quels mécanismes concernent le Costa Rica ?", ["crm", "mirps", "quito-process"]),
        ("Which mechanisms concern Venezuela?", ["csm", "quito-process", "r4v"]),
        ("¿Qué mecanismos tienen que ver con Venezuela?", ["csm", "quito-process", "r4v"]),
        ("Quais mecanismos dizem respeito ao Brasil?", ["csm", "quito-process"]),
    ],
)
def test_a_country_is_touched_by_what_it_is_in_and_by_what_deals_with_it(
    note: Assistant, text: str, expected: list[str]
) -> None:
    assert sorted(values(note.ask(text))) == expected


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("¿Cuál es la relación de la CAM con el CIDI?", "commission permanente du Conseil interaméricain"),
        ("Qual é a relação entre a R4V e o ACNUR?", "dirigé par le Haut-Commissariat"),
        ("How is the CSM related to the CRM?", "CRM"),
        ("Quel lien y a-t-il entre le MIRPS et le Pacte mondial sur les réfugiés ?", "contribution au Pacte mondial"),
    ],
)
def test_how_two_bodies_are_related_is_told_by_what_ties_one_to_the_other(
    note: Assistant, text: str, quote: str
) -> None:
    assert quote in " ".join(citation.quote for citation in note.ask(text).citations)


def test_two_bodies_that_nothing_ties_are_told_of_no_relation(note: Assistant) -> None:
    assert note.ask("What links the Quito Process and R4V?").status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "De quels mécanismes le Maroc n'est-il qu'observateur ?",
        "In which mechanism is Morocco an observer?",
        "¿En qué mecanismo es observador Marruecos?",
        "Em que mecanismo tem Marrocos o estatuto de observador?",
    ],
)
def test_where_a_country_only_observes_is_not_where_it_belongs(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == ["ligue"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which bodies have more than four members?", ["ligue"]),
        ("Quels organismes ont moins de quatre membres ?", ["cfa", "ris"]),
        ("¿Qué organismos tienen exactamente cuatro países miembros?", ["comite", "tern"]),
        ("Quais organismos têm pelo menos quatro membros?", ["comite", "ligue", "tern"]),
    ],
)
def test_bodies_are_chosen_by_how_many_members_they_have(seas: Assistant, text: str, expected: list[str]) -> None:
    answer = seas.ask(text)
    assert sorted(values(answer)) == expected
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which mechanisms cover Central America?", ["crm", "mirps"]),
        ("Quels mécanismes concernent les Caraïbes ?", ["cmc", "r4v"]),
        ("¿Qué procesos hay en América del Sur?", ["csm"]),
        ("Que mecanismos há na América Central?", ["crm", "mirps"]),
    ],
)
def test_bodies_of_a_region_are_those_that_the_documents_place_there(
    note: Assistant, text: str, expected: list[str]
) -> None:
    assert values(note.ask(text)) == expected


def test_a_number_of_no_country_is_not_told_of_one(note: Assistant) -> None:
    assert note.ask("In how many of them is Costa Rica?").status == "not_found"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿En qué listas de países aparece México mencionado por su nombre?", ["mirps", "quito-process"]),
        ("In which lists is Mexico mentioned by name?", ["mirps", "quito-process"]),
        ("Which country lists name Mexico?", ["mirps", "quito-process"]),
        ("Sur quelles listes figure le Mexique ?", ["mirps", "quito-process"]),
        ("Em quais listas consta o México?", ["mirps", "quito-process"]),
        ("¿En cuáles listas figura Chile?", ["csm", "quito-process"]),
        ("Which mechanisms include Mexico?", ["crm", "mirps", "quito-process"]),
        ("In which lists is Canada mentioned?", []),
        ("Em que lista aparece o Japão?", []),
    ],
)
def test_lists_that_name_a_country_are_those_of_their_bodies(note: Assistant, text: str, expected: list[str]) -> None:
    assert values(note.ask(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Which came first, the OAS migration committee or the Caribbean consultations? Year of each please",
        "Lequel est le plus ancien, la CAM ou la CMC ? Donnez l'année de chacun.",
        "¿Qué fue primero, la CMC o la CAM? Año de cada una, por favor",
        "O que veio primeiro, a CAM ou a CMC? Ano de cada uma",
    ],
)
def test_the_older_of_two_comes_with_the_time_of_each_where_it_is_asked(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["2012-06", "2016-01", "cam"]


@pytest.mark.parametrize(
    "text",
    [
        "¿Qué fue primero, la comisión de la OEA o las consultas del Caribe? El año de cada una",
        "Which came first, the Congress of Panama or the Suez Canal? Year of each please",
    ],
)
def test_two_that_are_not_told_for_sure_are_not_compared(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lesquels ont été adoptés en décembre 2018 ?", ["gcm"]),
        ("Which were adopted in December 2018?", ["gcm"]),
        ("¿Cuáles fueron adoptados en diciembre de 2018?", ["gcm"]),
        ("Quais foram adotados em dezembro de 2018?", ["gcm"]),
        ("Which mechanisms were signed in 2018?", ["gcm"]),
        ("Lesquels ont été signés en mars 2018 ?", []),
    ],
)
def test_what_is_of_a_month_or_was_signed_is_no_body_of_its_year_at_large(
    note: Assistant, text: str, expected: list[str]
) -> None:
    assert values(note.ask(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qui compte le plus de pays, le MIRPS ou la R4V ?", "r4v"),
        ("Which has more countries, the Quito Process or the R4V?", "r4v"),
        ("¿Cuál tiene más países: el Proceso de Quito o el Pacto Mundial sobre Migración?", "gcm"),
        (
            "Onde há mais países: entre os membros do Processo de Quito ou entre aqueles em que a R4V tem parceiros?",
            "r4v",
        ),
    ],
)
def test_of_two_bodies_one_whose_countries_are_but_counted_may_have_more(
    note: Assistant, text: str, expected: str
) -> None:
    assert [item.value for item in note.ask(text).items] == [expected]


def test_countries_that_a_body_works_in_are_no_members(note: Assistant) -> None:
    assert note.ask("Which has more members, the Quito Process or the R4V?").status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Quels mécanismes ont été mis en place à cause de la crise au Venezuela ?",
        "Which mechanisms were set up because of the crisis in Venezuela?",
        "¿Qué mecanismos se montaron a causa de la crisis en Venezuela?",
        "Quais mecanismos foram montados por causa da crise na Venezuela?",
    ],
)
def test_which_bodies_were_set_up_because_of_a_crisis_asks_for_no_reason(note: Assistant, text: str) -> None:
    assert {item.value for item in note.ask(text).items} == {"quito-process", "r4v"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Between the Committee on Migration Issues and the CMC, which came later?", "cmc"),
        ("Entre la CRM et la CSM, laquelle est venue plus tard ?", "csm"),
        ("Entre la CRM y la CSM, ¿cuál vino después?", "csm"),
        ("Entre a CRM e a CSM, qual veio depois?", "csm"),
        ("Which came first the CRM or the CSM?", "crm"),
        ("Laquelle des deux conférences est la plus récente ?", "csm"),
    ],
)
def test_bodies_named_before_the_interrogative_are_chosen_between(note: Assistant, text: str, body: str) -> None:
    assert values(note.ask(text)) == [body]


@pytest.mark.parametrize(
    "text",
    [
        "Which came first, the CRM or the CSM, and in what year?",
        "Laquelle est venue en premier, la CRM ou la CSM, et en quelle année ?",
        "¿Cuál vino primero, la CRM o la CSM, y en qué año?",
        "Qual veio primeiro, a CRM ou a CSM, e em que ano?",
    ],
)
def test_the_year_asked_for_beside_is_that_of_the_one_that_came_first(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["1996", "crm"]


@pytest.mark.parametrize(
    "text",
    [
        "Which of the two compacts is the older?",
        "Lequel des deux pactes est le plus ancien ?",
        "¿Cuál de los dos pactos es más antiguo?",
        "Qual dos dois pactos é o mais antigo?",
    ],
)
def test_a_year_and_a_month_of_it_do_not_tell_which_is_older(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) in ([], ["gcm", "gcr"])


@pytest.mark.parametrize(
    "text",
    [
        "Are all the mechanisms older than 2018?",
        "Chaque mécanisme date-t-il d'avant 2018 ?",
        "¿Son todos los mecanismos anteriores a 2018?",
        "Todos os mecanismos são anteriores a 2018?",
    ],
)
def test_all_are_of_a_time_only_where_none_is_of_another(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert (answer.verdict, values(answer)) == ("no", ["gcm", "gcr", "quito-process", "r4v"])


@pytest.mark.parametrize("text", ["Are all the mechanisms later than 1990?", "Todos os foros são de depois de 1990?"])
def test_one_without_a_date_keeps_all_from_being_of_a_time(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    ["Did the CAM begin before the CMC?", "La CAM est-elle née avant les CMC ?", "¿La CAM nació antes que las CMC?"],
)
def test_one_before_another_is_put_to_the_test(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "Quels organismes sont nés de 1990 à 2003 ?",
        "Which bodies came into being in the period 1990-2003?",
        "¿Qué organismos nacieron de 1990 a 2003?",
        "Que organismos surgiram no período 1990-2003?",
    ],
)
def test_bodies_of_a_range_of_years_are_all_of_those_between(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == ["comite", "forum", "ligue"]


@pytest.mark.parametrize(
    "text",
    [
        "Quels organismes ont été créés avant le Forum des marées ?",
        "Which bodies existed before the Tide Forum?",
        "¿Qué organismos se crearon antes que el Foro de las Mareas?",
        "Que organismos foram criados antes do Fórum das Marés?",
    ],
)
def test_bodies_of_before_another_are_not_the_first_alone(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == ["cfa", "comite", "ligue", "ris"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le plus jeune de tous ces organismes ?", ["tern"]),
        ("The youngest of all these bodies?", ["tern"]),
        ("¿El más joven de todos estos organismos?", ["tern"]),
        ("O mais novo de todos estes organismos?", ["tern"]),
        ("Which body was created last?", ["tern"]),
        ("¿Qué organismo se creó en último lugar?", ["tern"]),
        ("Le plus grand organisme par le nombre de membres ?", ["ligue"]),
        ("The largest body by number of members?", ["ligue"]),
        ("¿El mayor organismo por número de miembros?", ["ligue"]),
        ("O maior organismo em número de membros?", ["ligue"]),
        ("Entre la LDP et le CDB, lequel rassemble le plus d'États ?", ["ligue"]),
        ("Quel organisme réunit le plus de pays ?", ["ligue"]),
        ("Lequel de ces organismes a le plus grand nombre d'États membres ?", ["ligue"]),
        ("¿Cuál de estos organismos tiene el mayor número de Estados miembros?", ["ligue"]),
    ],
)
def test_a_rank_alone_asks_for_what_has_it(seas: Assistant, text: str, expected: list[str]) -> None:
    answer = seas.ask(text)
    assert values(answer) == expected
    assert answer.verdict is None


@pytest.mark.parametrize(
    "text",
    [
        "De combien d'organismes l'Italie est-elle membre ?",
        "How many organizations is Italy a member of?",
        "¿En cuántas instancias participa Italia?",
        "De quantas organizações a Itália é membro?",
        "¿Cuántos organismos tienen a Italia como miembro?",
    ],
)
def test_the_bodies_of_a_country_are_counted(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == ["2"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("La CRM a-t-elle précédé le processus de Quito ?", "yes"),
        ("Did the Quito Process precede the RCM?", "no"),
        ("¿La CRM precedió al Proceso de Quito?", "yes"),
        ("O Processo de Quito precedeu a CRM?", "no"),
        ("La CAM a-t-elle précédé la CSM ?", "no"),
    ],
)
def test_which_of_two_bodies_came_first_is_told_by_their_founding(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict
