"""Pages whose tags are good: the tag tree, and the parts it names."""
