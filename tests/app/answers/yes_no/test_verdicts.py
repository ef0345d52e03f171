"""Yes or no is told by the clause that says what is asked, and by what denies there."""

from __future__ import annotations

import pytest

from app.answers.yes_no import verdicts
from app.assistant import Assistant
from app.drafts import Draft, DraftItem, Evidence
from app.questions import question as questions
from ingest.records import Span


def told(seas: Assistant, text: str, sentence: str, tongue: str) -> bool | None:
    return verdicts.told(questions.understand(text, seas.names), sentence, tongue)


@pytest.mark.parametrize(
    ("text", "sentence", "tongue"),
    [
        ("Le Tchad avait-il ratifié le pacte en 2020 ?", "Chad had not yet ratified the pact in 2020.", "en"),
        ("Had Chad ratified the pact by 2020?", "En 2020, le Tchad n'avait pas encore ratifié le pacte.", "fr"),
        ("¿Había ratificado el Chad el pacto en 2020?", "Em 2020, o Chade ainda não tinha ratificado o pacto.", "pt"),
        ("O Chade tinha ratificado o pacto em 2020?", "En 2020, el Chad aún no había ratificado el pacto.", "es"),
        ("Does the figure cover Yemen?", "Members reported 900 cases. The figure does not include Yemen.", "en"),
        ("Le phare fonctionne-t-il encore ?", "Le phare a été suspendu en 2021.", "fr"),
        ("Is the desk still running?", "The desk was dissolved in 2019.", "en"),
        ("¿Sigue vigente el acuerdo?", "El acuerdo quedó sin efecto en 2020.", "es"),
        ("A mesa ainda funciona?", "A mesa foi extinta em 2018.", "pt"),
        ("Is Chile a member yet?", "Chile applied in 2023; its request is pending.", "en"),
        ("¿Exige saber francés?", "El francés se valora, no se exige.", "es"),
        ("Faut-il payer des frais d'entrée ?", "Dispensés : les frais d'entrée de tous.", "fr"),
        ("Aceptó la asamblea mudar la oficina?", "Rechazar, por cuatro votos, la propuesta de mudar la oficina.", "es"),
        ("O português é língua de trabalho?", "The working languages are English and Spanish.", "en"),
        ("Was Chad admitted?", "The Council decided to postpone the request of Chad to its next session.", "en"),
        ("O Chade foi admitido?", "O Conselho decidiu adiar o pedido do Chade.", "pt"),
        ("Is the committee temporary?", "The committee is a standing one.", "en"),
        ("Le comité est-il provisoire ?", "El comité es permanente.", "es"),
        ("Does the alert work?", "They regretted that the alert, foreseen in the plan, does not work.", "en"),
        ("Can reservations be made to article 9?", "All reservations are allowed, except to article 9.", "en"),
        ("Must ports follow the guidelines?", "Les lignes directrices sont dépourvues de force obligatoire.", "fr"),
        ("Les directives ont-elles force obligatoire ?", "The guidelines are devoid of binding force.", "en"),
        ("As diretrizes têm força obrigatória?", "Las directrices están desprovistas de fuerza obligatoria.", "es"),
        ("¿Tienen fuerza obligatoria las directrices?", "As diretrizes são desprovidas de força obrigatória.", "pt"),
        ("Is the charter binding?", "La charte est un texte politique, sans effet obligatoire.", "fr"),
        ("La charte est-elle contraignante ?", "The charter is a political text, without binding effect.", "en"),
        ("A carta é vinculativa?", "La carta es un texto político, sin efecto obligatorio.", "es"),
        ("¿Es vinculante la carta?", "A carta é um texto político, sem efeito vinculativo.", "pt"),
        ("Is Chad in it yet?", "Le Tchad étudie une éventuelle participation.", "fr"),
        ("Le Tchad y participe-t-il déjà ?", "Chad is considering a possible participation.", "en"),
        ("O Chade já participa?", "El Chad estudia una eventual participación.", "es"),
        ("¿Participa ya el Chad?", "O Chade avalia uma eventual participação.", "pt"),
        ("Does it cover wrecks?", "Wrecks fall outside its scope.", "en"),
        ("Is Chad in it yet?", "Chad asked in 2022 to become a member; that was not decided.", "en"),
        ("¿Participa ya el Chad?", "El Chad pidió en 2022 participar.", "es"),
        ("O Chade já participa?", "O Chade pediu em 2022 para entrar e participar.", "pt"),
        (
            "La Bosnie maintient-elle encore sa réserve ?",
            "La Bosnie a émis une réserve, qu'elle a levée en 2022.",
            "fr",
        ),
        ("Does Bosnia still keep its reservation?", "The reservation of Bosnia was lifted in 2022.", "en"),
        ("¿Mantiene todavía Bosnia su reserva?", "La reserva de Bosnia fue levantada en 2022.", "es"),
        ("A Bósnia ainda mantém a reserva?", "A reserva da Bósnia foi levantada em 2022.", "pt"),
        (
            "Is the budget adopted by two thirds?",
            "Acts are adopted by two thirds, except the budget, by consensus.",
            "en",
        ),
    ],
)
def test_a_word_of_denying_ending_or_waiting_is_a_no(seas: Assistant, text: str, sentence: str, tongue: str) -> None:
    assert told(seas, text, sentence, tongue) is False


