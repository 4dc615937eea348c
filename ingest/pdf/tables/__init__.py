"""Tables of a page: found by rulings, gaps or tags, read row by row and made blocks."""
