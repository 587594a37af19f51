"""Costing by layers (FIFO): what came at which cost, the oldest first out, beside the balances.

Only companies that chose it have layers; docs/decisions/0012 says why and what follows.
"""
