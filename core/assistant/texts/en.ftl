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
assistant-stopped = Stopped. Nothing has been done.
assistant-stopped-after = Stopped. This was done before:
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
assistant-handed-task = Set a task
assistant-handed-nothing = I have read what was forwarded. An order, a customer or a task can be written from it by somebody who has the right to.
assistant-misheard = Correct it
assistant-mend = All right, forgotten. Type or say it as it should be.
assistant-copy-heard = Copy what I heard
assistant-nothing-asked = I am not waiting for anything. Say what to do or open /menu.

## What the model takes
field-assistant-tokens = Tokens a day
field-assistant-whose = For whom
ask-assistant-amount = How much money may the model take a day?
assistant-command-usage = What the model has taken
assistant-command-limit = Limit of the model a day
assistant-command-nolimit = Lift the limit of the model
assistant-usage-title = What the model takes
assistant-usage-today = Today
assistant-usage-month = This month
assistant-usage-both = { $money }, { $tokens } tokens
assistant-usage-tokens = { $tokens } tokens
assistant-usage-voices-today = Voices today
assistant-usage-voices-month = Voices this month
assistant-usage-spoken = { $count ->
    [one] { $count } message
   *[other] { $count } messages
 }, { $minutes } min
assistant-usage-nothing = The model was not needed this month.
assistant-usage-somebody = Former employee
assistant-limit-person = Limit a day for each
assistant-limit-company = Limit a day for all
assistant-limit-of-person = for each person
assistant-limit-of-company = for all together
assistant-limit-set = The model’s limit a day { $whose }: { $amount }
assistant-limit-lifted = The model has no limit { $whose } any more
assistant-limit-then = At 80 % I will say a word. Past the limit I answer myself, without the model, until tomorrow.
assistant-model-near-limit = 80 % of the model’s limit for today { $whose } is used up. After it I answer myself until tomorrow.
assistant-paper-limit = The model’s limit for today is used up, so I cannot read photos now. Type it in words, for example: “expense 1234.50 petrol” or “received 10 kg of flour at 45”.
assistant-paper-failed = I could not read it just now, and nothing was recorded. Send it again in a minute or type it in words, for example: “expense 1234.50 petrol”.
assistant-paper-unopened = The file does not open. Send the photo or PDF again, or type it in words, for example: “expense 1234.50 petrol”.
assistant-paper-long = The waybill has more than a hundred lines. Send it as an XLSX or CSV table, or in parts.
assistant-paper-abroad = The waybill is in { $currency }, and the business keeps its costs in its own currency. Type the receipt in words with your prices, for example: “received 10 kg of flour at 45”.
assistant-paper-none = I see no receipt or waybill with a total here. Take it straighter and closer, or type it in words, for example: “expense 1234.50 petrol” or “received 10 kg of flour at 45”.

## Memory
field-assistant-text = What to remember
field-assistant-memory = Which memory
ask-assistant-text = What shall I remember?
ask-assistant-memory = Which of what I remember?
assistant-command-remember = Remember something
assistant-command-memory = What I remember
assistant-command-forget = Forget something
assistant-command-memo = Change what I remember
assistant-remembered-me = I will remember for you: { $text }
assistant-remembered-team = I will remember for the whole team: { $text }
assistant-remembered-me-ahead = Remember for you: { $text }
assistant-remembered-team-ahead = Remember for the whole team: { $text }
assistant-forgotten-ahead = Forget: { $text }
assistant-forgotten = Forgotten: { $text }
assistant-memory-title = What I remember
assistant-memory-empty = I remember nothing yet. Say, for example: “remember: regulars get 5% off on Saturdays”.
assistant-memory-of-me = only you
assistant-memory-of-team = the whole team
assistant-memory-full = I keep no more than { $limit } memories. Forget some first: “what do you remember”.
assistant-column-memory = Memory
assistant-button-forget = Forget { $number }
assistant-button-share = For the whole team
assistant-usage-no-model = No model is connected: I answer myself, which costs nothing.
assistant-limit-needs-prices = I do not know what the model costs, so I cannot keep a limit in money. Set it in tokens, or have the prices put into the settings (OPENAI_PRICE_IN and OPENAI_PRICE_OUT).
assistant-topic = Assistant

