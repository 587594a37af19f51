## Questions and labels
ask-purchasing-batch = Which batch?
ask-purchasing-supplier = Which supplier?
ask-purchasing-lines = What to order and how much? For example: flour 20 bags at 900
ask-purchasing-quantity = How much?
ask-purchasing-price = At what price?
ask-purchasing-due = When is it to come?
ask-purchasing-purchase = Which purchase order?
ask-purchasing-name = What is the supplier called?
ask-purchasing-percent = By how many per cent may a delivery exceed the order?
field-purchasing-serials = Serial numbers
field-purchasing-supplier = Supplier
field-purchasing-purchase = Purchase order
field-purchasing-draft = Draft
field-purchasing-inn = Tax number
field-purchasing-lead-days = Delivery takes
field-purchasing-min-sum = Minimum sum
field-purchasing-status = State
field-purchasing-late = Only what is late

## Commands
purchasing-command-purchase = Order from a supplier
purchasing-command-purchases = Purchase orders
purchasing-command-came = Received from a supplier
purchasing-command-coming = What suppliers are bringing
purchasing-command-supplier = A supplier’s card
purchasing-command-suppliers = Suppliers

## Labels
purchasing-label-number = No.
purchasing-label-state = State
purchasing-label-expected = Expected
purchasing-label-total = Order total
purchasing-label-came = Came
purchasing-label-left = Still to come
purchasing-label-worth = Worth
purchasing-label-document = Receipt
purchasing-label-receipt = Receipt { $number }
purchasing-state-draft = draft
purchasing-state-placed = placed
purchasing-state-partly = partly received
purchasing-state-received = received
purchasing-state-closed = closed, not all came
purchasing-state-cancelled = cancelled
purchasing-state-annulled = annulled
purchasing-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
purchasing-packs = { $packs } ({ $quantity })
purchasing-draft = draft
purchasing-detail = { $supplier }, { $day }

## Suppliers
purchasing-supplier-title = { $supplier }
purchasing-supplier-added = New supplier: { $supplier }
purchasing-supplier-removed = Supplier taken back: { $supplier }
purchasing-supplier-removed-ahead = Take the supplier back: { $supplier }
purchasing-supplier-changed = Supplier changed: { $supplier }
purchasing-supplier-changed-ahead = Change the supplier: { $supplier }
purchasing-supplier-put-back = The supplier is as before: { $supplier }
purchasing-supplier-archived = Supplier archived: { $supplier }
purchasing-supplier-archived-ahead = Archive the supplier: { $supplier }
purchasing-supplier-again = Supplier back in the list: { $supplier }
purchasing-supplier-put-away = Archived
purchasing-suppliers = Suppliers
purchasing-no-suppliers = No suppliers yet. Try: “order 20 bags of flour from Miller at 900”.
purchasing-button-order = Order
purchasing-button-orders = Orders

## Orders
purchasing-the-order = purchase order { $number }
purchasing-the-draft = a draft order
purchasing-card = { $supplier }: { $order }
purchasing-placed = Ordered from { $supplier }: { $order }
purchasing-placed-ahead = Order from { $supplier }
purchasing-drafted = A draft order for { $supplier }
purchasing-new-supplier = A new supplier: I wrote the card.
purchasing-new-goods = New goods: { $products }.
purchasing-without-price = No price for { $products }. It will be received at the last known cost and not counted as owed.
purchasing-below-minimum = { $supplier } delivers from { $least }: { $more } is missing.
purchasing-overdue = { $days ->
    [one] Late by { $days } day.
   *[other] Late by { $days } days.
}
purchasing-annulled = Taken back: { $order }
purchasing-supplier-gone = The card of { $supplier } is gone too: nothing else stands on it.
purchasing-goods-gone = The new goods are gone too: { $products }.
purchasing-draft-again = A draft again: { $order }
purchasing-cancelled = Cancelled { $order }
purchasing-cancelled-ahead = Cancel { $order }
purchasing-rest-closed = The rest is not awaited any more: { $order }
purchasing-reopened = Awaited again: { $order }
purchasing-button-place = Place
purchasing-button-came = It came by the order
purchasing-button-no-order = Not by this order
ask-purchasing-digest = Which file?
field-purchasing-digest = File
field-purchasing-mime = Kind of file
field-purchasing-size = Size
field-purchasing-sum = Sum of the line
field-purchasing-files = Files
field-purchasing-paper = Read on the waybill
field-purchasing-number = Number of the waybill
field-purchasing-discount = Discount
field-purchasing-vat = VAT on top
field-purchasing-total = Total of the waybill
purchasing-button-received = All came
purchasing-button-cancel = Cancel the order
purchasing-button-close = The rest won’t come
purchasing-button-open = Open { $order }
purchasing-button-came-one = Came { $number }: { $supplier }

## Deliveries
purchasing-came = Came from { $supplier }: { $order }
purchasing-came-ahead = Receive from { $supplier }: { $order }
purchasing-over = { $product }: { $quantity } more than ordered ({ $ordered }).
purchasing-still-awaited = { $count ->
    [one] { $count } line is still to come.
   *[other] { $count } lines are still to come.
}
purchasing-all-came = All that was awaited has come.
purchasing-awaited-again = Awaited again: { $order }
purchasing-tolerance-set = Up to { $percent } more than ordered is taken without a question.
purchasing-tolerance-none = Anything beyond the order is asked about.

