"""Companies and their teams: who works where, in which role, with which rights.

People themselves are in accounts.
"""