@pytest.mark.parametrize(
    ("text", "sentence", "tongue"),
    [
        ("Was the hotline suspended?", "The hotline, opened in 2017, was suspended in 2022.", "en"),
        ("Le mandat est-il renouvelable ?", "Le mandat ne peut être renouvelé qu'une fois.", "fr"),
        ("Peut-elle assister aux séances ?", "Elle assiste aux séances mais n'a pas de statut propre.", "fr"),
        ("¿Se admiten reservas al artículo 9?", "No se admiten reservas, excepto al artículo 9.", "es"),
        ("Podem os consulados ajudar?", "Os consulados podem ajudar onde não há missão.", "pt"),
        ("Are files already accepted still covered?", "Leaving does not affect files already accepted.", "en"),
        ("¿Puede entrar sin pagar?", "Puede entrar sin pagar entrada.", "es"),
        ("Aplica-se o acordo embora não o tenha ratificado?", "O acordo aplica-se desde 2020.", "pt"),
        ("La ligue est-elle encore en activité ?", "En activité, quoique deux sessions aient été annulées.", "fr"),
        ("Is the league still in operation?", "In operation, although two sittings were cancelled.", "en"),
        ("¿Sigue la liga en actividad?", "En actividad, aunque se cancelaron dos sesiones.", "es"),
        ("A liga ainda está em atividade?", "Em atividade, embora duas sessões tenham sido canceladas.", "pt"),
        (
            "Le Tchad est-il déjà membre ?",
            "Le Tchad, dont la candidature date de 2021, a été admis comme membre en 2022.",
            "fr",
        ),
        ("Is Chad a member yet?", "Chad applied for membership in 2021 and was admitted in 2022.", "en"),
        ("¿Participa ya el Chad?", "El Chad pidió en 2021 participar y fue admitido en 2022.", "es"),
        ("O Chade já participa?", "O Chade pediu em 2021 para entrar e foi admitido em 2022.", "pt"),
        ("Is the league still at work?", "The league is at work: its suspension of 2020 was lifted.", "en"),
    ],
)
def test_a_not_of_something_else_is_no_no(seas: Assistant, text: str, sentence: str, tongue: str) -> None:
    assert told(seas, text, sentence, tongue) is True


