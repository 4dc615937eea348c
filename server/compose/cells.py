"""Cells: what a row of a table holds, told from its one line of text."""


def cells(row: str) -> tuple[tuple[str, str], ...]:
    """Head and value of each cell of a row "Kopf: Wert; …"; a piece without a head belongs to the one before."""
    found: list[tuple[str, str]] = []
    for piece in row.split("; "):
        head, colon, value = piece.partition(": ")
        if colon:
            found.append((head, value))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]}; {piece}")
        else:
            found.append(("", piece))
    return tuple(found)
