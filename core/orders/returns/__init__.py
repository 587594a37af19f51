"""Goods that came back: documents of returns and what they change. Which act calls it is not decided here."""