@pytest.mark.parametrize(
    ("text", "tongue", "no"),
    [
        ("It has a charter, doesn't it?", "en", "It has no charter."),
        ("Il a une charte, n'est-ce pas ?", "fr", "Il n'a pas de charte."),
        ("Tiene una carta, ¿no?", "es", "No tiene carta."),
        ("Tem uma carta, não é?", "pt", "Não tem carta."),
    ],
)
def test_a_tag_that_asks_to_agree_denies_nothing(seas: Assistant, text: str, tongue: str, no: str) -> None:
    question = questions.understand(text, seas.names, tongue)
    assert verdicts.told(question, no, tongue) is False


def test_who_is_asked_to_be_exempt_is_so_only_where_the_text_says_it(seas: Assistant) -> None:
    asked = "Are private schools exempt from the levy?"
    assert told(seas, asked, "Private schools are exempt from the levy.", "en") is True
    assert told(seas, asked, "Private schools pay the levy.", "en") is False


def test_a_question_and_silence_on_a_country_say_nothing(seas: Assistant) -> None:
    assert told(seas, "Does the Forum fix prices?", "Do we fix prices?", "en") is None
    assert told(seas, "Did Chile sign the pact?", "Peru signed the pact.", "en") is None


def test_an_answer_from_facts_that_only_gives_values_decides_nothing(seas: Assistant) -> None:
    question = questions.understand("Is the Tide Forum legally binding?", seas.names)
    document = next(iter(seas.knowledge.metadata))
    rests = (Evidence(document, Span(0, 10)),)
    item = DraftItem("number", "4", rests)
    assert verdicts.by_sentence(Draft("number", [item], list(rests)), question, seas.knowledge) is None
    kept = Draft("legal", [], list(rests), verdict=True)
    assert verdicts.by_sentence(kept, question, seas.knowledge) is kept


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Les États versent-ils une part ?", True),
        ("Le mandat est-il renouvelable ?", True),
        ("Le mandat ?", False),
        ("la charte est elle contraignante", True),
        ("L'accord qui fonde la Ligue des phares oblige-t-il ses membres ?", True),
    ],
)
def test_a_noun_and_a_verb_with_its_pronoun_ask_for_yes_or_no(seas: Assistant, text: str, wants: bool) -> None:
    assert questions.understand(text, seas.names, "fr").polar is wants


@pytest.mark.parametrize(
    ("text", "sentence", "tongue"),
    [
        ("Les politiques doivent-elles respecter le droit ?", "Les acteurs non étatiques respectent le droit.", "fr"),
        ("Must policies respect the law?", "Non-state actors and policies must respect the law.", "en"),
        ("¿Deben respetar el derecho?", "Los actores no estatales deben respetar el derecho.", "es"),
        ("Devem respeitar o direito?", "Os atores não estatais devem respeitar o direito.", "pt"),
    ],
)
def test_who_is_no_state_denies_nothing(seas: Assistant, text: str, sentence: str, tongue: str) -> None:
    assert told(seas, text, sentence, tongue) is True


@pytest.mark.parametrize(
    ("text", "sentence", "tongue", "expected"),
    [
        ("Did only states take part?", "More than 20 states and 10 organisations took part.", "en", False),
        (
            "¿Participaron solo Estados?",
            "Participaron los Estados miembros de la Liga, expertos y pescadores.",
            "es",
            False,
        ),
        ("Participaram apenas os Estados?", "Les États membres de la Ligue, des experts y participèrent.", "fr", False),
        ("Seuls les États votent ?", "Les États votent, et le Bureau préside.", "fr", True),
        ("Did only states take part?", "The states took part.", "en", True),
    ],
)
def test_what_stands_in_a_list_is_not_alone(
    seas: Assistant, text: str, sentence: str, tongue: str, expected: bool
) -> None:
    assert told(seas, text, sentence, tongue) is expected


