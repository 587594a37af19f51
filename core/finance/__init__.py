"""Money as it came and went: accounts, items of income and expense, postings.

What was sold, profit and loss, and who owes what live above, in orders and reports.
"""
