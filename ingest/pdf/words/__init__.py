"""Words of a page mended and sorted out before they become lines."""