@pytest.mark.parametrize(
    ("text", "sentence", "tongue", "expected"),
    [
        (
            "Were the 2022 accounts passed without remarks?",
            "The accounts were passed without remarks in 2023.",
            "en",
            True,
        ),
        ("Les comptes ont-ils été arrêtés sans réserve ?", "The accounts were passed without reserve.", "en", True),
        ("Les comptes ont-ils été arrêtés avec réserve ?", "Les comptes ont été arrêtés sans réserve.", "fr", False),
        ("Were the accounts passed in 2022?", "The accounts were passed in March 2023.", "en", False),
    ],
)
def test_what_is_done_without_and_the_year_of_a_thing_deny_nothing(
    seas: Assistant, text: str, sentence: str, tongue: str, expected: bool
) -> None:
    assert told(seas, text, sentence, tongue) is expected


@pytest.mark.parametrize(
    ("text", "sentence", "tongue", "expected"),
    [
        ("Is it true that Chile never signed the pact?", "Le Chili ne l'a jamais signé.", "fr", True),
        ("É verdade que o Gana nunca votou?", "Ghana has never voted.", "en", True),
        ("C'est vrai que le Gabon ne vote pas ?", "Gabon votes in the assembly.", "en", False),
        ("Has Togo stopped paying?", "Le Togo n'a pas payé depuis 2016.", "fr", True),
        ("Was the levy suspended?", "La redevance n'a pas été suspendue.", "fr", False),
        ("Is Ghana's vote suspended?", "Ghana's vote was not suspended.", "en", False),
        ("¿Está suspendido el centro?", "O centro ainda funciona.", "pt", False),
        ("¿Le retiraron el voto a Ghana?", "O Conselho não retirou o direito de voto ao Gana.", "pt", False),
        ("Can a port leave without notice?", "A port may leave at any time, without notice.", "en", True),
        ("Pode um porto sair sem aviso?", "A port may leave with one month's notice.", "en", False),
        ("¿Puede el foro actuar sin ratificación?", "The forum needs no ratification to act.", "en", True),
    ],
)
def test_what_a_question_denies_itself_is_held_against_what_the_text_denies(
    seas: Assistant, text: str, sentence: str, tongue: str, expected: bool
) -> None:
    assert told(seas, text, sentence, tongue) is expected


@pytest.mark.parametrize(
    ("text", "sentence", "tongue", "expected"),
    [
        ("La Guinée est-elle toujours membre ?", "Guinea ended its membership in 2019.", "en", False),
        ("Is Peru still a member?", "Le Pérou, membre depuis 2001, a été suspendu, puis rétabli en 2020.", "fr", True),
        ("¿Está ya en vigor el convenio?", "The convention will take effect once six states accept it.", "en", False),
        ("A taxa já se aplica?", "The levy, opened for acceptance in 2018, is not in force.", "en", False),
        ("Did the council move to Lima?", "La propuesta de trasladar el consejo a Lima fue retirada.", "es", False),
        ("Did the council propose to move to Lima?", "El consejo propuso trasladarse a Lima.", "es", True),
        ("Is Chile a full member?", "Chile attends as an observer, with a voice and without a vote.", "en", False),
        ("¿Es Chile observador?", "Chile takes part as an observer, without a vote.", "en", True),
    ],
)
def test_what_has_ended_is_awaited_or_less_than_asked_is_a_no(
    seas: Assistant, text: str, sentence: str, tongue: str, expected: bool
) -> None:
    assert told(seas, text, sentence, tongue) is expected


