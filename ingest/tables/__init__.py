"""Tables of all formats: cells laid out in rows and columns, their heads, groups of rows, and forms."""
