"""Title, date and publisher of a document."""