@pytest.mark.parametrize(
    ("text", "sentence", "tongue", "expected"),
    [
        ("Is a simple majority enough?", "Le budget est adopté à la majorité des deux tiers.", "fr", False),
        ("Une majorité des deux tiers suffit-elle ?", "The budget needs a two-thirds majority.", "en", True),
        ("¿Decide el consejo por mayoría?", "O conselho decide por consenso.", "pt", False),
        ("O conselho decide por maioria?", "The council decides by a majority of three quarters.", "en", True),
        ("Does Chile pay more than half of the budget?", "Chile paga el 52 % del presupuesto.", "es", True),
        ("O Chile paga mais de metade do orçamento?", "Chile pays 38 % of the budget.", "en", False),
        ("Does Peru pay 45 % of the dues?", "Chile pays 45 % of the dues and Peru 20 %.", "en", False),
        ("Does Peru pay 20 % of the dues?", "Chile pays 45 % of the dues and Peru 20 %.", "en", True),
        ("La cotisation est-elle facultative ?", "Contributions are compulsory.", "en", False),
        ("Was the budget adopted unanimously?", "Le budget a été adopté avec une abstention.", "fr", False),
        ("Le budget a-t-il été adopté à l'unanimité ?", "It adopted the budget with one abstention.", "en", False),
        ("O orçamento passou por unanimidade?", "El presupuesto se adoptó con un voto en contra.", "es", False),
        ("¿Se adoptó el presupuesto por unanimidad?", "O orçamento foi adotado com uma abstenção.", "pt", False),
        ("Was the budget adopted?", "O orçamento foi adotado com uma abstenção.", "pt", True),
    ],
)
def test_majorities_shares_and_opposites_are_compared(
    seas: Assistant, text: str, sentence: str, tongue: str, expected: bool
) -> None:
    assert told(seas, text, sentence, tongue) is expected


@pytest.mark.parametrize(
    "sentence", ["The mandate shall be reviewed by 2021.", "The mandate will be reviewed by 2021."]
)
def test_what_is_to_be_done_was_not_done_yet(seas: Assistant, sentence: str) -> None:
    assert told(seas, "Has the mandate been reviewed?", sentence, "en") is None


def test_a_text_that_speaks_of_nothing_like_what_has_ended_gives_no_verdict(seas: Assistant) -> None:
    assert told(seas, "Is the ferry currently suspended?", "The ferry carries 200 passengers.", "en") is None


@pytest.mark.parametrize(
    ("text", "sentence", "tongue", "verdict"),
    [
        ("Le Pérou a-t-il voté pour le budget ?", "Le budget : six voix pour, abstention du Pérou.", "fr", False),
        ("Did Peru vote for the budget?", "The budget had six votes for; Peru voted against it.", "en", False),
        (
            "¿Votó el Perú a favor del presupuesto?",
            "El presupuesto: 6 votos a favor y la abstención del Perú.",
            "es",
            False,
        ),
        ("O Peru votou contra o orçamento?", "Orçamento: seis votos contra (Chile) e abstenção do Peru.", "pt", False),
        ("Did Peru abstain on the budget?", "The budget: six votes for, Peru abstaining.", "en", True),
        (
            "Le budget a-t-il été adopté à l'unanimité ?",
            "Le budget a été adopté : six voix pour, une contre.",
            "fr",
            False,
        ),
        ("Was the budget adopted unanimously?", "The budget was adopted by six votes and an abstention.", "en", False),
        ("¿Se aprobó el presupuesto por consenso?", "Se aprobó el presupuesto con dos votos en contra.", "es", False),
        (
            "O orçamento foi aprovado por unanimidade?",
            "O orçamento foi aprovado: nove votos e uma abstenção.",
            "pt",
            False,
        ),
        ("Was the budget adopted unanimously?", "The budget was adopted unanimously, no vote against.", "en", None),
        ("Did Chile not vote against the budget?", "Chile voted for the budget.", "en", None),
    ],
)
def test_another_vote_than_the_one_asked_about_is_a_no(
    seas: Assistant, text: str, sentence: str, tongue: str, verdict: bool | None
) -> None:
    found = told(seas, text, sentence, tongue)
    assert found is not False if verdict is None else found is verdict


@pytest.mark.parametrize(
    ("text", "sentence", "tongue"),
    [
        ("La Charte a-t-elle force obligatoire ?", "La Charte est un texte politique, sans effet obligatoire.", "fr"),
        ("Is the Charter binding?", "The Charter is a political text, without binding effect.", "en"),
        ("¿Es vinculante la Carta?", "La Carta es un texto político, sin carácter vinculante.", "es"),
        ("A Carta é vinculativa?", "A Carta é um texto político, sem caráter vinculativo.", "pt"),
    ],
)
def test_what_is_without_binding_effect_does_not_bind(seas: Assistant, text: str, sentence: str, tongue: str) -> None:
    assert told(seas, text, sentence, tongue) is False


