"""Scripts that compute the data files of this room from public texts; nothing here runs in the product."""
