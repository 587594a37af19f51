"""Orders: what was asked for, reserved, shipped and paid. Stock, money and customers live in rooms below."""