@pytest.mark.parametrize(
    ("text", "sentence", "tongue", "expected"),
    [
        (
            "May petitions be written in Thai?",
            "Petitions are written in English, although hearings may be held in Thai.",
            "en",
            False,
        ),
        (
            "May hearings be held in Thai?",
            "Petitions are written in English, although hearings may be held in Thai.",
            "en",
            True,
        ),
        (
            "Les requêtes peuvent-elles être rédigées en arabe ?",
            "Les requêtes sont rédigées en français, tandis que les audiences peuvent se tenir en arabe.",
            "fr",
            False,
        ),
        (
            "¿Se redactan en francés las peticiones?",
            "Las peticiones se redactan en inglés, aunque las audiencias pueden celebrarse en francés.",
            "es",
            False,
        ),
        (
            "As petições são redigidas em francês?",
            "As petições são redigidas em inglês, embora as audiências possam realizar-se em francês.",
            "pt",
            False,
        ),
        (
            "Le programme repose-t-il sur un traité ?",
            "Le programme n'a jamais eu de traité : il repose sur un mémorandum entre neuf villes.",
            "fr",
            False,
        ),
        (
            "Does the programme rest on a treaty?",
            "The programme never had a treaty: it rests on a memorandum between nine cities.",
            "en",
            False,
        ),
        (
            "¿Descansa el programa en un tratado?",
            "El programa nunca tuvo tratado: descansa en un memorando entre nueve ciudades.",
            "es",
            False,
        ),
        (
            "O programa assenta num tratado?",
            "O programa nunca teve tratado: assenta num memorando entre nove cidades.",
            "pt",
            False,
        ),
    ],
)
def test_the_clause_on_what_is_asked_tells_it(
    seas: Assistant, text: str, sentence: str, tongue: str, expected: bool
) -> None:
    assert told(seas, text, sentence, tongue) is expected


@pytest.mark.parametrize(
    ("text", "sentence", "tongue"),
    [
        (
            "L'admission exige-t-elle le consensus ?",
            "Les décisions se prennent à la majorité, sauf l'admission, qui exige le consensus.",
            "fr",
        ),
        (
            "Does admission require approval?",
            "Decisions are taken by majority, except for admission, which requires approval.",
            "en",
        ),
        (
            "¿Exige consenso la admisión?",
            "Las decisiones se toman por mayoría, salvo la admisión, que exige consenso.",
            "es",
        ),
        (
            "A admissão exige consenso?",
            "As decisões são tomadas por maioria, com exceção da admissão, que exige consenso.",
            "pt",
        ),
    ],
)
def test_an_exception_that_says_all_that_is_asked_is_a_yes(
    seas: Assistant, text: str, sentence: str, tongue: str
) -> None:
    assert told(seas, text, sentence, tongue) is True


