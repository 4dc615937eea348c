"""message: what a message asks, what of the conversation before it belongs to it, and what it wants otherwise."""
