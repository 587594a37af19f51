"""Variants: goods of one family that differ in size, colour… Each is a product of its own."""
