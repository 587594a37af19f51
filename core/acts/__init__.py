"""The kernel: the register of actions, `execute`, and what every act needs.

Names, cards, keys, undo, log, notices, events. No business lives
here: rooms declare actions and the kernel carries them out.
"""
