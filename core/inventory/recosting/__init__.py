"""Documents with a day in the past: what went out after them is costed anew, day by day.

Nothing that was written is changed: corrections of value are added on the days they belong to.
"""
