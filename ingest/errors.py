"""The errors that govqa tells its users about, lowest in the house so that every room can raise them.

GovqaError
├── UsageError            the call itself is wrong (exit code 2)
├── CorpusError           a folder, manifest or glossary cannot be used
│   └── DocumentError     one document cannot be read; the others can
├── IndexProblem           an index cannot be used
│   ├── IndexMissing      there is none at the place given
│   ├── IndexStale        it was built from other documents than the corpus now holds
│   └── IndexDamaged      a file of it is missing, cut short or altered
├── EncoderError          an encoder cannot be loaded
├── QuestionError         a question, history or batch line cannot be used
├── BriefingError         a briefing cannot be made of what was asked, or not be written there
└── EvaluationError       a question set or a report cannot be used

A message is one line: what was expected, what was found, and the command that mends it.
"""


class GovqaError(Exception):
    """Anything that a user can mend; the command line prints its message and exits with 1."""


class UsageError(GovqaError):
    """A call that cannot be meant; the command line exits with 2."""


class CorpusError(GovqaError):
    """A corpus folder, its manifest or its glossary cannot be used."""


class DocumentError(CorpusError):
    """One document cannot be read; the rest of the corpus can."""


class IndexProblem(GovqaError):
    """An index cannot be used."""


class IndexMissing(IndexProblem):
    """No index at the place given."""


class IndexStale(IndexProblem):
    """The index was built from other documents than the corpus now holds."""


class IndexDamaged(IndexProblem):
    """A file of the index is missing, cut short or altered."""


class EncoderError(GovqaError):
    """An encoder cannot be loaded."""


class QuestionError(GovqaError):
    """A question, its history or a batch line cannot be used."""


class BriefingError(GovqaError):
    """A briefing cannot be made of the bodies, minutes or format asked for, or its file cannot be written."""


class EvaluationError(GovqaError):
    """A question set, a gate or a report cannot be used."""
