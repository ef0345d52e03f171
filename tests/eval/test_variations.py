"""Questions made by the program: what they vary, what is expected of them, and what is told of them."""

from __future__ import annotations

import json
import random
import string
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from rapidfuzz.distance import OSA

from app.records import Answer, Item
from eval import variations
from eval.factual import TOPICS, Case, Facts, from_facts, worded
from eval.questions import LANGUAGES, Question, fold
from eval.rephrasing import HALVES, MADE, Variation, mistyped, of_stranger, plain, rephrased, wordings
from eval.suite import QuestionSet
from index.build import build
from index.search import Index
from ingest.bodies import Bodies
from ingest.records import Body
from tests.eval.made import make_answer, make_question
from tests.eval.test_renaming import MANIFEST

ASKED = {
    "fr": "Quels pays sont membres du Forum des rivières et du Réseau ?",
    "en": "Which countries are members of the Rivers Forum and the Network?",
    "es": "¿Qué países son miembros del Foro de los Ríos y de la Red?",
    "pt": "Que países são membros do Fórum dos Rios e da Rede?",
}
TEXT = """Forum des rivières (FDR) - 2001
Le Forum des rivières compte quatre États membres : la Bolivie, le Chili, l'Équateur et le Pérou.

Réseau des lacs (RDL) - 2008
Le Réseau des lacs compte trois États membres : le Chili, le Mexique et le Pérou.
Le Canada participe en qualité d'observateur.

Conseil des deltas (CDD) - 2008
Le Conseil des deltas compte trois États membres : le Brésil, le Canada et le Mexique.

Pacte des sources (PDS)
Le Pacte des sources a été créé à Lima. Il a été signé en 2010. Il réunit notamment le Chili et le Pérou.
"""
NAMES = {"FDR": "Forum des rivières", "RDL": "Réseau des lacs", "CDD": "Conseil des deltas"}
MEMBERS = {"FDR": {"BO", "CL", "EC", "PE"}, "RDL": {"CL", "MX", "PE"}, "CDD": {"BR", "CA", "MX"}}
YEARS = {"FDR": 2001, "RDL": 2008, "CDD": 2008}
WORDS = {
    "BO": "Bolivie",
    "BR": "Brésil",
    "CA": "Canada",
    "CL": "Chili",
    "EC": "Équateur",
    "MX": "Mexique",
    "PE": "Pérou",
}


def asked() -> list[Question]:
    return [make_question(id=language, question=text, language=language) for language, text in ASKED.items()]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("rivers")
    (folder / "c").mkdir()
    (folder / "c" / "d.txt").write_text(TEXT, encoding="utf-8")
    (folder / "c" / "corpus.toml").write_text(MANIFEST, encoding="utf-8")
    build(folder / "c", folder / "i")
    return Index.open(folder / "i")


def made(index: Index, kind: str) -> list[Variation]:
    return [each for each in from_facts(kind, Facts(index), random.Random(1)) if each.question.language == "fr"]


def bodies_in(text: str) -> list[str]:
    """Return the bodies that a question names, in order."""
    places = {text.find(form): short for short, full in NAMES.items() for form in (short, full) if form in text}
    return [places[place] for place in sorted(places)]


