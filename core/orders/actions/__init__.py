"""What can be asked about orders."""
