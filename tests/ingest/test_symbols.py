"""Symbols of documents and provisions."""

from __future__ import annotations

import pytest

from ingest.symbols import find


@pytest.mark.parametrize(
    "symbol",
    [
        "AG/RES. 2738 (XLII-O/12)",
        "A/RES/73/195",
        "CIDI/doc. 12/21",
        "DTF/2019/DEC.3",
        "MCCF/CH/2016/Rev.2",
        "SM/BP/2019/02",
        "S/RES/1325 (2000)",
        "CP/RES. 1234 (2312/21)",
        "A/RES/377(V)",
        "EX.CL/Dec.1057(XXXVI)",
        "COM(2020) 456 final",
        "ICCD/COP(14)/23/Add.1",
        "WT/MIN(01)/DEC/1",
        "MERCOSUR/CMC/DEC. N° 26/03",
        "OEA/Ser.L/V/II.159 Doc. 6",
        "CAC/RCP 1-1969",
        "WHA72.8",
        "EB144.R9",
        "2014/335/EU",
        "(EU) 2016/679",
    ],
)
def test_symbol_is_found_whole(symbol: str) -> None:
    (found,) = find(f"see {symbol}, as read")
    assert (found.text, found.provision) == (symbol, False)


@pytest.mark.parametrize("words", ["article 58", "Artículo 12", "section 4.1", "artigo 3"])
def test_article_is_a_provision(words: str) -> None:
    (found,) = find(f"voir {words}.")
    assert (found.text, found.provision) == (words, True)


def test_plain_words_and_years_are_no_symbols() -> None:
    assert find("Since 2018 the Forum has met in Paris.") == []
    assert find("Those with HIV/AIDS 2030, EUR12.50 a day, 24/7, PM2.5 and the EU 27.") == []


def test_a_revision_is_part_of_the_symbol() -> None:
    found = find("See LC/CONF/doc.5/20 rev. 2 and CP/doc.4567/21 rev. 1 corr. 1, of May.")
    assert [each.text for each in found] == ["LC/CONF/doc.5/20 rev. 2", "CP/doc.4567/21 rev. 1 corr. 1"]
