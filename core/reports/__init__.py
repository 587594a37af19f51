"""Figures of the business: rollups kept with every movement, reports that read them, a check of all sums.

Nothing is bought, sold or paid here. Low stock is told by inventory, debts by orders.
"""
