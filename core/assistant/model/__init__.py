"""The model mind: a turn driven by any OpenAI-compatible chat.completions server.

It sees tools made from the register and receipts, never the business; what it writes is a stored card.
"""
