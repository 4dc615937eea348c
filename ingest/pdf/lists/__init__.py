"""What belongs to the items of a list: paragraphs below them, and terms with their explanations."""
