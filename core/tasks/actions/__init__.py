"""What can be asked about tasks."""