@pytest.mark.parametrize(
    ("text", "sentence", "tongue"),
    [
        ("Peut-elle observer sans y être invitée ?", "Elle n'observe que sur invitation.", "fr"),
        ("May it observe without being invited?", "It observes only where it is invited.", "en"),
        ("¿Puede observar sin ser invitada?", "Solo observa donde ha sido invitada.", "es"),
        ("Pode observar sem ser convidada?", "Só observa onde foi convidada.", "pt"),
        ("Le conseil décide-t-il ?", "Le conseil ne fait que conseiller.", "fr"),
        ("Does the council decide?", "The council only advises.", "en"),
        ("¿Decide el consejo?", "El consejo solo aconseja.", "es"),
        ("O conselho decide?", "O conselho apenas aconselha.", "pt"),
        (
            "Un port qui se retire est-il dispensé des travaux ?",
            "Le port qui se retire reste tenu de payer les travaux.",
            "fr",
        ),
        ("Is a port that has left exempt from the works?", "A port that has left must pay for the works.", "en"),
        (
            "¿Está exento de las obras un puerto que se retira?",
            "El puerto que se retira sigue obligado a pagar las obras.",
            "es",
        ),
        (
            "Um porto que se retira está isento das obras?",
            "O porto que se retira continua obrigado a pagar as obras.",
            "pt",
        ),
    ],
)
def test_what_takes_more_or_is_less_than_asked_is_a_no(seas: Assistant, text: str, sentence: str, tongue: str) -> None:
    assert told(seas, text, sentence, tongue) is False


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A regra é obrigatória para quem recebe dinheiro do Fundo?", "pt"),
        ("Um Estado que deixe o Fundo recupera os prémios?", "pt"),
        ("Un Estado que deja el fondo recupera las primas?", "es"),
        ("La norma es obligatoria para quien recibe dinero?", "es"),
        ("Un État qui quitte le Fonds récupère les primes ?", "fr"),
        ("Is the rule mandatory for those who receive money?", "en"),
    ],
)
def test_a_clause_on_whoever_does_a_thing_asks_for_no_name(seas: Assistant, text: str, language: str) -> None:
    assert questions.understand(text, seas.names, language).polar


@pytest.mark.parametrize(
    ("text", "language"),
    [("Os Estados que votaram contra?", "pt"), ("A regra vale para quem?", "pt"), ("¿Para quién vale la regla?", "es")],
)
def test_a_noun_with_a_clause_and_who_at_the_end_want_names(seas: Assistant, text: str, language: str) -> None:
    assert not questions.understand(text, seas.names, language).polar


@pytest.mark.parametrize(
    ("text", "sentence", "tongue", "expected"),
    [
        ("La réforme ne prend pas effet immédiatement, n'est-ce pas ?", "Takes effect ten days after it.", "en", True),
        ("The reform does not take effect at once, right?", "La reforma surte efecto diez días después.", "es", True),
        (
            "La reforma no surte efecto inmediato, ¿verdad?",
            "A reforma surte efeito dez dias após a adoção.",
            "pt",
            True,
        ),
        ("A reforma não surte efeito imediato, correto?", "La réforme prend effet dix jours après.", "fr", True),
        ("Does the reform take effect at once?", "The reform takes effect ten days after its adoption.", "en", False),
        ("The reform does not take effect at once, right?", "The reform takes effect at once.", "en", False),
        ("Se réunit-il tous les ans ?", "It meets every two years.", "en", False),
        ("Does it meet every year?", "Se reúne cada dos años.", "es", False),
        ("¿Se reúne todos los años?", "Reúne-se de dois em dois anos.", "pt", False),
        ("Reúne-se todos os anos?", "Il se réunit tous les deux ans.", "fr", False),
        ("Reúne-se todos os anos?", "Il se réunit tous les ans.", "fr", True),
    ],
)
def test_what_comes_later_is_not_at_once_and_every_few_years_is_not_each_year(
    seas: Assistant, text: str, sentence: str, tongue: str, *, expected: bool
) -> None:
    assert told(seas, text, sentence, tongue) is expected


@pytest.mark.parametrize(
    ("text", "sentence", "tongue", "expected"),
    [
        (
            "Le bureau peut-il signer des contrats ?",
            "It is no legal person, so contracts are signed by the host.",
            "en",
            0,
        ),
        ("Can the desk sign contracts?", "Il n'est pas une personne, de sorte que l'hôte signe les contrats.", "fr", 1),
        ("Can the desk sign contracts?", "Il n'est rien, de sorte que les contrats sont signés par l'hôte.", "fr", 0),
        (
            "¿Puede la mesa firmar contratos?",
            "Não é pessoa, pelo que os contratos são assinados pelo governo.",
            "pt",
            0,
        ),
        ("A mesa pode assinar contratos?", "No es persona, por lo que los contratos son firmados por el rey.", "es", 0),
        ("Can the host sign contracts?", "It is no legal person, so contracts are signed by the host.", "en", 1),
    ],
)
def test_what_is_done_by_another_for_lack_of_a_power_cannot_be_done(
    seas: Assistant, text: str, sentence: str, tongue: str, expected: int
) -> None:
    assert told(seas, text, sentence, tongue) is bool(expected)


