"""The clock knocking: schedules whose moment has come."""
