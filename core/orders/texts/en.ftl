## Questions and labels
ask-orders-batch = From which batch?
ask-orders-instead = What is given instead?
ask-orders-behind = Which status does it come after?
ask-orders-customer = For which customer?
ask-orders-debtor = Who takes it on credit?
ask-orders-lines = What and how much? For example: 3 chocolate cakes at 12.
ask-orders-product = Which goods or service?
ask-orders-price-of = At what price: { $product }?
ask-orders-order = Which order?
ask-orders-status = How far is it?
ask-orders-member = Who takes it?
ask-orders-due = For which day or hour?
ask-orders-note = What shall we note?
ask-orders-quantity = How many, or at what price: { $product }?
ask-orders-discount = What discount? For example: 10% or 200.
field-orders-serials = Serial numbers
field-orders-batch = Batch
field-orders-discount = Discount
ask-orders-until = Through which day does the quotation hold?
field-orders-until = Holds through
field-orders-expired = Even if it has ended
ask-orders-address = Where shall it be delivered?
ask-orders-regime = How do you charge VAT?
ask-orders-rate = Which rate?
ask-orders-period = For which days?
field-orders-regime = VAT
field-orders-vat-mode = Prices
field-orders-rate = VAT rate
field-orders-paid = Paid at once
field-orders-credit = On credit
field-orders-days = Recorded or due
field-orders-hour = Hour
field-orders-draft = Draft
field-orders-status = Status
field-orders-payment = Payment
field-orders-shipment = Shipment
field-orders-refund = Return the money

## The order
orders-order = Order { $order }
orders-order-of = Order { $order }, { $customer }
orders-sale = Sale { $order }
orders-sale-of = Sale { $order }, { $customer }
orders-told-sold = { $what }
orders-sale-annulled = Sale { $order } annulled
orders-draft = draft
orders-draft-mark = (draft)
orders-no-number = without a number
orders-detail = { $total }, year { $year }
orders-detail-of = { $customer }, { $total }
orders-detail-due = { $due } to pay
orders-written = Recorded { $day }
orders-note = Note: { $note }
orders-label-state = Status
orders-label-shipment = Shipment
orders-label-payment = Payment
orders-label-assignee = Responsible
orders-label-total = Total
orders-label-paid = Paid
orders-label-due = To pay
orders-label-overpaid = Overpaid
orders-label-undiscounted = Before discount
orders-label-discount = Discount
orders-label-discount-points = Discount { $percent }
orders-label-discount-of = Discount: { $goods }
orders-label-discount-points-of = Discount { $percent }: { $goods }
orders-label-discounts-of-lines = Discounts on lines
orders-label-until = Holds through
orders-label-address = Delivery address
orders-label-vat-included = VAT { $percent } included
orders-label-vat-on-top = VAT { $percent } on top, in the total
orders-label-margin = Margin
orders-margin-unknown = the cost is not known
orders-margin-partly = { $margin }, without “{ $product }”{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}: the cost is not known
orders-state-draft = draft
orders-state-confirmed = confirmed
orders-state-in-work = in work
orders-state-ready = ready
orders-state-done = done
orders-state-cancelled = cancelled
orders-state-annulled = annulled
orders-payment-unpaid = unpaid
orders-payment-partial = partly paid
orders-payment-paid = paid
orders-payment-overpaid = overpaid
orders-shipment-none = not shipped
orders-shipment-partial = partly shipped
orders-shipment-shipped = shipped
orders-line-part = { $product }: { $shipped } shipped, { $left } left
orders-short-line = { $product }: { $reserved } of { $wanted } set aside, { $short } short
orders-short-kit = { $product }: { $reserved } of { $wanted } set aside, short of: { $parts }
orders-all-held = Everything is in stock and set aside.
orders-all-held-ahead = Everything is in stock and will be set aside.

