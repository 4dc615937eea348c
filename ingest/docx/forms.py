"""Form fields: what a reader sees of check boxes, lists to choose from and fields that nobody has filled in."""

from ingest.docx.names import Element, W, flag, value, whole

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_LISTS = (W + "dropDownList", W + "comboBox")
_OFF = ("0", "false", "off")


def printed(control: Element) -> str | None:
    """What a content control shows instead of its content; None where its content is to be read.

    A field with its prompt still in it shows nothing, a list without a choice what can be chosen.
    """
    properties = control.find(W + "sdtPr")
    if properties is None:
        return None
    box = properties.find(_W14 + "checkbox")
    if box is not None:
        checked = box.find(_W14 + "checked")
        return _tick(checked is not None and (checked.get(_W14 + "val") or "1").lower() not in _OFF)
    if not flag(properties, "showingPlcHdr"):
        return None
    for child in properties:
        if child.tag in _LISTS:
            texts = [item.get(W + "displayText") or item.get(W + "value") for item in child if item.get(W + "value")]
            return ", ".join(text for text in texts if text)
    return ""


def is_unfilled(cell: Element) -> bool:
    """Whether a table cell is a content control with its prompt still in it."""
    control = cell.getparent()
    control = control.getparent() if control is not None else None
    return control is not None and control.tag == W + "sdt" and printed(control) == ""


def legacy(field: Element) -> str:
    """What the beginning of a field of an old form shows: its check box or its list; nothing for other fields."""
    data = field.find(W + "ffData")
    if data is None:
        return ""
    box, choices = data.find(W + "checkBox"), data.find(W + "ddList")
    if box is not None:
        checked = flag(box, "checked")
        return _tick(bool(flag(box, "default") if checked is None else checked))
    entries = choices.findall(W + "listEntry") if choices is not None else []
    texts = [entry.get(W + "val") or "" for entry in entries]
    chosen = whole(value(choices, "result"))
    return ", ".join(filter(None, texts)) if chosen is None else "".join(texts[chosen : chosen + 1])


def _tick(checked: bool) -> str:
    return "☒" if checked else "☐"
