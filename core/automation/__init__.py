"""Schedules and reminders that people have set: names of actions with arguments, and when. No features."""
