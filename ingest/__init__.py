"""Turn files into documents with exact spans: sections, passages and facts."""
