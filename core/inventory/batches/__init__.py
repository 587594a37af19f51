"""Goods kept by batches: numbers, expiry, which batch leaves first, and what is told of them in time.

How many there are in all, and what they cost, lives in the balances; reserves know no batches.
"""
