## Questions and labels
ask-customers-name = What is the customer's name?
ask-customers-words = Whom to find? For example: “bought for over 50000 and no orders for 2 months”
field-customers-words = Criteria
field-customers-criteria = Criteria
ask-customers-customer = Which customer?
ask-customers-query = Whom shall we look for? Type a name, a phone or an e-mail.
ask-customers-phone = What is the phone number?
ask-customers-email = What is the e-mail?
ask-customers-address = What is the address?
ask-customers-note = What should the note say?
field-customers-segment = Group
field-customers-new-days = New: days
field-customers-regular-orders = Regular: orders
field-customers-regular-days = Regular: days
field-customers-sleeping-days = Not seen: days
field-customers-vip-times = VIP: times the average
field-customers-vip-sum = VIP: sum
field-customers-what = What to change
customers-change-what = What shall we change on { $name }'s card?

## Deeds
customers-added = New customer: { $name }
customers-changed = Card changed: { $name }
customers-changed-ahead = New in the card: { $name }
customers-put-back = Card as it was before: { $name }
customers-archived = Customer archived: { $name }
customers-unarchived = Customer back on the list: { $name }
customers-removed = Card removed: { $name }
customers-removed-ahead = Remove the card: { $name }
customers-same-contact = { $name } has the same phone or e-mail. Is it the same person?
customers-same-name = You already have a customer named { $name }. Is this someone else?
customers-archived-owes = The customer still owes { $owed }.

## The card
customers-card-title = { $name }
customers-card-archived = Archived
customers-card-note = Note: { $note }
customers-label-orders = Orders
customers-label-revenue = Bought for
customers-label-average = Average order
customers-label-first = First order
customers-label-last = Last order
customers-label-owed = Owes
customers-label-segment = Group
customers-no-debt = none
customers-no-orders = none yet
customers-phone = tel. { $phone }
customers-last-order = last order { $day }
customers-segment-new = new
customers-segment-regular = regular
customers-segment-vip = VIP
customers-segment-sleeping = not seen lately

## Notes
customers-noted = Note on { $name }
customers-unnoted = Note removed: { $name }
customers-note-line = { $day } · { $text }
customers-notes-of = Notes: { $name }
customers-no-notes = No notes yet. Say, for example: “note about { $name }: no nuts”.

## Rules of the groups
customers-rules-title = Who is new, regular and VIP here
customers-rules-how = To change: “VIP from 50000”, “regular from 5 orders in 90 days”, “new for 14 days”.
customers-rules-set = Rules of the groups changed
customers-rules-put-back = Rules of the groups as they were before

