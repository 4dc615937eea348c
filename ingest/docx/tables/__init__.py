"""Tables of Word files: drawn or typed with tabs, with their cells, captions and heads."""
