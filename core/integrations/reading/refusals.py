"""Why a whole file, or a whole import, cannot be taken. One row's fault is a `RowFault`, never this."""

from core.blocks import Value
from core.errors import Invalid


class FileRefused(Invalid):
    """A file nobody can import. `file`: its name as the sender knows it; further data fills the sentence."""

    code = "integrations-file-refused"

    def __init__(self, file: str, **data: str | int) -> None:
        values: dict[str, Value] = {"file": file, **data}
        super().__init__(offers=None, **values)
        self.file = file


class FileEmpty(FileRefused):
    code = "integrations-file-empty"


class FileTooLarge(FileRefused):
    """`limit` is in megabytes."""

    code = "integrations-file-too-large"


class FileBomb(FileRefused):
    """Unpacks to far more than it weighs, or pretends to; `limit` in megabytes."""

    code = "integrations-file-bomb"


class TooManyFiles(FileRefused):
    """`limit` counts files or sheets."""

    code = "integrations-too-many-files"


class FileEncrypted(FileRefused):
    code = "integrations-file-encrypted"


class FileDamaged(FileRefused):
    code = "integrations-file-damaged"


class FileUnsupported(FileRefused):
    """`found` says what the file really is: pdf, html, old_excel, picture, …"""

    code = "integrations-file-unsupported"


class FileNested(FileRefused):
    """An archive inside an archive."""

    code = "integrations-file-nested"


class TableTooLarge(FileRefused):
    """More rows, columns or cells than we read; `limit` counts them."""

    code = "integrations-table-too-large"


class NothingToImport(FileRefused):
    code = "integrations-nothing-to-import"
