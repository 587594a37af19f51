"""Kits: goods that are sold as one and lie in stock as their parts. A kit has no stock of its own."""
