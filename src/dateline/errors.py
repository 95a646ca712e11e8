"""What can go wrong, as a tree.

    DatelineError                    root of everything Dateline raises on purpose
    ├── UsageError                   a call or command that makes no sense as given
    ├── SettingError                 a setting with an unknown name or an impossible value
    ├── InputError                   a path or stream that cannot be read at all
    │   └── ReportError              one report inside it that cannot be read; the rest can
    ├── RecordError                  data that does not have the form of a coded report
    ├── VocabularyError              a vocabulary file that contradicts itself
    ├── KnowledgeError               a knowledge file that is missing, corrupt or of another version
    │   └── OverlayError             a folder laid over the knowledge tables, with all that is wrong in it
    ├── ModelError                   a language model or network that is missing or unfit
    └── StoreError                   a store that cannot be opened, read or written
        ├── NotAStoreError           the file is something else
        ├── StoreVersionError        the store was made by another version of Dateline
        └── StoreFullError           the disk is full, or the store may not be written

Every error has a stable ``code`` (what a script may test for), a ``subject`` (the file, setting or model meant), an
optional ``line`` (counted from 1) and a ``reason``; its text is one line made of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

__all__ = [
    "DatelineError",
    "InputError",
    "KnowledgeError",
    "ModelError",
    "NotAStoreError",
    "OverlayError",
    "RecordError",
    "ReportError",
    "SettingError",
    "StoreError",
    "StoreFullError",
    "StoreVersionError",
    "UsageError",
    "VocabularyError",
]


class DatelineError(Exception):
    """Root of every error that Dateline raises on purpose.

    Attributes:
        code: stable name of the kind of failure, lower case with hyphens, e.g. ``not-a-store``.
        subject: what it is about: a path, a setting's name, a model's name. Empty if there is none.
        line: line of the subject, counted from 1, or ``None``.
        reason: what is wrong with it, in words, without a full stop.
    """

    default_code = "error"

    def __init__(
        self, reason: str, *, subject: str | Path = "", line: int | None = None, code: str | None = None
    ) -> None:
        self.code = code or self.default_code
        self.subject = str(subject)
        self.line = line
        self.reason = reason
        super().__init__(str(self))

    def __str__(self) -> str:
        where = self.subject if self.line is None else f"{self.subject}:{self.line}"
        return f"{where}: {self.reason}" if where else self.reason


class UsageError(DatelineError):
    """A call or command that makes no sense as given."""

    default_code = "usage"


class SettingError(DatelineError):
    """A setting with an unknown name or an impossible value."""

    default_code = "bad-setting"


class InputError(DatelineError):
    """A path or stream that cannot be read at all."""

    default_code = "unreadable-input"


class ReportError(InputError):
    """One report, inside readable input, that cannot be read. The reports around it can."""

    default_code = "unreadable-report"


class RecordError(DatelineError):
    """Data that does not have the form of a coded report."""

    default_code = "bad-record"


class VocabularyError(DatelineError):
    """A vocabulary file that contradicts itself or the ontology."""

    default_code = "bad-vocabulary"


class KnowledgeError(DatelineError):
    """A knowledge file that is missing, corrupt or of another version."""

    default_code = "bad-knowledge"


class OverlayError(KnowledgeError):
    """A folder laid over the knowledge tables, with all that is wrong in it; nothing of it was loaded.

    Attributes:
        problems: each with file, line and reason, in their order. total: how many there are; of very many only the
            first are among ``problems``.
    """

    default_code = "bad-overlay"

    def __init__(self, problems: Sequence[DatelineError], *, total: int, subject: str | Path) -> None:
        self.problems = tuple(problems)
        self.total = total
        count = "1 problem" if total == 1 else f"{total:,} problems"
        super().__init__(f"{count}, nothing of it is loaded: {'; '.join(map(str, problems))}", subject=subject)

    def __reduce__(self) -> tuple[Callable[..., OverlayError], tuple[object, ...]]:
        return partial(OverlayError, self.problems, total=self.total, subject=self.subject), ()


class ModelError(DatelineError):
    """A language model or network that is missing or does not fit."""

    default_code = "bad-model"


class StoreError(DatelineError):
    """A store that cannot be opened, read or written."""

    default_code = "store-failed"


class NotAStoreError(StoreError):
    """The file is no Dateline store."""

    default_code = "not-a-store"


class StoreVersionError(StoreError):
    """The store was made by a version of Dateline whose layout this one does not know."""

    default_code = "store-version"


class StoreFullError(StoreError):
    """The disk is full, or the store may not be written."""

    default_code = "store-full"
