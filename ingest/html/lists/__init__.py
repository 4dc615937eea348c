"""Lists of HTML: items and their markers, terms with their descriptions, and headings that stand in lists."""
