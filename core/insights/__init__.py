"""What the figures suggest: ideas grounded in the company's own numbers, kept, rated, made into tasks."""
