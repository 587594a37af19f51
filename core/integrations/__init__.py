"""Goods, customers, stock and sales from files. Exchange with other programs lives elsewhere."""