## Recording and selling
orders-created = Order { $order } recorded
orders-created-ahead = New order
orders-created-for = Order { $order } recorded: { $customer }
orders-created-for-ahead = New order: { $customer }
orders-drafted = Draft order recorded
orders-drafted-ahead = Draft order
orders-drafted-for = Draft order recorded: { $customer }
orders-drafted-for-ahead = Draft order: { $customer }
orders-confirmed = Order { $order } confirmed
orders-confirmed-for = Order { $order } confirmed: { $customer }
orders-sold = Sale { $order }: { $total }
orders-sold-on-credit = Sale on credit { $order }: { $total }
orders-new-customer = New customer: { $customer }
orders-for-customer = Customer: { $customer }
orders-likely-twin = The same order { $order } was recorded a moment ago. If this is a repeat, undo one of them.
orders-lines-added = Order { $order } has more lines now
orders-no-such-goods = There is no “{ $product }” among your goods yet. How shall we record it?
orders-option-create = Create “{ $product }”
orders-option-service = Record as a service
orders-method-cash = cash
orders-method-card = card
orders-method-transfer = transfer

## Shipping and work
orders-shipped = Order { $order } shipped
orders-shipped-ahead = Shipment of order { $order }
orders-shipped-part = Order { $order } partly shipped
orders-shipped-part-ahead = Part shipment of order { $order }
orders-left-line = { $product }: { $left } left to ship
orders-now-in-work = Order { $order } is in work
orders-now-ready = Order { $order } is ready
orders-now-ready-ahead = Order { $order } → ready
orders-now-done = Order { $order } is done
orders-done-unshipped = It is not fully shipped yet.
orders-done-unpaid = { $due } of it is still unpaid.
orders-cancelled = Order { $order } cancelled
orders-cancelled-ahead = Cancellation of order { $order }
orders-cancel-reason = Reason: { $reason }
orders-deposit-set = Orders are confirmed with a deposit of { $percent }
orders-deposit-off = Orders are confirmed without a deposit
orders-deposit-needed = It becomes an order with a deposit of { $percent }: { $amount }.
orders-deposit-ask = A deposit of { $percent } is needed: { $amount }. How much was paid?
orders-sum = { $amount }
ask-orders-percent = What per cent is the deposit?
field-orders-percent = Deposit, %
field-orders-deposit = Deposit
orders-deposit-short = To confirm it, a deposit of { $amount } is needed.
orders-deposit-changed = The deposit has been changed since.
orders-label-own-status = Status
orders-status-added = New status “{ $status }”: the order is { $state } meanwhile
orders-status-renamed = Status “{ $old }” is now called “{ $status }”
orders-status-removed = Status “{ $status }” is no more
orders-status-removed-note = The orders that were in it stay as they are: { $state }.
orders-status-is-back = Status “{ $status }” is back
orders-status-which = Which status?
orders-statuses-none = No statuses of your own yet. Write, for example: add status "at the seamstress".
orders-statuses = Orders by status
orders-now-own = Order { $order }: { $status }
orders-none-in-status = No orders in status “{ $status }”.
orders-list-in-status = Orders: { $status }
orders-button-own-status = { $status }
orders-button-add-status = Add a status
ask-orders-name = What shall it be called?
field-orders-name = Name
field-orders-within = State of the order
field-orders-behind = After which status
orders-status-named = There is a status “{ $status }” already.
orders-status-changed = Status “{ $status }” has been changed since.
orders-reserve-released = What was set aside is free again.

## Payment
orders-paid = Payment of { $amount } for order { $order }
orders-paid-many = { $count ->
    [one] Payment of { $amount } for { $count } order
   *[other] Payment of { $amount } for { $count } orders
}
orders-paid-share = Order { $order }: { $amount }
orders-paid-by = Paid by: { $method }
orders-overpaid = { $amount } overpaid. It stays with the order.
orders-overpaid-on = Overpaid on order { $order }: { $amount }
orders-pay-which = Which order is this payment for?
orders-pay-all = All of them: { $due }

## Changes
orders-moved = Order { $order } has a new due date
orders-moved-ahead = New due date of order { $order }
orders-assigned = Order { $order } given to { $member }
orders-assigned-ahead = Give order { $order } to { $member }
orders-given-to = with { $member }
orders-noted = Note added to order { $order }
orders-noted-ahead = Note to order { $order }
orders-lines-less = Taken off order { $order }: { $goods }
orders-lines-changed = Order { $order } changed: { $goods }

