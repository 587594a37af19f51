"""Conversations: which group or topic belongs to which company, and who is speaking where."""
