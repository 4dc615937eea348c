"""Notes at the foot of a page and in its margins, read behind what they are about."""
