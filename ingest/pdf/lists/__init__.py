"""List markers, what stands below an item, and terms with their explanations."""
