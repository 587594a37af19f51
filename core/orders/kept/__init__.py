"""Money of customers that belongs to no order yet: what they paid ahead, what is left on gift cards."""