## Returns
ask-orders-return-lines = What came back?
ask-orders-destination = Where do the goods go?
ask-orders-refund-to = How shall { $amount } go back?
field-orders-destination = Where the goods go
field-orders-refund-to = Money
orders-return-which = A return for which order?
orders-return-detail = { $day }, { $total }
orders-return-left = { $left }
orders-return-all = All of it
orders-return-thrown = Returned by a customer
orders-returned = Return { $number } for order { $order }: { $total }
orders-returned-ahead = A return for order { $order }: { $total }
orders-return-annulled = Return { $number } for order { $order } is taken back
orders-return-to-sellable = The goods are in stock again and can be sold.
orders-return-to-damaged = The goods are set aside as damaged: on hand, but not for sale.
orders-return-to-written-off = The goods are written off.
orders-refund-by-cash = Return { $amount } in cash
orders-refund-by-card = Return { $amount } to the card
orders-refund-by-transfer = Return { $amount } by transfer
orders-refund-to-balance = Keep { $amount } on the customer's balance
orders-refunded-by-cash = { $amount } was returned to the customer in cash.
orders-refunded-by-card = { $amount } was returned to the customer's card.
orders-refunded-by-transfer = { $amount } was returned to the customer by transfer.
orders-refunded-by-balance = { $amount } stays on the customer's balance.
orders-refunded-by-gift = { $amount } is back on the gift card.
orders-kept-on-balance = { $amount } stays on the customer's balance.
orders-return-no-money = No money to return: that much less is due.
orders-button-without-sale = Take it without an order
orders-return-none-of-these = None of these
orders-returned-unknown = Return { $number } without an order: { $total }
orders-returned-unknown-ahead = Return without an order: { $total }
orders-return-unknown-annulled = Return { $number } undone
orders-return-annulled-already = Return { $number } is undone already.
orders-refund-nothing = Give nothing back
orders-refunded-nothing = No money went back.
orders-return-uncosted = The cost is not known, so the margin leaves this return out: { $goods }.
ask-orders-whose-balance = Whose balance does { $amount } go to?
field-orders-unknown = Order not known
ask-orders-sum-abroad = How much was paid in that currency?
field-orders-currency = Currency
ask-orders-settle = The difference is { $amount }. How was it paid?
field-orders-settle = Difference
field-orders-instead = Given instead
field-orders-given = How much is given
orders-exchange-which = Which order is the exchange for?
orders-exchange-what = What is exchanged?
orders-exchange-for-what = What for?
orders-exchanged = Exchange on order { $order }: { $goods } → { $given }
orders-exchange-annulled = Exchange on order { $order } undone
orders-exchange-came = Came back (return { $number })
orders-exchange-given = Given (sale { $order })
orders-exchange-paid = { $amount } more received.
orders-exchange-from-balance = { $amount } taken from the customer's balance.
orders-exchange-owed = { $amount } more is due.
orders-exchange-even = Nothing to pay.
orders-pay-on-by-cash = { $amount } more in cash
orders-pay-on-by-card = { $amount } more by card
orders-pay-on-by-transfer = { $amount } more by transfer
orders-pay-on-from-balance = { $amount } from the customer's balance
orders-pay-on-later = { $amount } on credit
orders-button-open-given = New sale
orders-button-exchange = Exchange
orders-label-balance = On the balance
orders-paid-from-balance = { $amount } of order { $order } paid from the balance
orders-paid-from-balance-ahead = Pay { $amount } of order { $order } from the balance
orders-balance-left = { $left } is left on the customer's balance.
orders-balance-back = { $amount } of order { $order } is on the customer's balance again
orders-card-back = { $amount } of order { $order } is back on the gift card
orders-topped-up = { $customer }: { $amount } to the balance
orders-topped-up-ahead = { $customer }: { $amount } paid ahead, to the balance
orders-refunded-kept = { $customer }: { $amount } returned from the balance
orders-refunded-kept-ahead = { $customer }: refund of { $amount } from the balance
orders-unallocated = Money for no order
orders-unallocated-none = Every payment belongs to an order.
orders-button-allocate = Allocate: { $customer }
orders-card-sold = Gift card { $code } for { $amount } sold
orders-card-sold-ahead = A gift card for { $amount }
orders-card-title = Gift card { $code }
orders-card-left = Left on the card
orders-card-amount = Sold for
orders-card-sold-on = Sold on
orders-card-left-now = { $left } is left on the card.
orders-card-over = The card was valid until { $day }.
orders-card-extended = Gift card { $code } is valid until { $day }
orders-card-until-back = Gift card { $code }: its former last day
orders-card-annulled = The sale of gift card { $code } is undone
orders-paid-by-card = Order { $order } paid with gift card { $code }: { $amount }
orders-paid-by-card-ahead = Payment of order { $order } with gift card { $code }: { $amount }
orders-cards = Gift cards
orders-cards-none = No gift cards yet. Write, for example: “sold a gift card for 50”.
orders-button-pay-by-card = Pay an order
orders-button-extend-card = Extend to { $day }
field-orders-code = Card number
ask-orders-code = What is the gift card's number?
orders-no-such-card = There is no gift card { $card }.
orders-card-taken = Gift card { $card } exists already.
orders-card-expired = Gift card { $card } was valid until { $day }.
orders-card-short = Gift card { $card }: { $there } is left, { $due } is due.
orders-card-changed = The last day of card { $card } has been changed since, so it cannot be put back.
orders-card-annulled-already = Gift card { $card }: that is undone already.
orders-change-paid-by-card = paid with gift card { $code }: { $amount }
orders-every-order = (all orders of the customer)
orders-button-from-balance = Pay from the balance
orders-rest-closed = The rest is closed in order { $order }: { $goods }
orders-rest-closed-ahead = Close the rest in order { $order }: { $goods }
orders-line-closed = { $product }: { $rest } closed without shipping
orders-button-close-rest = Close the rest
orders-refunded = { $amount } of order { $order } was returned to the customer
orders-refunded-ahead = A refund for order { $order }: { $amount }
orders-refund-which = Money back for which order?
orders-due-again = { $due } of the order is due again.
orders-label-returned = Returned
orders-line-returned = { $product }: { $returned } came back
orders-returns = Returns
orders-returns-of = Returns of { $customer }
orders-no-returns-yet = No returns yet. Write, for example: "return for order 3: 1 cake".
orders-column-return = Return
orders-button-return = Return


