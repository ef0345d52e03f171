"""How chats cut words short or swap them, and the phrases that one word stands for."""

from __future__ import annotations

import re
from functools import cache

from app import lexicon
from app.questions.slips import cased
from ingest.folding import fold

# A word in small letters, but for the first of a message, that no mark ties to another, as «d» is in «d'après» and «c»
# in «a/c», with the stop that says it is cut short, «cant. de».
_ALONE = re.compile(r"(?<![\w'’/.-])((?:^[A-Z])?[a-z]{1,9})(?:\.(?=\s[a-z])|(?![\w'’/-]|\.\w))")


# What makes a time of a phrase for now.
_OF_WHEN = r"(?:of|when|d[aeo]s?|del|e[mn] que)\b"


@cache
def _phrases(language: str) -> re.Pattern[str]:
    """Return a pattern for the phrases that one word stands for, with the commas on both sides of one set in.

    «At the moment of signature» is no such phrase, nor is «up to date».
    """
    several = [re.escape(each) for each in lexicon.read("shorthand")[language] if " " in each]
    spelt = "|".join(sorted(several, key=len, reverse=True))
    return re.compile(
        rf"(?P<set_in>,\s)?(?<![\w'-])(?<!\bup )(?P<phrase>{spelt})(?![\w'-])(?!\s{_OF_WHEN})(?(set_in),|)"
    )


def expanded(text: str, language: str) -> str:
    """Return a question with one word for each phrase that it stands for, «these days» as «currently»."""
    table, folded = lexicon.read("shorthand")[language], fold(text)
    if len(folded) == len(text):
        for match in reversed(list(_phrases(language).finditer(folded))):
            text = f"{text[: match.start()]}{' ' * bool(match['set_in'])}{table[match['phrase']]}{text[match.end() :]}"
    return text


def written_out(text: str, language: str) -> str:
    """Return a message with the words that chats cut short or swap written out, «waht r» as «what are»."""
    table = lexicon.read("shorthand")[language]
    return _ALONE.sub(lambda match: cased(table.get(match[1].lower(), match[0]), match[1]), text)
