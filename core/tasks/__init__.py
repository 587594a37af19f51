"""To-dos of the team: what is to be done, by whom, till when, and what it came from. Reminders stay with automation."""