## Discounts
orders-discount-given = Discount of { $discount } on order { $order }
orders-discount-given-of = Discount of { $discount } in order { $order }: { $goods }
orders-discount-off = The discount on order { $order } is taken away
orders-discount-off-ahead = Take the discount on order { $order } away
orders-discounts-back = Order { $order } has its former discounts
orders-button-discount = Discount

## Offers
orders-offered = Quotation
orders-offered-to = Quotation for { $customer }
orders-offer-holds = Quotation: its prices hold through { $day }
orders-offer-expired-on = The quotation held through { $day }. Check the prices or prolong it.
orders-offer-counts-for-nothing = Until the customer accepts, nothing is reserved and nothing counts as revenue.
orders-offer-back = Quotation { $order } is as it was
orders-offer-over = ended { $day }
orders-offers-list = Quotations waiting for an answer
orders-no-offers = There are no open quotations. Write, for example: “quote for Sarah: 3 chocolate cakes until Friday”.

## Address and files
orders-addressed = The delivery address of order { $order } is recorded
orders-addressed-ahead = Delivery address of order { $order }
orders-address-back = Order { $order } has its former delivery address
orders-no-address = no address
orders-file-attached = A file is attached to order { $order }: { $name }
orders-file-detached = A file is taken off order { $order }: { $name }
orders-file-attached-again = The file is back on order { $order }: { $name }
orders-files-of = Files of order { $order }
orders-no-files = Order { $order } has no files yet.
orders-how-to-attach = To attach a photo or a file, send it with the caption “to order { $order }”.

