"""Language versions and successive versions of one text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ingest import corpus, versions
from ingest.records import Document

ARTICLES = [
    "The Council meets on 12 March and 30 September of each year in the port of Callao.",
    "It has 14 members, of whom 9 are coastal, and decides by 2/3 of the votes cast.",
    "Its budget of 1 250 000 dollars is borne for 45 per cent by the hosts and for 55 per cent by the others.",
    "The secretariat was set up in 1987 and moved in 2003 to premises of 640 square metres.",
    "Resolution 72/139 of 12 December 2017 and resolution 68/300 of 10 July 2014 are recalled.",
]
FRENCH = [
    "Le Conseil se réunit le 12 mars et le 30 septembre de chaque année dans le port de Callao.",
    "Il compte 14 membres, dont 9 côtiers, et décide aux 2/3 des voix exprimées.",
    "Son budget de 1 250 000 dollars est supporté à 45 pour cent par les hôtes et à 55 pour cent par les autres.",
    "Le secrétariat, créé en 1987, a déménagé en 2003 dans des locaux de 640 mètres carrés.",
    "La résolution 72/139 du 12 décembre 2017 et la résolution 68/300 du 10 juillet 2014 sont rappelées.",
]
OTHER = [
    "The Observatory publishes 3 reports a year on the state of 27 glaciers in the highlands.",
    "Its staff of 18 is led by a director whose term of 6 years ends in 2029 or earlier.",
    "Measurements began in 1964 at 4 stations and have gone on at 11 of them ever since 1979.",
    "A levy of 7 per cent on lift passes yields 830 000 francs and covers 61 per cent of the costs.",
    "Convention 41/9 of 2 June 1958 gives it its mandate.",
]


def read(folder: Path, **texts: str) -> list[Document]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return [each for each in corpus.documents(folder) if isinstance(each, Document)]


def links(documents: list[Document]) -> dict[str, tuple[str | None, str | None]]:
    found = versions.links([versions.signature(each) for each in documents])
    return {name: (metadata.translation_of, metadata.version_of) for name, metadata in found.items()}


def body(title: str, date: str, articles: list[str]) -> str:
    return "\n\n".join((title, date, *articles))


def test_a_translation_is_told_by_the_numbers_it_keeps(tmp_path: Path) -> None:
    documents = read(
        tmp_path,
        a=body("RULES OF THE COUNCIL", "3 May 2018", ARTICLES),
        b=body("RÈGLEMENT DU CONSEIL", "3 mai 2018", FRENCH),
        c=body("RULES OF THE OBSERVATORY", "4 May 2018", OTHER),
    )
    assert links(documents) == {"b": ("a", None)}


def test_a_later_version_is_told_by_its_words_and_linked_to_the_oldest(tmp_path: Path) -> None:
    changed = [ARTICLES[0].replace("12 March", "15 April"), *ARTICLES[1:]]
    again = [*changed[:4], changed[4].replace("recalled", "reaffirmed")]
    documents = read(
        tmp_path,
        a=body("RULES OF THE COUNCIL", "9 June 2021", again),
        b=body("RULES OF THE COUNCIL", "3 May 2018", ARTICLES),
        c=body("RULES OF THE COUNCIL", "8 July 2019", changed),
        d=body("RULES OF THE OBSERVATORY", "4 May 2018", OTHER),
    )
    assert links(documents) == {"a": (None, "b"), "c": (None, "b")}


def test_a_translation_is_linked_to_the_version_it_was_made_from_and_a_correction_to_what_it_corrects(
    tmp_path: Path,
) -> None:
    symbol, more = "LC/doc.5/19", "The Council elects two vice-chairs for 4 years, of whom 1 is from the coast."
    documents = read(
        tmp_path,
        draft=f"{symbol}\n\n" + body("RULES OF THE COUNCIL", "3 May 2018", ARTICLES),
        french=f"{symbol} rev. 1\n\n" + body("RÈGLEMENT DU CONSEIL", "9 juin 2021", FRENCH),
        final=f"{symbol} rev. 1\n\n" + body("RULES OF THE COUNCIL", "9 June 2021", [*ARTICLES, more]),
        wrong=f"{symbol} rev. 1 corr. 1\n\n" + body("RULES OF THE COUNCIL", "1 July 2021", ["For 4 read 5 years."]),
    )
    assert links(documents) == {"final": (None, "draft"), "french": ("final", None), "wrong": (None, "final")}


def test_a_short_correction_is_told_by_its_symbol_also_where_the_text_corrected_is_short_or_has_no_date(
    tmp_path: Path,
) -> None:
    documents = read(
        tmp_path,
        a="A/RES/73/3\n\nRULES OF THE ISLES FORUM\n\nThe Forum has seven members.",
        b="A/RES/73/3/Corr.1\n\nRULES OF THE ISLES FORUM\n\n8 July 2021\n\nFor seven members read eight members.",
        c="A/RES/73/30/Corr.1\n\nRULES OF THE ISLES FORUM\n\n8 July 2021\n\nFor seven members read nine members.",
    )
    assert links(documents) == {"b": (None, "a")}


def test_a_short_correction_is_told_by_its_title(tmp_path: Path) -> None:
    documents = read(
        tmp_path,
        a=body("RULES OF THE COUNCIL OF LAKES", "3 May 2018", ARTICLES),
        b=body("RULES OF THE COUNCIL OF HILLS", "3 May 2018", OTHER),
        c="CORRIGENDUM TO THE RULES OF THE COUNCIL OF LAKES\n\nIn the second sentence, for 14 members read 15 members.",
        d="Rules of the Council of Lakes: erratum\n\nIn the first sentence, for 12 March read 13 March.",
        e="CORRIGENDUM\n\nIn the first sentence, for 12 March read 14 March of each year, as agreed.",
    )
    assert links(documents) == {"c": (None, "a"), "d": (None, "a")}


def test_short_texts_of_one_title_are_no_versions(tmp_path: Path) -> None:
    minutes = "A/C.3/{0}/2\n\nMinutes of the Council of Lakes\n\nThe Council adopted its agenda without debate."
    assert links(read(tmp_path, a=minutes.format(71), b=minutes.format(72))) == {}


def annual(number: int, symbol: str = "") -> str:
    """Return a resolution of which each year has another: half of its words are those of every year."""
    place = ["Callao", "Suva", "Oslo"][number % 3]
    news = f"Notes that {70 + number} ports report {900 - 7 * number} spills, and that {place} hosts the next meeting."
    title = f"{symbol}\n\nSafety of ports and harbours" if symbol else "Safety of ports and harbours"
    return body(
        title, f"{number} May {2010 + number}", [ARTICLES[0], news, OTHER[number], OTHER[number - 1], ARTICLES[3]]
    )


def test_resolutions_of_one_title_in_each_year_are_no_versions(tmp_path: Path) -> None:
    assert links(read(tmp_path, a=annual(1), b=annual(2), c=annual(3))) == {}
    for path in tmp_path.iterdir():
        path.unlink()
    several = {name: annual(number, f"A/RES/{number}/4") for number, name in enumerate("abc", 1)}
    assert links(read(tmp_path, **several)) == {}


def test_what_the_manifest_says_stands(tmp_path: Path) -> None:
    entry = '[[document]]\nid = "{0}"\nfile = "{0}.txt"\n'
    manifest = entry.format("b") + 'translation_of = "c"\n' + entry.format("c")
    (tmp_path / "corpus.toml").write_text(manifest)
    documents = read(
        tmp_path,
        a=body("RULES OF THE COUNCIL", "3 May 2018", ARTICLES),
        b=body("RÈGLEMENT DU CONSEIL", "3 mai 2018", FRENCH),
        c=body("RULES OF THE OBSERVATORY", "4 May 2018", OTHER),
    )
    assert links(documents) == {}


def test_likeness_is_about_the_share_in_common() -> None:
    one = versions._least(str(number) for number in range(3000))
    other = versions._least(str(number) for number in range(1500, 4500))
    # 1500 of 4500 are common; with 128 bins the estimate is off by less than 0.15 in nearly all cases.
    assert abs(versions.likeness(one, other) - 1 / 3) < 0.15
    assert versions.likeness(one, one) == 1.0


def test_a_text_under_one_title_of_another_year_is_a_version_where_it_lasts_or_says_so(tmp_path: Path) -> None:
    renewed = [ARTICLES[0], *OTHER[:3], ARTICLES[3].replace("1987", "1988")]
    documents = read(
        tmp_path,
        a=body("LAKES DECLARATION ON SHARED CLEAN HARBOURS", "3 May 2014", ARTICLES),
        b=body("LAKES DECLARATION ON SHARED CLEAN HARBOURS (REVISED)", "9 June 2021", renewed),
        c=body("Report on the shared clean harbours", "3 May 2014", OTHER),
        d=body("Report on the shared clean harbours", "3 May 2015", [OTHER[0], *ARTICLES[3:], "No spill was seen."]),
    )
    assert links(documents) == {"b": (None, "a")}


def test_a_revision_by_its_symbol_needs_few_words_in_common(tmp_path: Path) -> None:
    rewritten = [*OTHER, *(line.split(" and ")[0] for line in ARTICLES[:2])]
    documents = read(
        tmp_path,
        a=body("LIMA DECLARATION ON RIVERS", "3 May 2018", ARTICLES),
        b=body("LIMA DECLARATION ON RIVERS AND LAKES", "4 May 2021", rewritten),
    )
    for symbol, expected in (("LIM/DECL/2018/Rev.1", {"b": (None, "a")}), ("LIM/DECL/2018/Add.1", {})):
        named = [
            replace(each, metadata=replace(each.metadata, symbol=own))
            for each, own in zip(documents, ("LIM/DECL/2018", symbol), strict=True)
        ]
        assert links(named) == expected


def test_the_acronym_behind_a_title_makes_no_other_text_of_it(tmp_path: Path) -> None:
    rewritten = [*OTHER, *(line.split(" and ")[0] for line in ARTICLES[:2])]
    documents = read(
        tmp_path,
        a=body("Declaration of Lima on the Andean Glacier Corps", "3 May 2018", ARTICLES),
        b=body("Declaration of Lima on the Andean Glacier Corps (AGC)", "4 May 2021", rewritten),
    )
    assert links(documents) == {"b": (None, "a")}
