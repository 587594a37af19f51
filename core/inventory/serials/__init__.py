"""Goods kept one by one, by serial number: which lie where, what came of each.

How many there are and what they cost lives in the balances; the numbers of a product at a warehouse are as
many as lie there.
"""
