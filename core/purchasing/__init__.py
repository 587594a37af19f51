"""Suppliers and what is ordered from them, received and owed; the receipts themselves are stock's."""
