assistant-falls-back = The model does not answer now, so I answer myself.
assistant-at-a-loss = I did not get that. Say it another way, or open /menu.
assistant-is-customer = “{ $name }” is a customer, noted. And the goods?
assistant-unread = Not understood: { $words }. Check that everything is there.
assistant-not-read = Not understood: { $words }. Say it another way, please.
assistant-which = Which one?
assistant-did-you-want = Did you want:

## The model
assistant-words = { $text }
assistant-asks = { $question }
assistant-heard = “{ $text }”: got it. Write in full what to do with it.
assistant-nothing-done = Nothing has been done yet: I have only answered in words. Say what to do and I will show a card.
assistant-cannot-vouch = I will not name figures that I have not found in the records. Ask another way, for example “how much is left”, “revenue this week”.
assistant-model-limit = The model’s limit for today is used up, so I answer myself.
assistant-hello =
    Hello! How can I help? For example:
    • revenue today
    • who owes us money
    • what are we running low on
assistant-welcome = You are welcome!
assistant-price-or-quantity = Is { $number } the price or the quantity?
assistant-as-price = Price { $number }
assistant-as-quantity = Quantity { $number }
assistant-handed-what = This was forwarded. What shall I do with it?
assistant-handed-order = Write an order
assistant-handed-customer = Write a customer
assistant-handed-nothing = I have read what was forwarded. An order or a customer can be written from it by somebody who has the right to.
assistant-misheard = Correct it
assistant-mend = All right, forgotten. Type or say it as it should be.
assistant-copy-heard = Copy what I heard
assistant-nothing-asked = I am not waiting for anything. Say what to do or open /menu.
