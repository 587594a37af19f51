"""Goods and where they are: products, warehouses, a ledger of movements, balances with their value.

What goods are sold for, and to whom, is the orders room's business.
"""
