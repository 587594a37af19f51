"""To-dos of the team: what, by whom, till when, and what it came from. Reminders stay with automation."""
