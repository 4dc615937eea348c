"""The one error base class of the project; every room derives its own from it."""


class WegweiserError(Exception):
    """An expected failure whose message is German and fit to be shown.

    The message says what happened, names the value concerned, and says what to do. Lower rooms raise it, the process
    boundary (command line) prints it, the request boundary (HTTP) maps it to a response.
    """


class UnreadableFile(WegweiserError):
    """A file of the corpus cannot be turned into a document; the other files are not affected."""
