"""named: what a question names outright, a place by its number, a document by its name or a word alone."""
