"""The exception tree. A message says what happened and what to do next."""

from __future__ import annotations


class AssistantError(Exception):
    """Anything that Certwise raises on purpose. `exit_status` is what the command ends with."""

    exit_status = 1


class BadInputError(AssistantError):
    """The caller gave something that cannot be used."""

    exit_status = 2


class UnreadableFileError(BadInputError):
    """A file that cannot be read: of another kind, broken, locked, too large, or too slow to read."""


class SettingsError(BadInputError):
    """A setting has a value that cannot be used."""


class IndexMissingError(AssistantError):
    """There is no index yet, or none that belongs to the present knowledge and model."""


class IndexBusyError(AssistantError):
    """Another process is building the index."""


class StoreError(AssistantError):
    """The index could not be written or read: a full disk, most often."""


class ModelError(AssistantError):
    """The embedding model cannot be loaded, or its export does not give the same vectors."""
