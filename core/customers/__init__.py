"""Customers: who buys. Cards, contacts, segments, sums of their orders; not the orders themselves."""
