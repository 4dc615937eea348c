"""Assistant: what answers on the command line, or a German message that there is nothing to answer from."""

from index.errors import SnapshotError
from index.storage.store import Store
from server.assistant import IndexAssistant
from server.locations import embedder_of, store_of
from server.settings import Settings

_NONE = "Es gibt noch keinen Index. „wegweiser index build“ baut ihn aus den Dokumenten."


def assistant_of(settings: Settings) -> IndexAssistant:
    """The assistant over the live version; raises SnapshotError when there is none that can be served."""
    assistant = IndexAssistant(store_of(settings), embedder_of(settings))
    if assistant.version is None:
        raise SnapshotError(_NONE)
    return assistant


def live_version(store: Store) -> str:
    """The version that is live; raises SnapshotError when none was ever activated."""
    live = store.current()
    if live is None:
        raise SnapshotError(_NONE)
    return live
