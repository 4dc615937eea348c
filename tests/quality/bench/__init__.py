"""Speed report: ``make bench``; every figure beside the plain sentence-transformers path of the same run."""