## VAT
orders-vat = VAT
orders-vat-rule = VAT rule
orders-button-set-vat = Change
orders-vat-set = The VAT rule is changed
orders-vat-set-ahead = The VAT rule
orders-vat-put-back = The VAT rule is as it was
orders-vat-from-now = It holds for new orders. Recorded ones keep the rate of their day.
orders-vat-regime-no-vat = no VAT
orders-vat-regime-standard = usual rates
orders-vat-regime-usn5 = simplified system, 5 %
orders-vat-regime-usn7 = simplified system, 7 %
orders-vat-rate-today = Rate today
orders-vat-prices = Prices
orders-rate-set = { $product }: { $rate }
orders-rate-standard = the usual VAT rate
orders-rate-reduced = the reduced VAT rate
orders-rate-zero = VAT of 0 %
orders-rate-exempt = no VAT
orders-vat-of = VAT of orders: { $days }
orders-no-vat = No VAT was charged on orders: { $days }.
orders-vat-by-order-day = By the day of the order, without what was cancelled or returned. VAT paid to suppliers is not in it.
orders-column-rate = Rate

## Lists
orders-list = Orders
orders-list-of = Orders of { $customer }
orders-list-due = Orders due { $due }
orders-list-on = Recorded or due: { $days }
orders-list-overdue = Overdue orders
orders-list-open = Orders not finished
orders-list-draft = Drafts
orders-list-confirmed = Confirmed orders
orders-list-in-work = Orders in work
orders-list-ready = Orders ready
orders-list-done = Orders done
orders-list-cancelled = Cancelled orders
orders-list-owed = Orders not paid in full
orders-list-unpaid = Unpaid orders
orders-list-partial = Orders partly paid
orders-list-paid = Paid orders
orders-list-overpaid = Overpaid orders
orders-list-late = Shipped late
orders-list-late-in = Shipped late, { $days }
orders-late-of = { $late ->
    [one] { $late } order was late
   *[other] { $late } orders were late
} of { $shipped } shipped{ $due ->
    [0] {""}
   *[other] ; { $due } had a due day
}.
orders-late-none = Nothing was late. { $shipped ->
    [one] { $shipped } order was shipped
   *[other] { $shipped } orders were shipped
}{ $due ->
    [0] , but none had a due day to compare with.
   *[other] , { $due } with a due day.
}
orders-late-nothing-shipped = Nothing was shipped in that time.
orders-in-all = { $more ->
    [0] {""}
   *[other] More than{" "}
 }{ $count } in all.
