"""From what people say to calls of the register: a turn, its two minds (model and offline), what they remember.

It sees the register, never the business.
"""
