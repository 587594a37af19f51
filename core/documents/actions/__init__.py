"""What can be asked about documents."""