## Search and lists
customers-column-name = Customer
customers-found = { $count ->
    [one] Found { $count } customer
   *[other] Found { $count } customers
}
customers-found-nobody = Nobody found for “{ $query }”.
customers-list-all = Customers
customers-list-new = New customers
customers-list-regular = Regular customers
customers-list-vip = VIP customers
customers-list-sleeping = Not seen lately
customers-list-debtors = Customers who owe
customers-nobody-all = No customers yet. They appear with the first order, or add one: “new customer Sarah Miller +1 202 555 0147”.
customers-nobody-new = There are no new customers now.
customers-nobody-regular = No regular customers yet.
customers-nobody-vip = No VIP customers yet.
customers-nobody-sleeping = Nobody is missing: everyone who ever bought has been here lately.
customers-nobody-debtors = Nobody owes anything.
customers-rule-new = First order within { $days ->
    [one] the last day
   *[other] the last { $days } days
}.
customers-rule-regular = { $orders ->
    [one] { $orders } order
   *[other] { $orders } orders
} or more, the last one within { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
customers-rule-vip = Bought { $times ->
    [one] as much as
    [2] twice
   *[other] { $times } times
} what the average customer did.
customers-rule-vip-sum = Bought for { $amount } or more.
customers-rule-sleeping = Last order more than { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago.

## Buttons
customers-button-open = { $name }
customers-button-add = Add “{ $name }”
customers-button-note = Note
customers-button-notes = All notes
customers-button-card = Card
customers-button-change = Change
customers-button-archive = Archive

## Refusals
customers-in-use = { $customer }'s card cannot be taken back: there are records on it. You can archive it.
customers-edited = { $customer }'s card was changed since, so it cannot be put back as it was.
customers-already-archived = { $customer } is archived already.
customers-nothing-to-change = { $customer }'s card already says so.
customers-too-short = Type at least two letters or digits.

## Commands
customers-command-customer-add = New customer
customers-command-select = Customers by criteria
customers-command-find = Find a customer
customers-command-customers = Customers
customers-command-customer = Customer's card

## Duplicates
field-customers-other = Second customer
ask-customers-other = Merge with whom?
customers-merged = Merged into one card: { $name } and { $other }
customers-merged-ahead = Merge into one card: { $name } and { $other }
customers-label-moved-orders = Orders moved
customers-label-moved-sum = Worth
customers-merged-filled = Added to the card:
customers-merged-names = { $name }'s card stays; the name { $other } leads to it too.
customers-parted = Two cards again: { $name } and { $other }
customers-parted-ahead = Part again: { $name } and { $other }
customers-card-merged = Merged into { $name }'s card
customers-card-also = Also: { $what }
customers-no-duplicates = No cards look alike.
customers-duplicates = { $count ->
    [one] { $count } likely duplicate
   *[other] { $count } likely duplicates
}
customers-duplicate-pair = { $number }. { $one } and { $other }: { $why }
customers-duplicate-one = { $name } ({ $orders ->
    [0] no orders
    [one] { $orders } order
   *[other] { $orders } orders
})
customers-duplicate-with = { $name } ({ $phone }, { $orders ->
    [0] no orders
    [one] { $orders } order
   *[other] { $orders } orders
})
customers-alike-phone = same phone
customers-alike-email = same e-mail
customers-alike-name = same name
customers-alike-initials = a name and its initial
customers-alike-typo = one letter differs
customers-alike-part = one name is part of the other
customers-duplicates-how = You decide: a family may share one phone.
customers-button-merge = Merge { $number }
customers-button-apart = Different { $number }
customers-button-same = The same, merge
customers-apart = Two different people: { $name } and { $other }
customers-apart-back = The pair is offered again
customers-same-card = { $customer } is one and the same card.
customers-merged-on = { $customer }'s card became part of { $into }'s since: part those first.
customers-built-on = Orders that went to { $customer } were changed by an import since, so they cannot be parted.
customers-command-merge = Merge customers
customers-command-duplicates = Look-alike cards

## Segments
ask-customers-saved = Which segment?
field-customers-saved = Segment
field-customers-rfm = RFM group
field-customers-status = Status
field-customers-silent-days = No order for, days
field-customers-active-days = Ordered within, days
field-customers-min-orders = Orders from
field-customers-min-sum = Bought for, from
field-customers-min-average = Average order from
field-customers-min-debt = Owes from
customers-segment-saved = Segment saved: { $name }
customers-segment-saved-ahead = New segment: { $name }
customers-segment-removed = Segment removed: { $name }
customers-segment-removed-ahead = Remove the segment: { $name }
customers-segment-title = Segment “{ $name }”
customers-segment-line = { $name }: { $count ->
    [one] { $count } customer
   *[other] { $count } customers
}
customers-segments = Segments of customers
customers-no-segments = No segments of your own yet. Say, for example: “create segment Missing: no orders for 45 days” or “segment Big: bought from 50000”.
customers-criteria = Rule: { $what }
customers-criterion-silent-days = no orders for { $value ->
    [one] { $value } day
   *[other] { $value } days
} or more
customers-criterion-active-days = ordered within { $value ->
    [one] the last day
   *[other] the last { $value } days
}
customers-criterion-min-orders = { $value ->
    [one] { $value } order
   *[other] { $value } orders
} or more
customers-criterion-min-sum = bought for { $value } or more
customers-criterion-min-average = average order of { $value } or more
customers-criterion-min-debt = owes { $value } or more
customers-criterion-max-orders = { $value ->
    [0] no orders at all
    [one] { $value } order at most
   *[other] { $value } orders at most
}
customers-criterion-max-sum = bought for { $value } at most
customers-criterion-max-average = average order up to { $value }
customers-criterion-max-debt = owes { $value } at most
customers-selected = Customers by criteria
customers-button-keep-segment = Save as a segment
customers-label-members = Customers
customers-label-moves = In 30 days
customers-moves = { $came } came, { $left } left
customers-moves-of = Who came and left: { $name }
customers-no-moves = Nobody has come or left yet.
customers-column-move = What
customers-came = came
customers-left = left
customers-more-in-file = And { $count } more in the file.
customers-button-export = To Excel
customers-button-moves = Who came and left
customers-button-rfm = RFM
customers-segment-taken = There is a segment “{ $name }” already.
customers-no-criteria = By which rule? For example: “no orders for 45 days”, “bought from 50000”, “owes from 1000”.
customers-criteria-unread = I did not understand “{ $words }”. I know the sum bought, the number of orders, the average order, the debt and how long without orders. For example: “bought for over 50000 and no orders for 2 months”.
customers-command-segments = Segments of customers
customers-command-customers-export = Customers to Excel
customers-file-segment = Segment “{ $name }”
customers-file-champions = RFM – champions
customers-file-loyal = RFM – loyal
customers-file-newcomers = RFM – newcomers
customers-file-cooling = RFM – cooling
customers-file-at-risk = RFM – at risk
customers-file-lost = RFM – lost
customers-nobody-to-export = Nobody to export: the list is empty.
customers-column-note = Note

## RFM
customers-command-rfm = RFM groups of customers
customers-rfm-nobody = No buyers yet: the groups appear after the first orders.
customers-rfm-title = { $count ->
    [one] RFM: { $count } buyer
   *[other] RFM: { $count } buyers
}
customers-rfm-champions = Champions
customers-rfm-loyal = Loyal
customers-rfm-newcomers = Newcomers
customers-rfm-cooling = Cooling
customers-rfm-at-risk = At risk
customers-rfm-lost = Lost
customers-rfm-hint-champions = Champions buy lately, often and for much: look after them.
customers-rfm-hint-loyal = Loyal ones buy steadily: offer them more.
customers-rfm-hint-newcomers = Newcomers ordered lately and little: invite them again.
customers-rfm-hint-cooling = Cooling: a while ago and little, remind them of yourself.
customers-rfm-hint-at-risk = At risk: they used to buy much and vanished, call them.
customers-rfm-hint-lost = Lost: long ago and little.
customers-rfm-by-quantiles = By the last order, the number of orders and the sum of all time: each compared with the others.
customers-rfm-by-thresholds = Fewer than { $least } buyers, too few to compare with each other. By thresholds: last order 7, 30, 60, 120 days ago; 1, 2, 4, 9 orders; a quarter, half, one and two times the average sum.
customers-rfm-group = { $group }: { $count ->
    [one] { $count } customer
   *[other] { $count } customers
}
customers-column-group = Group
customers-column-share = Share
customers-total = In all

## Limit of debt
ask-customers-credit-limit = How much may they owe? 0: nothing on credit.
field-customers-credit-limit = Limit of debt
field-customers-off = Without a limit
field-customers-above = Order above the limit
customers-label-limit = Limit of debt
customers-limit-set = Limit of debt: { $name }
customers-limit-off = No limit of debt any more: { $name }
customers-over-limit-warn = An order above the limit is recorded with a warning.
customers-over-limit-ask = Before an order above the limit I ask.
customers-over-limit-refuse = An order above the limit is not recorded.
customers-way-set = Orders above the limit of debt
customers-way-back = Orders above the limit are treated as before
customers-button-way-warn = Only warn
customers-button-way-ask = Ask above the limit
customers-button-way-refuse = Refuse above the limit

## Personal data
field-customers-out = No mailings
customers-opted-out = No mailings: { $name }
customers-opted-in = Mailings again: { $name }
customers-card-opted-out = Asked for no mailings.
customers-label-mailings = Mailings
customers-label-also = Other names
customers-label-also-phones = Other phones
customers-label-since = Known since
customers-column-what = What
customers-column-value = Value
customers-sheet-card = Card
customers-sheet-notes = Notes
customers-file-person = Data of { $name }
customers-erased = The customer's personal data are erased
customers-erased-ahead = Erase the customer's personal data for good
customers-erased-name = Deleted customer
customers-erased-what = Name, contacts, address and notes are erased for good and cannot be brought back. Orders and sums stay under “Deleted customer”.
customers-label-kept-orders = Orders that stay
customers-label-kept-sum = Worth
customers-already-erased = This customer's data are erased already.
customers-owes-still = { $customer } owes { $owed }: the data are needed until that is settled.
customers-orders-open = { $customer } has unfinished orders ({ $count }): finish or cancel them first.
customers-topic = Customers
