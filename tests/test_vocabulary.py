"""Words of the four languages stand in data files, not in the expressions of the code."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ingest.folding import fold
from ingest.lexicon import PHRASES, cues, spelt
from ingest.records import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
# An expression may hold so many words that carry meaning: names of its groups and endings of words are some.
MOST = 6
# Expressions of `ingest` in which words stand among signs and small words that hold more; none is to be added.
FEW = 21
# What is no word to match: escapes, names of groups, classes of letters, counts.
_SIGNS = re.compile(r"\(\?P?[<=]\w+[>)]|\\[a-zA-Z]|\[[^\]]*\]\??|\{\d*,?\d*\}")


@cache
def _small_words() -> frozenset[str]:
    tables = [tomllib.loads((ROOT / "index" / "languages" / f"{each}.toml").read_text("utf-8")) for each in LANGUAGES]
    return frozenset(fold(word) for table in tables for word in table["stop_words"].split())


def _telling(expression: str) -> set[str]:
    """Return the words of four letters or more of an expression that are no small words of any language."""
    return set(re.findall(r"[a-z]{4,}", fold(_SIGNS.sub(" ", expression)))) - _small_words()


def _expressions(source: str) -> Iterator[tuple[int, str]]:
    """Yield the regular expressions of a module with their lines; what is put into them from elsewhere is left out."""
    for node in ast.walk(ast.parse(source)):
        called = node.func if isinstance(node, ast.Call) else None
        of_re = isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "re"
        if of_re and isinstance(node, ast.Call) and node.args:
            pieces = [node.args[0], *getattr(node.args[0], "values", ())]
            told = [each.value for each in pieces if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            yield node.lineno, "".join(told)


def _over(room: str) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{line}: {' '.join(sorted(words))}"
        for path in sorted((ROOT / room).rglob("*.py"))
        for line, expression in _expressions(path.read_text("utf-8"))
        if len(words := _telling(expression)) > MOST
    ]


def test_words_in_an_expression_are_found_and_its_signs_and_small_words_are_not() -> None:
    source = 'A = re.compile(rf"(?P<word>remplac\\\\w+|sustituy[oe])\\\\s(?:avec|with|para){B}")'
    assert [_telling(each) for _, each in _expressions(source)] == [{"remplac", "sustituy"}]


@pytest.mark.parametrize("room", ["app", "index"])
def test_no_expression_in_code_is_a_list_of_words(room: str) -> None:
    assert _over(room) == []


def test_few_expressions_that_facts_are_told_by_are_lists_of_words() -> None:
    assert len([each for each in _over("ingest") if "readers" not in each]) <= FEW


def test_a_group_is_spelt_in_all_languages_each_word_once() -> None:
    assert spelt("and") == "(?:et|and|y|e)"
    assert spelt("preposition.person", languages=("es", "pt")) == "(?:a|con|para|por|com)"
    assert {"chez", "under", "hasta", "sob"} <= set(spelt("preposition")[3:-1].split("|"))


def test_every_group_of_words_for_expressions_has_words_in_each_language_and_compiles() -> None:
    for path in (PHRASES, PHRASES.with_name("grammar.toml")):
        for group in tomllib.loads(path.read_text("utf-8")):
            for language in LANGUAGES:
                re.compile(spelt(group, path, (language,)))
                assert cues(group, language, path).find("") == []
