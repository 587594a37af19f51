"""From what people say to calls of the register: a turn and its two minds, a model and an offline one.

It sees the register, never the business.
"""
