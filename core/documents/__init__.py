"""Documents: what is printed and given away, the requisites on it, the files as sent; not the orders."""
