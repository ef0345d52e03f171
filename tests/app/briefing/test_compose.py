"""What a briefing says: facts, questions, links, gaps, sources."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.assistant import Assistant
from app.briefing.records import Briefing, Bullets, Line, Paragraph, Picture, Section, Table
from ingest.errors import BriefingError, QuestionError


def lines_of(section: Section) -> Iterator[Line]:
    """Return the lines of a section in the order of reading."""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield block.line
        elif isinstance(block, Bullets):
            yield from block.lines
        elif isinstance(block, Table):
            yield from (line for row in block.rows for cell in row for line in cell)


def on_text(factory: pytest.TempPathFactory, text: str) -> Assistant:
    """Return an assistant on one document of these words."""
    from index.build import build

    folder = factory.mktemp("corpus")
    (folder / "only.en.txt").write_text(text, "utf-8")
    build(folder, folder / ".index")
    return Assistant.open(folder / ".index")


def section(briefing: Briefing, name: str) -> Section:
    """Return the section of an id."""
    return next(each for each in briefing.sections if each.id == name)


def rows(briefing: Briefing, name: str) -> dict[str, list[str]]:
    """Return the first table of a section: first cell to the texts of the others."""
    table = next(block for block in section(briefing, name).blocks if isinstance(block, Table))
    return {row[0][0].text: [" / ".join(line.text for line in cell) for cell in row[1:]] for row in table.rows}


# --- at a glance ----------------------------------------------------------------------------------------------------


def test_members_are_countries_in_the_order_of_the_readers_language(note: Assistant) -> None:
    french = rows(note.brief(["Quito"], language="fr"), "glance")["Membres"][0]
    spanish = rows(note.brief(["Quito"], language="es"), "glance")["Miembros"][0]
    assert french.startswith("12\u00a0pays\u00a0: Argentine, Brésil, Chili, Colombie, Costa Rica, Équateur, Guyana")
    assert spanish.startswith("12\u00a0países: Argentina, Brasil, Chile, Colombia, Costa Rica, Ecuador, Guyana, México")


def test_official_names_are_taken_when_asked_for(note: Assistant) -> None:
    glance = rows(note.brief(["MIRPS"], language="en", official_names=True), "glance")["Members"][0]
    assert "Republic of Honduras" in glance


def test_what_no_document_says_is_listed(crm: Briefing) -> None:
    said = [line.text for line in lines_of(section(crm, "glance"))]
    assert "l’instrument qui l’a créée" in said
    assert "si l’activité continue" in said
    assert "la liste des membres" not in said


def test_every_fact_has_a_citation(note: Assistant) -> None:
    for body in note.knowledge.described:
        table = section(note.brief([body]), "glance").blocks[0]
        assert isinstance(table, Table)
        for row in table.rows:
            assert all(line.citations for line in row[1] if line.kind != "note")


# --- citations ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en", "es", "pt"])
def test_citations_are_numbered_from_1_in_the_order_of_reading(note: Assistant, language: str) -> None:
    for briefing in (
        note.brief(["CAM"], language=language),
        note.brief(["CSM", "CRM"], language=language),
        note.composer.overview(note.composer.wanted(note.knowledge.described, language=language)),
    ):
        met = [number for part in briefing.sections for line in lines_of(part) for number in line.citations]
        assert list(dict.fromkeys(met)) == list(range(1, len(briefing.citations) + 1))


def test_every_quote_stands_in_the_document_that_it_cites(note: Assistant) -> None:
    for body in note.knowledge.described:
        briefing = note.brief([body], language="en")
        cited = {citation.number: citation for citation in briefing.citations}
        for citation in briefing.citations:
            assert note.knowledge.document(citation.document).text[citation.start : citation.end] == citation.quote
        for part in briefing.sections:
            for line in lines_of(part):
                if line.kind == "quote" and part.id != "citations":
                    assert line.text == " ".join(cited[line.citations[0]].quote.split())
                    assert line.aside == "original: French"


def test_the_sources_name_document_section_and_page(crm: Briefing) -> None:
    listed = rows(crm, "citations")
    assert list(listed) == [str(number) for number in range(1, len(crm.citations) + 1)]
    assert "CIDRP03521F04" in listed["1"][0]
    assert "Conférence régionale sur la migration (CRM) - 1996" in listed["1"][0]
    assert "sans pagination" in listed["1"][0]


# --- questions ------------------------------------------------------------------------------------------------------


def test_the_questions_of_the_panel_are_found_by_structure(note: Assistant) -> None:
    found = note.composer.questions(())
    assert [question.text.split()[:3] for question in found] == [
        ["Quels", "sont", "les"],
        ["Selon", "vous,", "quelles"],
    ]
    assert all(question.evidence for question in found)


def test_numbered_sentences_that_no_panel_is_announced_for_are_no_panel_questions(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    text = "Reef Forum (REEF) - 2001\n\nThe Reef Forum has an aim.\n\nIt wondered:\n\n1. What is the depth of a reef?\n"
    assert on_text(tmp_path_factory, text).composer.questions(()) == ()


def test_passages_that_bear_on_a_question_are_grouped_by_its_themes(note: Assistant) -> None:
    part = section(note.brief(["CMC"], questions=["1"]), "question-1")
    texts = [line.text for line in lines_of(part)]
    place = texts.index("Sur «\u00a0bonnes pratiques\u00a0»\u00a0:")
    assert "échange de bonnes pratiques" in " ".join(texts[place + 1 : place + 3])


def test_where_nothing_bears_it_is_said_and_the_nearest_passages_are_offered(note: Assistant) -> None:
    part = section(
        note.brief(["R4V"], questions=["Quel est le rôle des universités et des laboratoires ?"]), "question-1"
    )
    lines = list(lines_of(part))
    assert "aucun passage des documents ne porte sur cette question" in lines[1].text
    near = [block for block in part.blocks[1:] if isinstance(block, Paragraph) and block.line.kind == "quote"]
    assert 1 <= len(near) <= 3


def test_an_own_question_takes_the_place_of_those_found(note: Assistant) -> None:
    briefing = note.brief(["CRM"], questions=["How is cooperation organised?"])
    assert [part.id for part in briefing.sections if part.id.startswith("question-")] == ["question-1"]
    assert briefing.language == "en"


# --- links and gaps -------------------------------------------------------------------------------------------------


def test_shared_members_are_counted_by_hand(note: Assistant) -> None:
    table = rows(note.brief(["CSM"]), "csm-shared")
    assert table["Processus de Quito"][:2] == [
        "8",
        "Argentine, Brésil, Chili, Colombie, Équateur, Guyana, Pérou et Uruguay",
    ]
    assert table["Processus de Quito"][2] == "Costa Rica, Mexique, Panama et République dominicaine"
    assert table["Conférence régionale sur la migration (CRM)"][:2] == ["0", "aucun"]


def test_the_picture_says_in_words_what_it_shows(note: Assistant) -> None:
    picture = next(b for b in section(note.brief(["CSM"]), "csm-shared").blocks if isinstance(b, Picture))
    assert "Processus de Quito 8 sur 12" in picture.alt
    assert [(bar.value, bar.whole) for bar in picture.bars] == [(8, 12), (0, 11), (0, 6)]


def test_passages_that_name_both_are_quoted(crm: Briefing) -> None:
    quotes = [line for line in lines_of(section(crm, "crm-both")) if line.kind == "quote"]
    assert len(quotes) == 1
    assert "son dialogue avec la Conférence régionale sur la migration (CRM)" in quotes[0].text
    assert quotes[0].label == "Conférence sud-américaine sur la migration (CSM)"


def test_a_theme_in_common_stands_in_both_quotes(reef: Assistant) -> None:
    table = next(b for b in section(reef.brief(["REEF"]), "reef-themes").blocks if isinstance(b, Table))
    theme, own, other = ([line.text for line in cell] for cell in table.rows[0])
    assert "exchange of coastal data" in theme[0]
    assert "exchange of coastal data" in own[0]
    assert "exchange of coastal data" in other[0]


def test_gaps_are_the_states_of_the_region_that_no_list_names(crm: Briefing) -> None:
    lines = list(lines_of(section(crm, "gaps")))
    assert lines[0].text.startswith("Amériques, 12\u00a0pays")
    assert lines[1].text == (
        "Antigua-et-Barbuda, Bahamas, Barbade, Cuba, Dominique, Grenade, Haïti, Jamaïque, Saint-Christophe-et-Niévès, "
        "Saint-Vincent-et-les Grenadines, Sainte-Lucie et Trinité-et-Tobago"
    )
    assert "ne veut pas dire n’être membre de rien" in lines[2].text


def test_the_timeline_is_in_order_and_the_body_comes_with_the_others(crm: Briefing) -> None:
    table = next(b for b in section(crm, "timeline").blocks if isinstance(b, Table))
    dates = [row[0][0].text for row in table.rows]
    assert dates[:2] == ["1996", "1999"]
    assert dates[-1] == "décembre 2018"


# --- calls that cannot be served ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["", "Nowhere", "../../etc/passwd", "OEA", "a" * 5000], ids=str.__len__)
def test_an_unknown_body_is_one_line_that_names_those_there_are(note: Assistant, name: str) -> None:
    with pytest.raises(BriefingError, match="CRM, CSM, CAM") as caught:
        note.brief([name])
    assert len(str(caught.value).splitlines()) == 1
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("minutes", [0, -1, 0.5, 61, 600, float("nan"), float("inf")])
def test_minutes_nobody_speaks_for_are_refused(note: Assistant, minutes: float) -> None:
    with pytest.raises(BriefingError, match="minutes from 1 to 60"):
        note.brief(["CRM"], minutes=minutes)


@pytest.mark.parametrize("question", ["", "?", "0", "3", "x" * 10_001], ids=["empty", "mark", "none", "third", "long"])
def test_a_question_that_cannot_be_used_is_refused(note: Assistant, question: str) -> None:
    with pytest.raises(QuestionError):
        note.brief(["CRM"], questions=[question])


def test_bodies_are_found_by_name_acronym_or_id_and_each_counts_once(note: Assistant) -> None:
    briefing = note.brief(["CRM", "crm", "Conférence régionale sur la migration", "RCM"])
    assert briefing.bodies == ("crm",)


def test_a_corpus_without_bodies_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    empty = on_text(tmp_path_factory, "The sea was calm.\n\nThe wind was not.\n")
    with pytest.raises(BriefingError, match="describe none"):
        empty.brief(["CRM"])
    with pytest.raises(BriefingError, match="describe none"):
        empty.brief(empty.knowledge.described)