@pytest.mark.parametrize(
    ("text", "sentence", "tongue", "expected"),
    [
        ("Ont-ils recueilli le même nombre de signatures ?", "It was signed by 30 states.", "en", None),
        ("Did they gather the same number of signatures?", "Lo firmaron 30 Estados.", "es", None),
        ("¿Reunieron el mismo número de firmas?", "Foi assinado por 30 Estados.", "pt", None),
        ("Reuniram o mesmo número de assinaturas?", "Il a été signé par 30 États.", "fr", None),
        ("Did they gather the same number of signatures?", "Both gathered the same number of signatures.", "en", True),
    ],
)
def test_a_number_of_one_thing_does_not_tell_that_another_has_the_same(
    seas: Assistant, text: str, sentence: str, tongue: str, *, expected: bool | None
) -> None:
    assert told(seas, text, sentence, tongue) is expected


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Seuls le Panama et le Costa Rica sont membres du processus de Quito ?", "no"),
        ("Are Panama and Costa Rica the only members of the Quito Process?", "no"),
        ("¿Solo Argentina y Uruguay forman parte de la CSM?", "no"),
        ("Só o Panamá e o Chile fazem parte do Processo de Quito?", "no"),
        ("La CRM ne regroupe-t-elle que des pays d'Amérique centrale ?", "no"),
        ("Does the SACM include only South American countries?", "yes"),
        ("Are all members of the Quito Process South American?", "no"),
        ("¿Todos los miembros de la CSM son sudamericanos?", "yes"),
        ("Todos os membros do Processo de Quito são sul-americanos?", "no"),
    ],
)
def test_only_and_all_hold_of_the_whole_list(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Tous les membres de la CRM ont-ils signé ?",
        "Have all members of the RCM ratified it?",
        "¿Todos los miembros de la CRM lo han ratificado?",
        "Todos os membros da CRM já ratificaram?",
    ],
)
def test_an_act_of_which_a_list_says_nothing_is_neither(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Le Belize est bien membre du processus de Quito ? Répondez par oui ou par non.", "no"),
        ("Is Belize in the Quito Process? Yes or no, please.", "no"),
        ("¿Belice es miembro del Proceso de Quito? Responda sí o no.", "no"),
        ("Belize faz parte do Processo de Quito? Responda sim ou não.", "no"),
        ("Solo para confirmar: ¿La CRM se creó en 1996?", "yes"),
        ("Só para confirmar: A CRM foi criada em 1996?", "yes"),
    ],
)
def test_how_the_answer_is_to_be_given_denies_nothing(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Le MIRPS a-t-il mobilisé une approche globale ?",
        "Has the GCR eased the pressures on host countries?",
        "¿El Pacto Mundial sobre los Refugiados alivió las presiones sobre los países de acogida?",
        "O Pacto Global sobre Refugiados aliviou as pressões sobre os países de acolhimento?",
    ],
)
def test_what_is_aimed_at_need_not_have_come_to_pass(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict is None


def test_what_is_aimed_at_is_told_to_whoever_asks_for_the_aim(note: Assistant) -> None:
    assert note.ask("Le PMR vise-t-il à alléger les pressions sur les pays d'accueil ?").verdict == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "Le GCM a-t-il été signé par tous les pays ?",
        "Is the GCM the only agreement negotiated under the UN?",
        "Le processus de Quito est-il le seul mécanisme non contraignant ?",
        "¿El GCM es el único acuerdo negociado bajo la égida de la ONU?",
        "O GCM foi assinado por todos os países?",
    ],
)
def test_some_are_not_all_and_the_first_is_not_the_only_one(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict is None