orders-column-left = Shipped
orders-column-days-late = Days late
orders-list-shipment-none = Orders not shipped
orders-list-shipment-partial = Orders partly shipped
orders-list-shipment-shipped = Shipped orders
orders-none = No orders yet. Try: “order for Sarah: 3 chocolate cakes at 12 for tomorrow”.
orders-none-found = No such orders.
orders-open-of-customer = Orders not finished
orders-debts = Who owes
orders-debts-total = Total
orders-no-debts = Nobody owes anything.
orders-no-customer = no customer
orders-column-orders = Orders
orders-column-since = Since
orders-column-day = Recorded
orders-column-goods = Goods
orders-goods = { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
orders-column-when = When
orders-column-what = What
orders-column-who = Who
orders-column-door = Through

## History
orders-history-of = History of order { $order }
orders-change-drafted = draft for { $total }
orders-change-created = recorded for { $total }
orders-change-sold = sold for { $total }
orders-change-brought = brought in from a file for { $total }
orders-change-brought-again = brought in anew for { $total }
orders-change-lines-added = { $lines ->
    [one] { $lines } line added for { $total }
   *[other] { $lines } lines added for { $total }
}
orders-change-lines-removed = added lines removed
orders-change-lines-less = taken off: { $goods }, now { $total }
orders-change-lines-changed = changed: { $goods }, now { $total }
orders-change-lines-back = lines as before, { $total }
orders-change-discount-points = discount of { $points }, now { $total }
orders-change-discount-sum = discount of { $amount }, now { $total }
orders-change-discount-off = discount taken away, now { $total }
orders-change-discount-points-of = discount of { $points } on { $goods }, now { $total }
orders-change-discount-sum-of = discount of { $amount } on { $goods }, now { $total }
orders-change-discount-off-of = discount taken away: { $goods }, now { $total }
orders-change-discounts-back = former discounts, { $total }
orders-change-offered = offered to the customer through { $due }
orders-change-offer-back = the offer is as it was
orders-change-address = delivery address: { $note }
orders-change-address-off = no delivery address
orders-change-address-back = former delivery address
orders-change-file-attached = file attached: { $goods }
orders-change-file-detached = file removed: { $goods }
orders-change-file-attached-again = file brought back: { $goods }
orders-change-paid = payment of { $amount }
orders-change-payment-annulled = payment of { $amount } taken back
orders-change-shipped = shipped
orders-change-shipped-part = partly shipped
orders-change-shipment-annulled = shipment taken back
orders-change-returned = return of { $total }
orders-change-paid-from-balance = { $amount } paid from the balance
orders-change-balance-moved = the overpayment went to order No. { $order }
orders-change-balance-back = the money is on the balance again
orders-change-rest-closed = the rest closed: { $goods }, now { $total }
orders-change-refunded = { $amount } returned
orders-change-exchanged = exchange: { $goods } → { $given }, now { $total }
orders-change-exchanged-for = exchange: { $goods } → { $given }, sale no. { $order }
orders-change-given-for = given in exchange on order no. { $order }
orders-change-return-annulled = return of { $total } taken back
orders-change-state = now { $state }
orders-change-own-status = now { $status }
orders-change-moved = due { $due }
orders-change-assigned = given to { $member }
orders-change-note = note: { $note }
orders-change-cancelled = cancelled
orders-change-cancelled-because = cancelled: { $reason }
orders-change-restored = cancellation taken back
orders-change-annulled = annulled
orders-change-unconfirmed = a draft again
orders-change-hold-lost = no longer held, gone from stock: { $goods }
orders-change-hold-back = held again: { $goods }
orders-change-put-back-due = due as before
orders-change-put-back-assignee = responsible as before
orders-change-put-back-note = note as before
orders-change-put-back-state = status as before
orders-door-telegram = Telegram
orders-door-local = chat
orders-door-api = program
orders-door-schedule = schedule
orders-door-import = import
orders-door-other = other

## Undoing
orders-annulled = Order { $order } annulled
orders-customer-gone = { $customer }'s card came with the order, so it is gone too.
orders-unconfirmed = Order { $order } is a draft again
orders-shipment-annulled = Shipment of order { $order } taken back, the goods are in stock again
orders-payment-annulled = Payment of { $amount } taken back
orders-this-payment = (this payment)
orders-lines-removed = Added lines are gone from order { $order }
orders-lines-back = The lines of order { $order } are as before
orders-restored = Order { $order } stands again
orders-put-back-due = Order { $order } is due as before
orders-put-back-assignee = Order { $order } is with whom it was before
orders-put-back-note = The note of order { $order } is as before
orders-put-back-state = The status of order { $order } is as before

## Notices
orders-notice-new = New order
orders-notice-paid = Payment for an order
orders-notice-assigned = An order given to you
orders-told-new = { $what }: new order
orders-told-paid = { $what }: payment of { $amount }
orders-told-assigned = { $what } is yours now

## Buttons
orders-button-pay = Payment
orders-button-ship = Ship
orders-button-ship-there = Ship what is there
orders-button-ready = Ready
orders-button-done = Done
orders-button-confirm = Confirm
orders-button-offer = Offer to the customer
orders-button-accept = Customer accepts
orders-button-accept-old = Accept at these prices
orders-button-prolong = Prolong by 2 weeks
orders-button-assign = Assign
orders-button-address = Address
orders-button-files = Files
orders-button-files-of = Files ({ $count })
orders-button-detach = Remove: { $name }
orders-button-cancel = Cancel the order
orders-button-history = History
orders-button-open = Open the order
orders-button-receive = Receive stock
orders-button-refund = Return { $paid } and cancel
orders-button-keep-and-cancel = Keep on the balance and cancel
orders-button-annul-payment = Take the payment back
orders-button-annul-shipment = Take the shipment back
orders-button-overpay = Put it on order { $order }
orders-button-income = Record as income
orders-button-all = All orders
orders-button-all-debtors = Everybody who owes

## Refusals
orders-too-much = The sum is too large. Check the price and the quantity.
orders-past-due = { $day } is over. Name a day ahead.
orders-wrong-state = Order { $order } is { $state }, so this cannot be done.
orders-still-draft = Order { $order } is not confirmed yet. Confirm it first.
orders-not-draft = Order { $order } is confirmed already.
orders-already-so = Order { $order } is already { $state }.
orders-nothing-to-ship = Order { $order } is fully shipped already.
orders-ships-less = { $product }: cannot ship { $wanted }, only { $left } left.
orders-not-in-order = Order { $order } has no line “{ $product }”.
orders-holds-less = { $product }: that much cannot be taken off, the order has { $left } left.
orders-left-already = { $product }: { $shipped } has left already, it cannot be less.
orders-last-line = Nothing would be left of order { $order }. If it is not needed any more, cancel it.
orders-nothing-due = { $customer } has no unpaid orders.
orders-all-paid = Nothing is unpaid. For other money write, for example: income 500.
orders-already-paid = Order { $order } is paid already. To record an overpayment, name the sum.
orders-others-order = Order { $order } is not an order of { $customer }.
orders-has-payments = Order { $order } has a payment of { $paid }. Return it or take it back first.
orders-has-shipments = Order { $order } has a shipment of { $day }. Take it back first.
orders-has-lines-added = The lines of order { $order } have changed since. Undo that first.
orders-has-returns = Order { $order } has return { $number } of { $day }. Take it back first.
orders-nothing-to-return = { $named ->
    [0] Nothing can be returned yet: no order has been shipped.
   *[other] { $what }: nothing to return.
}
orders-returns-less = { $product }: { $wanted } cannot come back, { $left } left and did not come back yet.
orders-came-back = { $product }: some of it came back at the price it had, so the price stays.
orders-nobody-to-keep-for = Order { $order } names no customer to keep money for. Return it.
orders-money-used = { $amount } of order { $order } has been spent from the balance. Take that back first.
orders-kept-used = { $amount } has been spent already. Take that back first.
orders-paid-elsewhere = Order { $order } was paid before these books began, so the money cannot go to the balance. It can be returned to the customer.
orders-paid-back = This is the money of return { $number }. Take the return itself back.
orders-balance-short = { $customer } has { $there } on the balance; { $due } is due.
orders-refunds-more = { $paid } of order { $order } is paid; no more can go back.
orders-paid-as-due = { $paid } of order { $order } is paid and nothing above that. Name a sum or choose what happened.
orders-nothing-paid = { $customer } has paid nothing that could go back.
orders-moved-on = Order { $order } has gone on since: it is { $state } now.
orders-payment-needed = { $paid } is paid on order { $order }, and the sums would not match without this. Take the payment back first.
orders-discount-too-much = A discount of { $discount } is more than all of it, { $total }.
orders-no-such-discount = Order { $order } has no such discount.
orders-same-discount = Order { $order } has this very discount.
orders-returned-since = Goods of order { $order } were returned at the former price, so its discount stays as it is.
orders-offer-expired = The quotation held through { $day }; prices may have changed.
orders-no-rates = I know no such VAT rates for the currency { $currency }.
orders-changed-since = Order { $order } was changed since, so it cannot be put back as it was.
orders-annulled-already = Order { $order }: this was taken back already.

## Commands
orders-command-order = New order
orders-command-sell = Sale
orders-command-pay = Payment
orders-command-ship = Shipment
orders-command-return = Return of goods
orders-command-return-without-sale = Return without an order
orders-command-from-balance = Pay from the balance
orders-command-exchange = Exchange of goods
orders-command-top-up = Pay to the balance
orders-command-unallocated = Money for no order
orders-command-deposit = Deposit on orders
orders-command-add-status = Add a status of your own
orders-command-rename-status = Rename a status
orders-command-remove-status = Remove a status
orders-command-own-status = Put in a status of your own
orders-command-statuses = Orders by status
orders-command-in-status = Orders in a status
orders-command-gift-card = Sell a gift card
orders-command-pay-by-card = Pay with a gift card
orders-command-card = Gift card
orders-command-gift-cards = Gift cards
orders-command-extend-card = Extend a gift card
orders-command-close-rest = Close the rest of an order
orders-command-refund = Refund
orders-command-returns = Returns
orders-command-orders = Orders
orders-command-late = Shipped late
orders-command-debts = Who owes
orders-command-show = Order card
orders-command-status = Order status
orders-command-cancel-order = Cancel an order
orders-command-add = Add to an order
orders-command-take-off = Take off an order
orders-command-change-line = Change a line of an order
orders-command-discount = Discount on an order
orders-command-offer = Quotation
orders-command-prolong = Prolong a quotation
orders-command-offers = Open quotations
orders-command-address = Delivery address
orders-command-files = Files of an order
orders-command-vat = VAT
orders-command-move = Change the due date
orders-command-assign = Give an order to someone

## Check
orders-check-total = Order { $order }: { $stored } on the order, { $counted } by its lines.
orders-check-discount = Order { $order }, { $product }: { $stored } recorded after discounts, { $counted } by what was agreed.
orders-check-vat = Order { $order }, { $product }: VAT recorded { $stored }, by its rate { $counted }.
orders-check-line-total = Order { $order }, { $product }: total recorded { $stored }, by price, discount and VAT { $counted }.
orders-check-paid = Order { $order }: { $stored } paid, { $counted } by its payments.
orders-check-counted-ordered = Order { $order }: ordered for { $stored }, { $counted } in reports.
orders-check-counted-shipped = Order { $order }: shipped for { $stored }, { $counted } in reports.
orders-check-counted-paid = Order { $order }: paid { $stored }, { $counted } in reports.
orders-serial-sold = Sold: { $order }
orders-serial-back = Came back: { $order }
orders-serial-back-unknown = Came back without a known sale
orders-check-kit-parts = Order { $order }, { $product }: the kit has no parts.
orders-check-kit-cost = Order { $order }, { $product }: what was shipped cost { $stored }, by its parts { $counted }.
orders-check-reserved = Order { $order }, { $product }: { $stored } set aside, { $counted } by the records.
orders-check-shipped = Order { $order }, { $product }: { $stored } shipped, { $counted } by the shipments.
orders-check-returned = Order { $order }, { $product }: { $stored } returned, { $counted } by the returns.
orders-check-returned-total = Order { $order }, { $product }: returned for { $stored }, { $counted } by the returns.
orders-check-return = Return { $number } without an order: { $stored } recorded, { $counted } counted.
orders-check-overheld = { $product }, { $warehouse }: { $stored } reserved, but only { $counted } there.
orders-check-reserve = { $product }, { $warehouse }: { $stored } reserved, { $counted } by the orders.
orders-check-customer-orders = { $customer }: { $stored } orders, { $counted } by the records.
orders-check-customer-revenue = { $customer }: bought for { $stored }, { $counted } by the orders.
orders-check-customer-owed = { $customer }: owes { $stored }, { $counted } by the orders.

## Statement
orders-command-statement = Customer's statement
orders-button-statement = Statement
orders-statement-of = Statement: { $customer }
orders-statement-days = { $days }
orders-statement-empty = No orders or payments.
orders-statement-opening = Owed at the beginning
orders-statement-order = Order { $order }
orders-statement-return = Return on order { $order }
orders-statement-payment = Payment for order { $order }
orders-statement-refund = Refund on order { $order }
orders-statement-return-without-sale = Return without an order
orders-statement-ahead-of-orders = Paid to the balance
orders-statement-from-balance = From the balance
orders-column-ordered = Ordered
orders-column-paid = Paid
orders-column-balance = Owed
orders-statement-owes = Customer owes
orders-statement-ahead = Paid ahead
orders-statement-even = Nothing is owed
orders-statement-ages = Age of the debt:
orders-age-30 = up to 30 days
orders-age-60 = 31–60 days
orders-age-90 = 61–90 days
orders-age-older = over 90 days
orders-over-limit-warning = { $customer } owes { $owed } now, more than the limit of { $limit }.
orders-over-limit = { $customer } would owe { $owed }, more than the limit of { $limit }, so the order is not recorded. Take the payment at once or change the limit.
orders-topic = Orders and sales

## Buyers of a product
orders-command-buyers = Who bought a product
orders-buyers-of = Who bought “{ $product }”
orders-buyers-in = Who bought “{ $product }”, { $days }
orders-buyers-nobody = Nobody did.
orders-column-last-bought = Last time
orders-buyers-more = { $count ->
    [one] And { $count } more customer.
   *[other] And { $count } more customers.
}
