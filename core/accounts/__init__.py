"""People: who a person is on each channel, and the language they read.

Companies and rights live elsewhere.
"""
