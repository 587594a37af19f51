"""Sentences of people who had seen neither the phrases nor the code, for businesses they made up."""
