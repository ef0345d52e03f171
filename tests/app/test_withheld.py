"""What speaks against an answer is true of it: a leader told in other words, a day of any year, a length of time."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answers.from_sentences.candidates import find
from app.answers.from_sentences.counted import lasts, of_asked_unit
from app.answers.from_sentences.offered import falls_short
from app.answers.withheld.misfits import is_doubtful
from app.assistant import Assistant
from app.drafts import Draft, Evidence
from app.knowledge import Sentence
from app.questions.question import understand
from ingest import numbers
from tests.app.invented import assistant_over

GROUPS = {
    "groupe.fr.md": "# Groupe\n\nLe groupe des ports est créé ; sa coordination revient au Togo.\n\n"
    "Le groupe des ports se réunit au Togo.\n\nLa contribution est due le 31 mars.\n\nLe budget revient au Togo.\n",
    "group.en.md": "# Group\n\nThe group on ports is set up; its coordination falls to Togo.\n\n"
    "The group on ports meets in Togo.\n\nContributions fall due on 31 March.\n\nThe budget is a matter for Togo.\n",
    "grupo.es.md": "# Grupo\n\nSe crea el grupo de puertos, que el Togo coordinará.\n\n"
    "El grupo de puertos se reúne en el Togo.\n\nLa cuota vence el 31 de marzo.\n\nEl presupuesto toca al Togo.\n",
    "conselho.pt.md": "# Conselho\n\nÉ criado o grupo dos portos, que o Togo coordenará.\n\n"
    "O grupo dos portos reúne-se no Togo.\n\nA quota vence a 31 de março.\n\nO orçamento cabe ao Togo.\n",
}
LED = {
    "fr": "Quel pays coordonne le groupe des ports ?",
    "en": "Which country coordinates the group on ports?",
    "es": "¿Qué país coordina el grupo de puertos?",
    "pt": "Que país coordena o grupo dos portos?",
}
DUE = {
    "fr": "Quand la contribution est-elle due ?",
    "en": "When are contributions due?",
    "es": "¿Cuándo vence la cuota?",
    "pt": "Quando vence a quota?",
}
TAKES = {
    "fr": ("Combien de membres faut-il ?", "Quel est le préavis, combien faut-il ?", "mois"),
    "en": ("How many members are needed?", "How much notice is needed?", "days"),
    "es": ("¿Cuántos miembros hacen falta?", "¿Cuánto tarda en surtir efecto?", "meses"),
    "pt": ("Quantos membros são precisos?", "Quanto demora a produzir efeitos?", "meses"),
}


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(Path(tmp_path_factory.mktemp("ports")), GROUPS)


def sentences(ports: Assistant, language: str) -> list[Sentence]:
    (document,) = (name for name, meta in ports.knowledge.metadata.items() if meta.language == language)
    return [each for each in ports.knowledge.sentences(document) if "\n" not in each.text][1:]


@pytest.mark.parametrize("language", LED)
def test_a_leader_is_told_by_the_words_that_ask_for_one(ports: Assistant, language: str) -> None:
    asked = understand(LED[language], ports.names, language)
    assert asked.asks("leader")
    leads, meets, *_ = sentences(ports, language)
    signals = {"elsewhere": 0.0, "told": 0.0}
    doubts = [is_doubtful(asked, each, signals, ports.knowledge, certain=False) for each in (leads, meets)]
    assert doubts == [False, True]


@pytest.mark.parametrize("language", DUE)
def test_a_day_of_any_year_answers_when(ports: Assistant, language: str) -> None:
    asked = understand(DUE[language], ports.names, language)
    assert asked.asks("date")
    *_, due, budget = sentences(ports, language)
    short = []
    for each in (due, budget):
        draft = Draft("text", evidence=[Evidence(each.document, each.unit.span)], features={"answers": 0.6})
        short.append(falls_short(asked, draft, each, ports.knowledge, {}))
    assert short == [False, True]


@pytest.mark.parametrize("language", TAKES)
def test_how_long_something_takes_is_asked_without_a_word_for_time(ports: Assistant, language: str) -> None:
    counts, takes, unit = TAKES[language]
    asked = [understand(each, ports.names, language) for each in (counts, takes)]
    assert [each.kind for each in asked] == ["count", "count"]
    assert [lasts(each, unit, language) for each in asked] == [True, False]
    counts = numbers.find(f"3 {unit}", language)
    assert [of_asked_unit(counts, each, language) for each in asked] == [[], counts]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("fr.md", "# Ligue\n\nLa fédération mauritanienne a quitté la ligue des écoles.\n"),
        ("en.md", "# League\n\nThe Mauritanian federation left the league of schools.\n"),
        ("es.md", "# Liga\n\nLa federación mauritana dejó la liga de escuelas.\n"),
        ("pt.md", "# Liga\n\nA federação mauritana deixou a liga das escolas.\n"),
    ],
)
def test_a_state_is_named_by_its_adjective_too(tmp_path: Path, file: str, text: str) -> None:
    league = assistant_over(tmp_path, {f"ligue.{file}": text})
    asked = understand("Why did the federation of Mauritania leave the league of schools?", league.names, "en")
    (signals,) = [signals for sentence, signals in find(asked, league.knowledge) if "maurita" in sentence.text.lower()]
    assert (asked.countries, signals["states"]) == (("MR",), 1.0)
