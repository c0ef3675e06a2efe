"""Files beside the pages, read by parsers that we did not write."""
