"""Changes of the tables, one after another, run at every start."""