## Lists
purchasing-list = Purchase orders
purchasing-none = There are no such purchase orders.
purchasing-coming = On its way from suppliers
purchasing-late = Late from suppliers
purchasing-nothing-comes = Nothing is on its way from suppliers.
purchasing-nothing-late = Nothing is late.
purchasing-late-lines = { $count ->
    [one] { $count } line is late.
   *[other] { $count } lines are late.
}
purchasing-more-comes = The first { $count } are shown.

## Refusals
purchasing-supplier-exists = { $supplier } is there already.
purchasing-supplier-in-use = The card of { $supplier } cannot be taken back: there are orders or payments on it.
purchasing-supplier-awaited = { $supplier } has unfinished orders. Receive or cancel them first.
purchasing-edited = The card of { $supplier } has been changed since, I left it as it is.
purchasing-nothing-to-change = { $supplier } is so already.
purchasing-not-draft = It is no draft any more: { $purchase }.
purchasing-still-draft = It is still a draft, not placed with the supplier: { $purchase }.
purchasing-not-awaited = Nothing more is to come: { $purchase }, { $state }.
purchasing-not-ordered = { $product } is not in { $purchase }.
purchasing-has-deliveries = Receipt { $receipt } stands on it. Undo that first. ({ $purchase })
purchasing-has-payments = It was paid for on { $day }. Undo that first. ({ $purchase })
purchasing-moved-on = Things have moved on, I left it as it is: { $purchase }.
purchasing-past-day = { $day } is over. Name the day it is to come.

## Check
purchasing-check-received = Purchase order { $purchase }, { $product }: { $stored } is kept as received, deliveries make { $counted }.
purchasing-check-total = Purchase order { $purchase }: the kept total is { $stored }, its lines make { $counted }.
purchasing-check-state = Purchase order { $purchase }: kept as “{ $stored }”, its lines make it “{ $counted }”.
purchasing-check-delivery = Receipt { $receipt } from a supplier: { $stored } is kept, its lines make { $counted }.
purchasing-check-annulled = Receipt { $receipt } from a supplier was taken back by half.

## Money for suppliers
ask-purchasing-amount = How much was paid?
purchasing-command-paysupplier = Pay a supplier
purchasing-command-owed = Owed to suppliers
purchasing-item = Purchases
purchasing-paid = Paid to { $supplier }: { $amount }
purchasing-label-owed = Owed
purchasing-label-ahead = Paid ahead
purchasing-label-owed-all = Owed in all
purchasing-label-ahead-all = Paid ahead
purchasing-label-brought = Delivered
purchasing-label-paid = Paid
purchasing-debts = Owed to suppliers
purchasing-debts-private = What is owed to suppliers is told in private only.
purchasing-no-debts = Nothing is owed to suppliers.
purchasing-button-pay = Pay { $supplier }
purchasing-check-payment = Payment to { $supplier }: { $stored } is kept, the money says { $counted }.

## What to order
purchasing-command-reorder = What to order from suppliers
field-purchasing-days = Days of history
purchasing-to-buy = { $count ->
    [one] { $count } product is to be ordered
   *[other] { $count } products are to be ordered
}
purchasing-nothing-to-buy = Nothing to order: there is enough, or it is on its way.
purchasing-more-to-buy = { $count ->
    [one] And { $count } more.
   *[other] And { $count } more.
}
purchasing-how-much = Counted: what is free and all that is on its way. Used a day: the average of the last { $days } days; enough for { $ahead } days ahead, and no less than the minimum once more.
purchasing-whom-from = I do not know yet whom to buy the rest from: order it once in words and I will.
purchasing-from = { $supplier }
purchasing-from-nobody = No supplier yet
purchasing-label-there = Free
purchasing-label-ordered = Coming
purchasing-label-buy = Order
purchasing-button-drafts = Make draft orders
purchasing-button-place-one = Place: { $supplier }
purchasing-drafts-made = { $count ->
    [one] { $count } draft order is ready
   *[other] { $count } draft orders are ready
}
purchasing-drafts-gone = { $count ->
    [one] { $count } draft order is gone
   *[other] { $count } draft orders are gone
}
purchasing-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
purchasing-nothing-to-draft = There is nothing to draft: there is enough, it is on its way, or nobody knows whom to buy it from.
purchasing-topic = Purchasing

## Costs of buying
field-purchasing-batch = Batch
field-purchasing-expires = Good until
field-purchasing-cost-kind = What for
field-purchasing-spread = Spread
purchasing-command-landed = Delivery into the cost of goods
purchasing-freight-item = Freight in
purchasing-landed = { $order }, { $what }: { $amount } spread over the goods
purchasing-landed-dropped = { $order }: { $what } is off the goods again
purchasing-landed-sold = Some of the goods are sold already: { $amount } of this is cost of sales today.
purchasing-label-share = Share
purchasing-label-owed-to = Owed: { $supplier }
purchasing-button-drop-cost = Take this cost off
purchasing-nothing-came = { $purchase }: nothing has come for this order yet, so there is nothing to spread the sum over. Receive the goods first.
purchasing-cost-unknown = What { $product } itself cost is not known. Tell its cost first: “cost of { $product } 100”.
purchasing-cost-annulled = This cost is taken off already.
purchasing-costs-stand = This receipt carries { $what }, { $amount }. Take that cost off first.
purchasing-check-landed = Purchase order { $purchase }: costs of buying kept { $stored }, goods and money say { $counted }.
purchasing-serial-came = Came from { $supplier }, { $order }
