"""Statements of banks: read, matched to orders and items, settled line by line."""
