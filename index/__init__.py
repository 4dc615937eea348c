"""index: passages → snapshot; embeds, stores, searches, decides whether the corpus can answer."""