## The test of the model
assistant-command-llm-test = Test the model
assistant-no-model = No model is connected, so there is nothing to test: I read words myself. It can be connected in the settings (OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_MODEL).
assistant-trial-title = Test of the model { $model }
assistant-trial-at = Server: { $address }
assistant-trial-listed = ✓ The server answers and has this model.
assistant-trial-unlisted = ✓ The server answers; it lists no models.
assistant-trial-not-listed = ✗ The server’s list does not have this model. It has, for example: { $some }.
assistant-trial-calls-made = ✓ It calls actions: it will be able to record and to look things up.
assistant-trial-calls-written = ✓ It names actions in words. I read them, but a stronger model errs less.
assistant-trial-calls-none = ✗ It calls no actions: it will talk, but can neither record nor look things up. Take a model that can call tools.
assistant-trial-parallel-yes = ✓ It names several things to do from one message at once.
assistant-trial-parallel-no = ✗ It does not name several things at once: ask for one thing in a message.
assistant-trial-pieces-yes = ✓ You will see the answer while it is being written.
assistant-trial-pieces-no = ✗ It cannot answer in parts: the answer will come whole.
assistant-trial-counted-yes = ✓ It counts tokens: spending and limits are exact.
assistant-trial-counted-no = ✗ It counts no tokens: I estimate the spending by the length of the words.
assistant-trial-why-away = ✗ The server does not answer. Check that it runs and that its address is right (OPENAI_BASE_URL).
assistant-trial-why-key = ✗ The server refuses the key. Check OPENAI_API_KEY.
assistant-trial-why-model = ✗ The server has not found the model. Check its name (OPENAI_MODEL) and the address (OPENAI_BASE_URL).
assistant-trial-why-refuses = ✗ The server refuses to answer. Check the model and its settings on the server.
assistant-trial-why-slow = ✗ No answer in time. If the model is still loading, try again in a minute.
assistant-trial-meanwhile = Until then I read words myself.

## Phrases that were not understood
field-assistant-learning = Learn from phrases I did not understand
assistant-command-learn = Learn from phrases I did not understand
assistant-command-unread = Phrases I did not understand
assistant-learning-on = I keep phrases I did not understand
assistant-learning-on-ahead = Keep phrases I did not understand
assistant-learning-on-what = I keep only the shape of a phrase: words of the trade and signs such as <product>, <customer>, <number>. No names, sums, phones or messages. See and erase them: /unread.
assistant-learning-off = I no longer keep phrases I did not understand
assistant-learning-off-ahead = Keep no phrases I did not understand
assistant-learning-off-what = What is there already can be seen and erased: /unread.
assistant-unread-title = Phrases I did not understand
assistant-unread-none = There are no such phrases.
assistant-unread-on = I keep only the shape of a phrase, without names, sums and phones.
assistant-unread-off = At present I keep no phrases I did not understand.
assistant-column-shape = Shape
assistant-column-times = Times
assistant-column-last = Last time
assistant-column-offered = Offered
assistant-column-chosen = Chosen
assistant-button-learn-on = Keep them
assistant-button-learn-off = Keep no more
assistant-button-forget-all = Forget all
assistant-unread-forgotten = { $count ->
    [0] There is nothing to forget
    [one] { $count } phrase is forgotten
   *[other] { $count } phrases are forgotten
 }
assistant-unread-forgotten-ahead = { $count ->
    [0] Forget phrases I did not understand: there are none
    [one] Forget { $count } phrase for good
   *[other] Forget { $count } phrases for good
 }
assistant-phrase-forgotten = Forgotten: { $shape }
assistant-phrase-forgotten-ahead = Forget the phrase for good: { $shape }
assistant-sign-prod = <product>
assistant-sign-cust = <customer>
assistant-sign-sup = <supplier>
assistant-sign-member = <member>
assistant-sign-wh = <warehouse>
assistant-sign-company = <business>
assistant-sign-account = <account>
assistant-sign-item = <item>
assistant-sign-schedule = <schedule>
assistant-sign-channel = <group>
assistant-sign-order = <order>
assistant-sign-purchase = <purchase>
assistant-sign-email = <email>
assistant-sign-handle = <handle>
assistant-sign-phone = <phone>
assistant-sign-quote = <quote>
assistant-sign-when = <day>
assistant-sign-period = <period>
assistant-sign-recur = <repeat>
assistant-sign-money = <sum>
assistant-sign-qty = <quantity>
assistant-sign-pct = <per cent>
assistant-sign-num = <number>
assistant-sign-name = <name>
assistant-sign-unk = <word>
