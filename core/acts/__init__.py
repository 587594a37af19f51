"""The kernel: the register of actions, `execute`, and what every act needs: names, cards, keys, undo, log, notices, events.

No business lives here: rooms declare actions and the kernel carries them out.
"""
