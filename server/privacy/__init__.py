"""privacy: what may be kept of questions and feedback, how it is made harmless, and the sheets that account for it."""
