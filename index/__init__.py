"""Turn passages into a searchable index on disk, and a query into hits."""
