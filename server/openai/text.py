"""Text: an answer as Markdown with its sources below, for front ends that show plain chat messages."""

import re

from server.answer import Answer, AnswerKind, Part, Source

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def blocks(answer: Answer, address: str) -> list[str]:
    """The pieces of the message in order: reason, parts with the numbers of their sources, sources, related questions.

    Joined they are the message. ``address`` is the public address of the service, for the links. Text of the corpus is
    escaped, so that none of it becomes a link, an image or markup.
    """
    pieces = [f"{_escape(answer.reason)}\n\n"] if answer.reason else []
    pieces += [_part(part, answer.kind) for part in answer.parts]
    if answer.sources:
        pieces.append("\n**Fundstellen**\n\n" + "".join(_source(source, address) for source in answer.sources))
    if answer.related:
        pieces.append("\nDazu auch: " + " · ".join(map(_escape, answer.related)) + "\n")
    return pieces


def _part(part: Part, kind: AnswerKind | None) -> str:
    text = _escape(" ".join(part.text.split()))
    end = "\n\n" if kind in (AnswerKind.QUOTE, AnswerKind.DEFINITION) else "  \n"
    return f"{text} [{part.source}]{end}"


def _source(source: Source, address: str) -> str:
    page = f"S. {source.page_label or source.page}" if source.page else ""
    dated = f"Stand {source.date}" if source.date else ""
    told = (source.publisher or "", " › ".join(source.section), page, dated)
    details = ", ".join(_escape(text) for text in told if text)
    title = f"[{_escape(source.title)}]({address}{source.file_url})"
    return f"[{source.number}] {title}{': ' + details if details else ''}  \n"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