def texts() -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield every list of wordings with its class and topic, half and language."""
    tables = {"wrapped": wordings()["wrapped"], "together": wordings()["together"]}
    tables |= {f"{kind} {topic}": table for kind in TOPICS for topic, table in wordings()[kind].items()}
    for name, table in tables.items():
        for half, languages in table.items():
            for language, found in languages.items():
                yield name, half, language, found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["doubled", "dropped", "swapped", "slipped"])
def test_a_missed_key_is_one_edit_and_leaves_names_as_they_are(way: str, language: str) -> None:
    before = ASKED[language]
    for seed in range(50):
        after = mistyped(before, way, language, random.Random(seed))
        assert OSA.distance(before, after) <= 1
        assert [w for w in after.split() if w[:1].isupper()] == [w for w in before.split() if w[:1].isupper()]
        changed = [new for old, new in zip(before.split(), after.split(), strict=True) if old != new]
        assert all(len(word) > 2 for word in changed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_accents_or_capitals_the_letters_are_the_same(language: str) -> None:
    bare = mistyped(ASKED[language], "accents", language, random.Random(0))
    small = mistyped(ASKED[language], "lower", language, random.Random(0))
    assert fold(bare) == fold(small) == fold(ASKED[language])
    assert set(bare) <= set(string.printable) | {"¿"} and small.islower()


@pytest.mark.parametrize("kind", MADE)
def test_the_same_seed_makes_the_same_questions_and_another_others(kind: str) -> None:
    bodies = Bodies((Body("hydro", {"fr": ("Forum des rivières",)}, {"fr": ("HYDRO",)}, declared=True),))
    pool = [make_question(id=f"q{n}", question=f"Que fait HYDRO, volet numéro {n} ?", group=f"g{n}") for n in range(9)]
    one, same, other = (
        [each.question.question for each in rephrased(kind, pool, bodies, random.Random(seed))] for seed in (1, 1, 2)
    )
    assert one == same != other and len(one) == 9


def test_only_single_sentences_that_stand_alone_are_varied_the_languages_in_turn() -> None:
    others = [
        make_question(id="h", history=["Qui ?"]),
        make_question(id="t", wording="typos"),
        make_question(id="s", question="Bonjour. Qui ?"),
        make_question(id="k", question="membres Forum"),
    ]
    assert [each.language for each in plain([*others, *asked()], random.Random(0))] == list(LANGUAGES)


def test_two_questions_in_one_message_have_both_answers_and_never_two_verdicts() -> None:
    date = make_question(id="d", question="Quand ?", items=[{"kind": "date", "value": "2012-06"}])
    yes, no = (make_question(id=v, question=f"Est-ce {v} ?", verdict=v, items=[]) for v in ("yes", "no"))
    found = list(rephrased("together", [date, yes, no], Bodies(()), random.Random(0)))
    assert len(found) == 3
    for each in found:
        first, second = each.plain
        assert {first.verdict, second.verdict} in ({None, "yes"}, {None, "no"})
        assert each.question.verdict == (first.verdict or second.verdict) and each.question.items == date.items
        assert all(fold(part.question.strip(" ?")) in fold(each.question.question) for part in each.plain)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Qui préside le Forum des rivières ?", "Qui préside le Forum de Tolvek ?"),
        ("en", "Who chairs the Rivers Forum?", "Who chairs the Tolvek Forum?"),
        ("es", "¿Quién preside el Foro de los Ríos?", "¿Quién preside el Foro de Tolvek?"),
        ("pt", "Quem preside o FDR?", "Quem preside o TOLV?"),
        ("fr", "Qui préside l'ODR ?", None),
        ("fr", "Le FDR a-t-il rejoint l'ODR ?", None),
        ("fr", "Qui préside le Conseil ?", None),
    ],
)
def test_a_stranger_takes_the_place_of_the_one_body_named(language: str, text: str, expected: str | None) -> None:
    names = {"fr": ("Forum des rivières",), "en": ("Rivers Forum",), "es": ("Foro de los Ríos",)}
    forum = Body("fdr", names, {"pt": ("FDR",)}, declared=True)
    bodies = Bodies((forum, Body("odr", {"fr": ("Observatoire des rives",)}, {"fr": ("ODR",)}, declared=True)))
    question = make_question(question=text, language=language)
    assert of_stranger(question, bodies, "Tolvek") == expected
    like = Body("tolven", {"fr": ("Tolven",)}, {"fr": ("TOLVE",)}, declared=True)
    assert of_stranger(question, Bodies((*bodies.all, like)), "Tolvek") in (
        None,
        expected if language != "pt" else None,
    )


def test_of_a_stranger_nothing_is_expected_to_be_found(index: Index) -> None:
    pool = [
        make_question(question="Qui préside le Réseau des lacs ?"),
        make_question(id="n", answerable=False, items=[]),
    ]
    (each,) = rephrased("near_miss", pool, Bodies(index.bodies()), random.Random(0))
    assert not each.question.answerable and each.question.items == () and each.question.reason
    assert "lacs" not in each.question.question


def test_wordings_are_there_in_both_halves_and_all_languages_and_none_twice() -> None:
    places: dict[str, set[tuple[str, str]]] = {}
    seen: list[tuple[str, str]] = []
    for name, half, language, found in texts():
        places.setdefault(name, set()).add((half, language))
        seen += [(name, text) for text in found]
        marks = [{field for _, field, _, _ in string.Formatter().parse(text) if field} for text in found]
        if name in ("wrapped", "together"):
            assert all(len(fields & {"q", "s"}) == 1 and ("p" in fields) == (name == "together") for fields in marks)
        else:
            assert all(fields == marks[0] for fields in marks)
    assert all(found == {(half, language) for half in HALVES for language in LANGUAGES} for found in places.values())
    assert len(places) == 2 + sum(map(len, TOPICS.values()))
    # Those that but number questions or break lines between them are the same in all languages.
    assert all(seen.count(each) in (1, len(LANGUAGES)) for each in seen)
    assert all(set(wordings()[name]) == set(LANGUAGES) for name in ("keys", "openers", "articles", "contractions"))
    ways = [*wordings()["typing"]["shown"], *wordings()["typing"]["kept"]]
    assert len(ways) == len(set(ways)) and all(mistyped("abcdef éà", way, "fr", random.Random(0)) for way in ways)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", "Le Pérou au Forum des rivières, du Forum des rivières"),
        ("en", "Peru to the Rivers Forum, of the Rivers Forum"),
        ("es", "Perú al Foro de los Ríos, del Foro de los Ríos"),
        ("pt", "O Peru ao Fórum dos Rios, do Fórum dos Rios"),
    ],
)
def test_names_run_together_with_the_preposition_before_them(language: str, expected: str) -> None:
    names = {"fr": "Forum des rivières", "en": "Rivers Forum", "es": "Foro de los Ríos", "pt": "Fórum dos Rios"}
    bodies = Bodies((Body("fdr", {each: (name,) for each, name in names.items()}, declared=True),))
    to = {"fr": "à", "en": "to", "es": "a", "pt": "a"}[language]
    of = "of" if language == "en" else "de"
    case = Case(("fdr",), country="PE")
    assert worded(f"{{X}} {to} {{A}}, {of} {{A}}", case, bodies, cast(Any, language), random.Random(0)) == expected


def test_a_list_that_may_go_on_and_a_year_of_signing_are_not_beyond_doubt(index: Index) -> None:
    facts = Facts(index)
    assert facts.members == {body.lower(): members for body, members in MEMBERS.items()}
    assert facts.years == {body.lower(): str(year) for body, year in YEARS.items()}
    assert (facts.touched["pds"], facts.dated["pds"]) == ({"CL", "PE"}, {"2010"})


def test_what_is_expected_across_bodies_follows_from_the_lists_and_years(index: Index) -> None:
    found = made(index, "across")
    topics = set()
    for each in found:
        question, topic = each.question, each.question.id.split("-")[1]
        topics.add(topic)
        named = bodies_in(question.question)
        values = {getattr(item, "code", None) or getattr(item, "value", None) for item in question.items}
        bodies = {item.names[-1] for item in question.items if item.kind == "body"}
        assert question.evidence and all(quote.quote in TEXT for quote in question.evidence)
        if topic == "both":
            assert values == MEMBERS[named[0]] & MEMBERS[named[1]]
        elif topic == "only":
            assert named != ["CDD", "RDL"], "an observer is neither in nor out"
            assert values == MEMBERS[named[0]] - MEMBERS[named[1]]
        elif topic == "how_many":
            assert values == {len(MEMBERS[named[0]] & MEMBERS[named[1]])}
        elif topic == "larger":
            assert bodies == {max(named, key=lambda body: len(MEMBERS[body]))}
        elif topic == "oldest":
            assert bodies == {"FDR"}
        else:
            assert bodies == {body for body, year in YEARS.items() if str(year) in question.question}
    assert topics == set(TOPICS["across"])


def test_what_is_expected_of_yes_or_no_follows_from_the_lists_and_years(index: Index) -> None:
    found = made(index, "yes_no")
    assert {each.question.verdict for each in found} == {"yes", "no"}
    for each in found:
        text, topic = each.question.question, each.question.id.split("-")[1]
        (body,) = bodies_in(text)
        year = int(next((word for word in text.replace(".", " ").replace(",", " ").split() if word.isdigit()), 0))
        if topic == "member":
            (country,) = [code for code, word in WORDS.items() if word in text]
            assert (country, body) != ("CA", "RDL"), "an observer is neither in nor out"
            true = country in MEMBERS[body]
        else:
            true = YEARS[body] == year if topic == "founded" else YEARS[body] < year
        assert each.question.verdict == ("yes" if true else "no"), text


def stub(index: Index, answers: dict[str, Answer] | None = None) -> Any:
    """Return what answers some questions and finds nothing for the others."""

    def ask(question: str, *, history: Any = (), language: str | None = None) -> Answer:
        return (answers or {}).get(question) or Answer(question, "fr", "not_found", "…")

    return SimpleNamespace(index=index, ask=ask)


@pytest.mark.parametrize(("beside", "varied"), [((), 2), ((Item("date", "2008", (1,), value="2008"),), 0)])
def test_questions_are_not_joined_where_one_answers_with_values_that_the_other_wants(
    beside: tuple[Item, ...], varied: int, index: Index, tmp_path: Path
) -> None:
    date = make_question(id="d", question="Quand ?", items=[{"kind": "date", "value": "2012-06"}])
    polar = make_question(id="p", question="Est-ce vrai ?", verdict="yes", items=[])
    never = make_question(id="n", question="Est-ce faux ?", verdict="no", items=[])
    path = tmp_path / "q.jsonl"
    path.write_text("".join(json.dumps(asdict(each)) + "\n" for each in (date, polar, never)), encoding="utf-8")
    answers = {
        "Quand ?": make_answer(Item("date", "", (1,), value="2012-06"), citations=()),
        "Est-ce vrai ?": make_answer(*beside, verdict="yes", citations=()),
    }
    asking = variations.Asking(QuestionSet("rivers", "tune", path), stub(index, answers))
    found = list(asking.vary("together", 9, 0))
    assert len(found) <= varied and (len(found) > 0) == (varied > 0)
    assert all("faux" not in each.row.question and each.row.outcome == "refused" for each in found)


@pytest.mark.parametrize("split", ["tune", "calibrate", "report"])
def test_rows_of_kept_wordings_and_of_closed_splits_are_never_told(
    split: str, index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = QuestionSet("rivers", split, tmp_path / "q.jsonl")
    monkeypatch.setattr(variations, "suite", lambda: [entry])
    monkeypatch.setattr(variations, "open_for", lambda entry: stub(index))
    call = ["rivers", "--class", "yes_no", "--number", "60", "--failures", "--json", str(tmp_path / "v.json")]
    assert variations.main(call) == 0
    rows = json.loads((tmp_path / "v.json").read_text("utf-8"))["rows"]
    out = capsys.readouterr().out
    rng = random.Random("0 rivers yes_no")
    halves = {each.question.question: each.half for each in islice(from_facts("yes_no", Facts(index), rng), 60)}
    told = {text for text in halves if text in out}
    assert told == {row["question"] for row in rows}
    assert told == {text for text, half in halves.items() if half == "shown" and split == "tune"}
    assert (f"no rows are shown, as it is of the split {split}" in out) == (split != "tune")
    (line,) = (line for line in out.splitlines() if line.startswith("yes_no all"))
    assert " ".join(line.split()[2:]) == "60 0.00 [0.00, 0.00] 1.00 [1.00, 1.00] 0.00 [0.00, 0.00]"


def test_a_few_variations_of_the_note_are_asked_and_judged(
    note_index: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GOVQA_INDEX", str(note_index))
    assert variations.main(["note-tune-20", "--number", "4"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    found = {(line[0], line[1]): line for line in lines if len(line) > 2}
    for kind in variations.CLASSES:
        assert found[kind, "all"][2] == "4"
        assert sum(int(found[kind, part][2]) for part in LANGUAGES) == 4
    assert float(found["typing", "all"][3]) >= 0.75


@pytest.mark.parametrize(
    ("call", "code", "message"),
    [
        (["nonesuch"], 1, "no question set 'nonesuch'; there are: "),
        (["harbour", "--number", "0"], 2, "expected --number of 1 or more, found 0"),
        (["harbour", "--class", "riddle"], 2, "invalid choice: 'riddle'"),
    ],
)
def test_a_bad_call_says_what_was_expected(
    call: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if code == 2:
        with pytest.raises(SystemExit, match="2"):
            variations.main(call)
    else:
        assert variations.main(call) == code
    assert message in capsys.readouterr().err
