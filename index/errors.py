"""Errors of the index room."""

from ingest import WegweiserError


class SnapshotError(WegweiserError):
    """A snapshot is missing, damaged, or does not match the running code and model."""


class BuildRunning(SnapshotError):
    """Another process builds the index at this moment."""


class ModelError(WegweiserError):
    """The embedding model is missing, damaged, or not the expected one."""
