"""Messages that ask several things: every part is answered, or said not to be."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.messages.parts import parts
from tests.app.invented import values


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Is the CMC still working, and when did it begin?", ["No.", "January 2016"]),
        ("La CMC fonctionne-t-elle encore et quand a-t-elle commencé ?", ["Non.", "janvier 2016"]),
        ("¿Sigue funcionando la CMC, y cuándo empezó?", ["No.", "enero de 2016"]),
        ("A CMC ainda funciona, e quando começou?", ["Não.", "janeiro de 2016"]),
        ("Is the GCM binding, and how many countries signed it?", ["No.", "164 "]),
        ("quando foi criada a CSM, quantos membros tem e o Brasil faz parte?", ["1999", "12 ", "Sim. Brasil"]),
        ("¿Cuándo se creó la CSM y Brasil forma parte?", ["1999", "Sí. Brasil"]),
        ("¿Qué es el MIRPS? ¿Está Colombia?", ["«", "No. Colombia"]),
        ("Me diz quantos objetivos tem o pacto global, onde foi assinado e se é vinculante",
         ["23 ", "Marrakech", "Não"]),
        ("What questions will panelists answer and how long do they have?", ["“", "7 minutes"]),
        ("¿A qué preguntas responden los panelistas y cuánto tiempo tienen?", ["«", "7 minutos"]),
        ("how many objectives, thematic areas and signatories does the GCM have?", ["23 ", "5 ", "164 "]),
        ("Combien d'objectifs, de domaines thématiques et de signataires compte le GCM ?", ["23 ", "5 ", "164 "]),
        ("For the Quito Process: year, members and objective?", ["2018", "12 countries", "“"]),
        ("Combien de temps les discussions sur le Pacte mondial sur les réfugiés ont-elles duré et qui y a pris part ?",
         ["plus de 18 mois", "«"]),
        ("How long did the discussions on the refugee compact last, and who took part?", ["more than 18 months", "“"]),
        ("¿Cuánto duraron las discusiones del Pacto Mundial sobre los Refugiados y quién participó?",
         ["más de 18 meses", "«"]),
        ("Quanto tempo duraram as discussões do Pacto Global sobre Refugiados, e quem participou?",
         ["mais de 18 meses", "«"]),
        ("La Bolivie participe-t-elle au Processus de Quito, et sinon à quelle conférence participe-t-elle ?",
         ["Non. Bolivie", "Conférence sud-américaine"]),
        ("Is Bolivia in the Quito Process, and if not, which conference does it belong to?",
         ["No. Bolivia", "South American Conference"]),
        ("R4V: number of partners + number of countries", ["more than 192", "17 "]),
        ("CMC launch month + number of governments", ["January 2016", "more than 20"]),
        ("CMC : mois de lancement + nombre de gouvernements", ["janvier 2016", "plus de 20"]),
        ("CMC: mes de lanzamiento + número de gobiernos", ["enero de 2016", "más de 20"]),
        ("CMC: mês de lançamento + número de governos", ["janeiro de 2016", "mais de 20"]),
        ("instrument that created the CAM, date and the council of which it is a part",
         ["résolution AG/RES. 2738", "June 2012", "Inter-American Council"]),
        ("instrumento que creó la CAM, fecha y el consejo del que depende",
         ["résolution AG/RES. 2738", "junio de 2012", "Consejo Interamericano"]),
        ("In which city and month was the GCM signed?", ["Marrakech", "December 2018"]),
        ("Dans quelle ville et mois a été signé le GCM ?", ["Marrakech", "décembre 2018"]),
        ("¿En qué ciudad y mes se firmó el GCM?", ["Marrakech", "diciembre de 2018"]),
        ("Em que cidade e mês foi assinado o GCM?", ["Marrakech", "dezembro de 2018"]),
        ("oldest mechanism and its year", ["Regional Conference", "1996"]),
        ("le mécanisme le plus ancien et son année", ["Conférence régionale", "1996"]),
        ("el mecanismo más antiguo y su año", ["Conferencia Regional", "1996"]),
        ("o mecanismo mais antigo e seu ano", ["Conferência Regional", "1996"]),
        ("Which texts came out of the SACM, with their years?",
         ["South American Plan", "South American Plan", "Buenos Aires Declaration: 2013"]),
        ("À quels textes la CSM a-t-elle contribué, avec leurs années ?",
         ["Plan sud", "Plan sud", "Déclaration de Buenos"]),
        ("By which resolution and under which article was the CAM created?", ["résolution AG/RES. 2738", "article 58"]),
        ("What is the oldest and the newest mechanism?", ["Regional Conference", "Quito Process"]),
        ("¿Cuál es el mecanismo más antiguo y el más reciente?", ["Conferencia Regional", "Proceso de Quito"]),
        ("Quel est le plus ancien et le plus récent des mécanismes ?", ["Conférence régionale", "Processus de Quito"]),
        ("Qual é o mecanismo mais antigo e o mais recente?", ["Conferência Regional", "Processo de Quito"]),
        ("GCM: signature date, city, number of signatories", ["December 2018", "Marrakech", "164 "]),
        ("GCM : date de signature, ville, nombre de signataires", ["décembre 2018", "Marrakech", "164 "]),
        ("GCM: fecha de firma, ciudad y número de firmantes", ["diciembre de 2018", "Marrakech", "164 "]),
        ("GCM: data de assinatura, cidade e número de signatários", ["dezembro de 2018", "Marrakech", "164 "]),
        ("Quel texte fonde le Processus de Quito ? Et lie-t-il ses membres ?", ["Déclaration de Quito", "Non."]),
        ("¿Qué resolución creó la CAM y qué artículo de qué reglamento la ampara?",
         ["résolution AG/RES. 2738", "article 58"]),
    ],
)  # fmt: skip
def test_each_part_has_its_line(note: Assistant, text: str, lines: list[str]) -> None:
    told = note.ask(text).answer.split("\n")
    assert len(told) == len(lines)
    assert all(line.startswith(begin) for line, begin in zip(told, lines, strict=True))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("How many thematic axes does Quito have, and what are they?", "The documents do not say."),
        ("¿Cuántos ejes temáticos tiene el Proceso de Quito y cuáles son?", "los documentos no lo dicen."),
        ("Combien d'axes thématiques a le Processus de Quito, et quels sont-ils ?", "les documents ne le disent pas."),
        ("Quantos eixos temáticos tem o Processo de Quito, e quais são?", "os documentos não o dizem."),
        ("how many objectives, thematic areas and staff does the GCM have?", "the documents do not say."),
        ("When was the GCM signed and who opposed it?", "the documents do not say."),
        ("¿Cuándo se firmó el GCM y quién se opuso?", "los documentos no lo dicen."),
        ("Does the CMC still exist and who funds it?", "the documents do not say."),
        ("When was the Quito Process created, and how is it financed?", "the documents do not say."),
        ("Quand le Processus de Quito a-t-il été créé, et comment est-il financé ?", "les documents ne le disent pas."),
        ("¿Cuándo se creó el Proceso de Quito y cómo se financia?", "los documentos no lo dicen."),
        ("Quando foi criado o Processo de Quito e como é financiado?", "os documentos não o dizem."),
    ],
)
def test_a_part_that_is_not_told_is_said_to_be_so(note: Assistant, text: str, said: str) -> None:
    answer = note.ask(text)
    assert answer.status == "answered"
    assert answer.answer.split("\n")[-1].endswith(said)


def test_what_is_counted_is_named_where_its_sentence_lists_it(note: Assistant) -> None:
    first, second = note.ask("How many axes does the CRM have and what are they?").answer.split("\n")
    assert first.startswith("3 ")
    assert "la coopération entre les pays" in second


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Which body do Canada and Mexico belong to?", "en"),
        ("À quels processus le Chili et le Brésil participent-ils ?", "fr"),
        ("¿A qué procesos pertenecen Chile y Brasil?", "es"),
        ("Quels sont les États qui ont signé le pacte et qui ont payé ?", "fr"),
        ("How many countries in Africa, Asia and Europe signed the GCM?", "en"),
        ("Quels mécanismes, processus ou pactes de la note sont datés de 2018 ?", "fr"),
        ("¿Qué mecanismos, procesos o pactos de la nota son de 2018?", "es"),
        ("Quais mecanismos, processos ou pactos da nota são de 2018?", "pt"),
        ("Porque é que o conselho acabou com o grupo?", "pt"),
        ("Quels sont les États parties, par ratification ou adhésion, au traité ?", "fr"),
        ("Si les délégués ne s'accordent pas, à quelle majorité votent-ils ?", "fr"),
        ("If the delegates do not agree, by what majority do they vote?", "en"),
        ("Si el presidente renuncia, ¿quién asume el cargo?", "es"),
        ("Se a presidente sair a meio, quem assume?", "pt"),
        ("Com base em que artigo e de que regulamento foi constituída?", "pt"),
    ],
)
def test_one_question_stays_one(text: str, language: str) -> None:
    assert len(parts(text, language)) == 1


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Où et à quelles dates la réunion se tiendra-t-elle ?", "fr", "Où la réunion se tiendra-t-elle ?"),
        ("Where and on which dates will the meeting be held?", "en", "Where will the meeting be held?"),
        ("In which city and on which dates will it be held?", "en", "In which city will it be held?"),
        ("¿En qué ciudad y en qué fechas será la reunión?", "es", "¿En qué ciudad será la reunión?"),
        ("Onde e em que datas será a reunião?", "pt", "Onde será a reunião?"),
        ("Under the pact, where and when will they meet?", "en", "Under the pact, where will they meet?"),
        ("Selon le texte révisé, où et quand siège-t-il ?", "fr", "Selon le texte révisé, où siège-t-il ?"),
        ("Según el pacto, ¿dónde y cuándo se reúnen?", "es", "Según el pacto, ¿dónde se reúnen?"),
        ("Segundo o pacto, onde e quando se reúnem?", "pt", "Segundo o pacto, onde se reúnem?"),
    ],
)
def test_an_interrogative_alone_takes_what_the_next_one_asks(text: str, language: str, expected: str) -> None:
    first, second = parts(text, language)
    assert first == expected
    assert second.split()[0] in {"et", "and", "y", "e"}


@pytest.mark.parametrize(
    ("text", "language", "second"),
    [
        ("Quel pays a promis de l'argent, combien, et pour quelle raison ?", "fr", "combien"),
        ("Which country promised money, how much, and for what purpose?", "en", "how much"),
        ("¿Qué país prometió dinero, cuánto y para qué fin?", "es", "cuánto"),
        ("Que país prometeu dinheiro, quanto e para que fim?", "pt", "quanto"),
    ],
)
def test_how_much_counts_no_noun_of_another_relation(text: str, language: str, second: str) -> None:
    assert len(parts(text, language)) == 3
    assert parts(text, language)[1] == second


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Secrétaire du Comité des balises : qui est-ce, depuis quand et pour combien d'années ?", "fr"),
        ("Secretary of the Tides Forum: who is it, since when and for how many years?", "en"),
        ("Secretaria del Consejo de los Faroles: ¿quién es, desde cuándo y por cuántos años?", "es"),
        ("Secretária da Rede das Ilhas: quem é, desde quando exerce e por quantos anos?", "pt"),
    ],
)
def test_who_it_is_is_asked_beside_further_things(text: str, language: str) -> None:
    assert len(parts(text, language)) == 3


@pytest.mark.parametrize(
    ("text", "language", "noun"),
    [
        ("o fórum mais antigo e seu ano", "pt", "seu ano"),
        ("el foro más antiguo y su año", "es", "su año"),
        ("le forum le plus ancien et son année", "fr", "son année"),
        ("the oldest forum and its year", "en", "its year"),
    ],
)
def test_the_noun_of_a_further_thing_stands_without_what_joins_it(text: str, language: str, noun: str) -> None:
    assert parts(text, language)[1:] == [noun]


@pytest.mark.parametrize(
    "text",
    [
        "Que resolução criou a CAM e que artigo a ampara?",
        "Resolución y artículo que crean la CAM",
        "Quelle résolution et quel article fondent la CAM ?",
        "Which resolution and which article founded the CAM?",
    ],
)
def test_an_act_and_an_article_are_both_told(note: Assistant, text: str) -> None:
    answer = note.ask(text).answer
    assert "résolution AG/RES. 2738" in answer
    assert "article 58" in answer


def test_the_article_of_an_act_is_no_question_for_the_act(note: Assistant) -> None:
    assert note.ask("Under which article was the CAM created?").answer.startswith("article 58")


@pytest.mark.parametrize(
    "turns",
    [
        "who leads the R4V, which agencies",
        "Qui dirige la R4V, quels organismes ?",
        "¿Quién dirige la R4V, qué organismos?",
        "Quem lidera a R4V, quais agências?",
        "Who leads the R4V? | which agencies?",
        "¿Quién dirige la R4V? | ¿qué organismos?",
    ],
)
def test_a_part_that_but_says_again_what_is_asked_has_no_answer_of_its_own(note: Assistant, turns: str) -> None:
    *history, text = turns.split(" | ")
    assert values(note.ask(text, history=history)) == ["iom", "unhcr"]


@pytest.mark.parametrize(
    ("text", "language", "acts"),
    [
        ("LDP traité dates signature et entrée en vigueur", "fr", ("signature", "entrée en vigueur")),
        ("dates of signature and entry into force of the LDP treaty", "en", ("signature", "entry into force")),
        ("LDF: fechas de firma y de entrada en vigor", "es", ("firma", "entrada en vigor")),
        ("LDF: datas da assinatura e da entrada em vigor", "pt", ("assinatura", "entrada em vigor")),
    ],
)
def test_the_dates_of_two_acts_are_asked_for_one_by_one(text: str, language: str, acts: tuple[str, str]) -> None:
    first, second = parts(text, language)
    assert acts[0] in first and acts[1] not in first
    assert acts[1] in second and acts[0] not in second


@pytest.mark.parametrize(
    ("text", "language", "second"),
    [
        (
            "Où siège la ligue et dans quelles langues travaille-t-elle ?",
            "fr",
            "et dans quelles langues travaille-t-elle ?",
        ),
        ("Who runs the league and under which act?", "en", "and under which act?"),
        ("¿Dónde está la liga y en qué idiomas trabaja?", "es", "y en qué idiomas trabaja?"),
        ("Onde fica a liga e em que línguas se trabalha?", "pt", "e em que línguas se trabalha?"),
        ("Que país deixou a liga e em que altura?", "pt", "e em que altura?"),
        (
            "Soudan : écarté depuis quelle date, et sur la base de quelle décision ?",
            "fr",
            "et sur la base de quelle décision ?",
        ),
        (
            "Deuxième protocole : qui l'a ratifié, et combien d'États en faut-il ?",
            "fr",
            "et combien d'États en faut-il ?",
        ),
        ("Que decisão criou o grupo e que país o coordena?", "pt", "e que país o coordena?"),
        ("¿Qué decisión creó el grupo y qué país lo coordina?", "es", "y qué país lo coordina?"),
        ("Peut-on entrer tard dans la salle ? Dans quel article est-ce ?", "fr", "Dans quel article est-ce ?"),
        ("Does the cover extend to unpaid work? In which article is that?", "en", "In which article is that?"),
        ("¿El seguro de paro entra en el acuerdo? ¿En qué artículo está?", "es", "¿En qué artículo está?"),
        ("O seguro desemprego entra nesse acordo? Em que artigo está?", "pt", "Em que artigo está?"),
    ],
)
def test_a_further_question_is_a_part_of_its_own(text: str, language: str, second: str) -> None:
    assert parts(text, language)[1:] == [second]


@pytest.mark.parametrize(
    ("text", "language", "second"),
    [
        ("Quand la CSM a-t-elle été créée, et aussi qui la préside ?", "fr", "et qui la préside ?"),
        ("When was the SACM set up, and also who chairs it?", "en", "and who chairs it?"),
        ("¿Cuándo se creó la CSM, y también quién la preside?", "es", "y quién la preside?"),
        ("Quando foi criada a CSM, e também quem a preside?", "pt", "e quem a preside?"),
        ("Is the GCM binding; where was it signed?", "en", "where was it signed?"),
        ("¿Es vinculante el PMM; dónde se firmó?", "es", "dónde se firmó?"),
    ],
)
def test_also_and_a_semicolon_join_a_further_question(text: str, language: str, second: str) -> None:
    assert parts(text, language)[1:] == [second]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le GCM est-il contraignant, où a-t-il été signé et combien de pays l'ont signé ?", "fr"),
        ("Is the GCM binding, where was it signed and how many countries signed it?", "en"),
        ("¿Es vinculante el GCM, dónde se firmó y cuántos países lo firmaron?", "es"),
        ("O GCM é vinculante, onde foi assinado e quantos países o assinaram?", "pt"),
    ],
)
def test_a_yes_or_a_no_may_open_a_list_of_questions(text: str, language: str) -> None:
    assert len(parts(text, language)) == 3


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Pour la CSM : présidence, date de création", "1999"),
        ("For the SACM: chair, year of creation", "1999"),
        ("Para la CSM: presidencia, fecha de creación", "1999"),
        ("Para a CSM: presidência, data de criação", "1999"),
    ],
)
def test_a_noun_of_a_list_leans_on_none_before_it(note: Assistant, text: str, year: str) -> None:
    assert note.ask(text).answer.split("\n")[1].startswith(year)


@pytest.mark.parametrize(
    "text",
    [
        "Quand la CRM a-t-elle été créée et où est son siège ?",
        "When was the RCM set up and where is it based?",
        "¿Cuándo se creó la CRM y dónde tiene su sede?",
        "Quando foi criada a CRM e onde tem a sua sede?",
    ],
)
def test_where_a_body_has_its_seat_is_not_where_it_was_founded(note: Assistant, text: str) -> None:
    told = note.ask(text)
    assert [item.value for item in told.items] == ["1996"]
    assert len(told.answer.split("\n")) == 2


@pytest.mark.parametrize(
    ("text", "language", "second"),
    [
        ("Qui préside le CAR ? Par ailleurs, est-il contraignant ?", "fr", "est-il contraignant ?"),
        ("Who chairs the CAR? Besides, which countries belong to it?", "en", "which countries belong to it?"),
        ("¿Quién preside el CAR? Otra cosa: ¿desde cuándo existe?", "es", "¿desde cuándo existe?"),
        ("Quem preside o CAR? Além disso, é vinculante?", "pt", "é vinculante?"),
        ("When was the CAR set up, and is it up and running?", "en", "and is it up and running?"),
        ("Qui préside le CAR, et quel est, au bas mot, l'effectif de ses membres ?", "fr",
         "et quel est, au bas mot, l'effectif de ses membres ?"),
        ("¿Qué había antes del CAR y desde cuándo existe?", "es", "y desde cuándo existe?"),
        ("O que havia antes do CAR e desde quando existe?", "pt", "e desde quando existe?"),
        ("As for the CAR: who chairs it, then how many members does it have?", "en",
         "then how many members does it have?"),
    ],
)  # fmt: skip
def test_what_but_joins_a_further_question_hides_it_not(text: str, language: str, second: str) -> None:
    assert parts(text, language)[1:] == [second]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Which instrument established the R4V? And who chairs it?", "do not say by which instrument"),
        ("De quelle organisation relève le Processus de Quito ? Par ailleurs, quand a-t-il été créé ?",
         "ne disent pas de quelle instance"),
        ("¿Qué países integran el MIRPS? Además, ¿sigue funcionando?", "no dicen si sigue"),
        ("Quando deixou de funcionar a CAM? E desde quando existe?", "não dão essa data"),
    ],
)  # fmt: skip
def test_a_part_is_not_answered_with_what_another_part_is_answered_with(note: Assistant, text: str, said: str) -> None:
    answer = note.ask(text)
    assert said in answer.answer
    assert answer.items


@pytest.mark.parametrize(
    "text",
    [
        "Quel était le prédécesseur de la CAM, et à quel organe de l'OEA ce prédécesseur était-il rattaché ?",
        "Tell me what came before the CAM, and which OAS body that forerunner was attached to.",
        "¿Qué había antes de la CAM, y a qué órgano de la OEA estaba adscrito ese antecesor?",
        "Qual era o antecessor da CAM, e a que órgão da OEA esse antecessor estava ligado?",
    ],
)
def test_a_part_asks_of_what_the_part_before_is_answered_with(note: Assistant, text: str) -> None:
    assert [item.value for item in note.ask(text).items] == ["special-committee-migration", "oas-permanent-council"]


@pytest.mark.parametrize(
    "text",
    [
        "Quel mécanisme date de 1999, et quel mécanisme compte 6 membres ?",
        "Which mechanism dates from 1999? And which one has 6 members?",
        "¿Qué mecanismo data de 1999 y cuál tiene 6 miembros?",
        "Que mecanismo data de 1999, e qual tem 6 membros?",
    ],
)
def test_of_two_questions_for_a_body_each_keeps_its_own_condition(note: Assistant, text: str) -> None:
    assert [item.value for item in note.ask(text).items] == ["csm", "mirps"]
