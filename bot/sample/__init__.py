"""A sample business to look around in: a bakery with three months of history, made by the same actions."""
