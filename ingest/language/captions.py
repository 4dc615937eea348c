"""Captions: the words that open the line by which a table or a figure is called."""

TABLE = r"(?:Tabelle|Tab\.|Übersicht)"
"""Opens the caption of a table; a pattern to be built upon."""

FIGURE = r"(?:Abbildung|Abb\.|Grafik|Schaubild|Diagramm|Karte|Foto|Bild)"
"""Opens the caption of a figure; a pattern to be built upon."""
