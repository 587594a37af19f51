## Questions and labels
ask-inventory-name = What is the product called?
ask-inventory-product = Which product?
ask-inventory-goods = Which goods? For example: cake 24, croissant 3
ask-inventory-products = Which products?
ask-inventory-lines = What and how much? For example: flour 50 kg at 1.2
ask-inventory-quantity = How much?
ask-inventory-price = What is the price of one unit?
ask-inventory-cost = What does one unit cost you?
ask-inventory-unit = What do we count it in: pieces, kilograms, litres?
ask-inventory-barcode = Which barcode or article?
ask-inventory-category = Which category?
ask-inventory-percent = By how many per cent? For example: 10 or −5
ask-inventory-level = Warn when how many are left?
ask-inventory-source = From which warehouse?
ask-inventory-target = To which warehouse?
ask-inventory-transfer = Which transfer has come?
ask-inventory-kit = What is the kit called?
ask-inventory-serials = Which serial numbers? With commas between
ask-inventory-serial = Which serial number?
ask-inventory-serials-of = { $product }: { $count ->
    [1] which serial number?
   *[other] which serial numbers? { $count } needed, with commas between.
}
ask-inventory-serials-which = { $product }: which number leaves?{ $count ->
    [1] { "" }
   *[other] { " " }{ $count } needed, { $named } named.
}
ask-inventory-serials-seen = { $product }: which numbers are there? { $count } needed, { $named } named.
field-inventory-serials = Serial numbers
field-inventory-serial = Serial number
field-inventory-by-serials = By serial numbers
ask-inventory-pack = Which pack: box, pack, bag?
ask-inventory-variants = Which variants? For example: S, M, L; white, black
field-inventory-variants = Variants
ask-inventory-warehouse = Which warehouse?
ask-inventory-batch = Which batch?
ask-inventory-expires = Until which day is it good?
field-inventory-batch = Batch
field-inventory-expires = Good until
field-inventory-by-batches = By batches
ask-inventory-steps = How many days before shall I warn? For instance: 30, 14, 7
ask-inventory-prefix = Which two figures do the scale codes begin with? From 20 to 28.
field-inventory-days = Days ahead
field-inventory-steps = Warn ahead
field-inventory-prefix = Codes begin with
field-inventory-inside = Inside the code
field-inventory-sell-expired = Sell expired goods
field-inventory-cost = Cost
field-inventory-barcode = Barcode
field-inventory-kind = Kind
field-inventory-category = Category
field-inventory-low-level = Warn at
field-inventory-goods = Goods
field-inventory-products = Products
field-inventory-blind = Blind
field-inventory-more = Add to what was counted
field-inventory-rest-zero = The uncounted is gone
field-inventory-on-way = On the way
field-inventory-rest-lost = The rest is lost
field-inventory-transfer = Transfer
field-inventory-kit = Kit
field-inventory-pack = Pack
field-inventory-codes = Codes
field-inventory-what = What to change

## Labels
inventory-label-average = Average cost
inventory-label-value = Stock value
inventory-label-kind = Kind
inventory-label-on-hand = On hand
inventory-label-aside = of these damaged
inventory-label-reserved = Reserved
inventory-label-available = Available
inventory-label-left = Left
inventory-label-level = Warn at
inventory-label-new = New product
inventory-label-supplier = Supplier
inventory-label-waybill = Waybill
inventory-label-vat-on-top = VAT on top, shared among the lines
inventory-label-paper-discount = Discount, shared among the lines
inventory-label-files = Files
inventory-waybill-of = No. { $number } of { $day }
inventory-waybill-number = No. { $number }
inventory-waybill-day = of { $day }
inventory-waybill-whose = “{ $name }” on the waybill: which of your goods is it?
inventory-waybill-misses = “{ $product }”: { $quantity } at { $price }, but the line says { $sum }. What is right?
inventory-waybill-figures = { $quantity } at { $price } = { $amount }
inventory-waybill-line-misses = “{ $product }”: quantity, price and sum on the waybill disagree; the sum was taken.
inventory-waybill-sums-differ = The sums disagree: the lines come to { $lines }, the total of the waybill is { $total }. Please check that no line was missed.
inventory-waybill-total-differs = The lines of the waybill do not come to its total. Please check that none was missed.
inventory-waybill-no-total = The total of the waybill was not read, so there is nothing to compare the lines with.
inventory-waybill-unpriced = Some lines have no price, so the total of the waybill was not compared.
inventory-waybill-again = This waybill seems to have come in before: receipt { $number }, { $day }.
inventory-button-paper = Show the waybill
inventory-papers-of = Waybill of receipt { $number }
inventory-papers-private = I show waybills in private chats only.
ask-inventory-sum = What does the line come to?
field-inventory-sum = Sum of the line
ask-inventory-paper = What does the waybill say?
field-inventory-paper = Read on the waybill
ask-inventory-digest = Which file?
field-inventory-digest = File
field-inventory-mime = Kind of file
field-inventory-size = Size
field-inventory-supplier = Supplier
field-inventory-inn = Supplier’s tax number
field-inventory-discount = Discount
field-inventory-vat = VAT on top
field-inventory-total = Total of the waybill
ask-inventory-files = Which files?
field-inventory-files = Files
inventory-label-goods = Products
inventory-label-was = Was
inventory-label-now = Now
inventory-label-what = What happened
inventory-label-worth-receipt = Worth
inventory-label-worth-write-off = Loss
inventory-label-worth-transfer = Worth
inventory-label-worth-count = Difference in money
inventory-kind-service = service, not kept in stock
inventory-detail-price = { $price }

## Product card
inventory-card = { $product }
inventory-card-archived = Archived
inventory-added = New product: { $product }
inventory-added-many = { $count ->
    [one] { $count } new product
   *[other] { $count } new products
}
inventory-removed-many = { $count ->
    [one] { $count } product
   *[other] { $count } products
} removed
inventory-known-already = On the list already, left as they were: { $names }.
inventory-removed = Product removed: { $product }
inventory-removed-ahead = Remove the product: { $product }
inventory-changed = Product changed: { $product }
inventory-changed-ahead = New about the product: { $product }
inventory-put-back = Product is as before: { $product }
inventory-archived = Product archived: { $product }
inventory-archived-ahead = Archive the product: { $product }
inventory-unarchived = Product is back on the list: { $product }
inventory-change-what = What should change about “{ $product }”?

## Prices
inventory-price-of = { $product }
inventory-price-set = Price: { $product }, { $price }
inventory-prices-raised = Prices up by { $percent }: { $count ->
    [one] { $count } product
   *[other] { $count } products
}
inventory-prices-lowered = Prices down by { $percent }: { $count ->
    [one] { $count } product
   *[other] { $count } products
}
inventory-prices-more = { $count ->
    [one] And { $count } more product.
   *[other] And { $count } more products.
}
inventory-prices-restored = { $count ->
    [one] { $count } product has its former price again.
   *[other] { $count } products have their former prices again.
}
inventory-price-kept = { $product }: its price was changed since, left as it is.

## List and stock
inventory-list-title = Products
inventory-list-empty = No products yet. Write, for example: “add product chocolate cake price 12”.
inventory-list-nothing = No products found for “{ $query }”.
inventory-stock-title = Stock
inventory-stock-at = Stock: { $warehouse }
inventory-stock-empty = Nothing in stock yet. Record a receipt, for example: “received 10 chocolate cakes”.
inventory-left-title = { $product }
inventory-left-at = { $product }: { $warehouse }
inventory-low-title = Time to buy
inventory-low-nothing = There is enough of everything.
inventory-low-line = { $product }: { $left } left (warn at { $level }).
inventory-losses-title = Written off
inventory-losses-in = Written off: { $span }
inventory-losses-none = Nothing was written off here.
inventory-label-reason = Reason
inventory-movements-title = Movements: { $product }
inventory-movements-none = { $product }: nothing has moved.
inventory-move-receipt = Receipt
inventory-move-receipt-numbered = Receipt { $number }
inventory-move-write-off = Write-off
inventory-move-write-off-numbered = Write-off { $number }
inventory-move-transfer-in = Came in: { $warehouse }
inventory-move-transfer-out = Went out: { $warehouse }
inventory-move-count = Count
inventory-move-count-numbered = Count { $number }
inventory-move-surplus = Surplus
inventory-move-surplus-numbered = Surplus { $number }
inventory-move-shortage = Shortage
inventory-move-shortage-numbered = Shortage { $number }
inventory-move-opening = Opening stock
inventory-move-opening-numbered = Opening stock, count { $number }
inventory-move-priced = Cost
inventory-move-priced-numbered = Cost
inventory-move-landed = Costs of buying
inventory-move-landed-numbered = Costs of buying { $number }
inventory-move-shipment = Shipment
inventory-move-shipment-numbered = Shipment { $number }
inventory-move-return = Return
inventory-move-return-numbered = Return { $number }
inventory-move-storno = Undo
inventory-move-storno-numbered = Undo { $number }
inventory-move-true-up = Cost correction
inventory-move-true-up-numbered = Cost correction { $number }

## Documents
inventory-receipt-one = Receipt { $number }: { $product }, { $quantity }. On hand { $left }.
inventory-receipt-many = Receipt { $number }
inventory-write-off-one = Write-off { $number }: { $product }, { $quantity }. On hand { $left }.
inventory-write-off-many = Write-off { $number }
inventory-transfer-one = Transfer { $number }: { $product }, { $quantity }. { $left } left at “{ $place }”.
inventory-transfer-many = Transfer { $number }
inventory-count-one = Count { $number }: { $product }. Was { $was }, now { $left }.
inventory-count-many = Count { $number }
inventory-count-opens = This is opening stock: the goods had never moved here. It is no part of profit or surplus.
inventory-cost-unknown = not known
inventory-without-cost = Without a purchase price: its margin is not counted until you tell it.
inventory-without-cost-of = Without a purchase price: { $products }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. Their margin is not counted.
inventory-button-cost = Tell the purchase price
inventory-button-cost-of = Purchase price: { $product }
inventory-deed-receipt = Receipt: { $product }, { $quantity }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
inventory-deed-write-off = Write-off: { $product }, { $quantity }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
inventory-deed-transfer = Transfer: { $product }, { $quantity }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
inventory-deed-count = Count: { $product }, { $quantity }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
inventory-annulled-line = { $product }: { $left } on hand.
inventory-less-than-reserved = { $product }: { $left } left, but { $reserved } were held for orders. The latest orders fall short.

## Counting a warehouse
inventory-count-started = Count { $number }: { $warehouse }
inventory-count-started-ahead = Start counting “{ $warehouse }”
inventory-count-how = { $left ->
    [0] By the books nothing lies here.
    [one] By the books { $left } product lies here.
   *[other] By the books { $left } products lie here.
} I have noted what there was at the start. Write what you count: “flour 40 kg, sugar 12 kg”. Stock changes when you finish.
inventory-count-how-blind = { $left ->
    [0] By the books nothing lies here.
    [one] { $left } product is to be counted.
   *[other] { $left } products are to be counted.
} What the books say I shall show at the end. Write what you count: “flour 40 kg, sugar 12 kg”.
inventory-count-dropped = Count { $number } is taken back.
inventory-entered = Count { $number }: { $product }, { $counted }. The books say { $book }, the difference is { $more }.
inventory-entered-same = Count { $number }: { $product }, { $counted }. It agrees.
inventory-entered-blind = Count { $number }: { $product }, { $counted }.
inventory-deed-entered = Counted: { $product }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
inventory-uncounted = Count { $number }: the lines are as they were.
inventory-count-progress = Counted: { $done }. { $left ->
    [0] Nothing is left to count.
   *[other] Left: { $left }.
}
inventory-sheet-title = Count { $number }: { $warehouse }
inventory-sheet-tick = ✓ { $quantity }
inventory-sheet-tick-moved = ⚠ { $quantity }
inventory-sheet-moved = ⚠ the goods moved while the count went on. I allow for that, but look at such lines again.
inventory-count-finished = Count { $number } is finished
inventory-count-finished-ahead = Finish count { $number }
inventory-count-agrees = All of it agrees with the books.
inventory-count-document = { $number } · { $count ->
    [one] { $count } product
   *[other] { $count } products
}
inventory-count-moved = Moved during the count: { $products }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. Nothing of that is lost: the difference is of the moment of counting.
inventory-count-left = Not counted: { $count ->
    [one] { $count } product, its stock stays.
   *[other] { $count } products, their stock stays.
}
inventory-count-abandoned = Count { $number } is given up, stock is as it was.
inventory-count-abandoned-ahead = Give count { $number } up: stock stays as it is.
inventory-count-open-again = Count { $number } goes on.
inventory-counts-title = Counts
inventory-counts-none = Nothing has been counted yet.
inventory-count-state-open = going on
inventory-count-state-waiting = waits for approval
inventory-count-state-finished = finished
inventory-count-state-abandoned = given up
inventory-count-state-annulled = annulled
inventory-label-expected = At the start
inventory-label-book = By the books
inventory-label-counted = Counted
inventory-label-difference = Difference
inventory-label-lines-counted = Products counted
inventory-label-shortage = Shortage
inventory-label-shortage-worth = Shortage in money
inventory-label-surplus = Surplus
inventory-label-surplus-worth = Surplus in money
inventory-label-number = No.
inventory-label-state = State
inventory-nothing-open = Nothing is being counted now.
inventory-no-open-count = Nothing is being counted now. Start counting a warehouse?
inventory-count-goes-on = Count { $number } of “{ $warehouse }” is going on. Finish it first, or give it up.
inventory-count-closed = Count { $number } is not open any more.
inventory-count-begun = Count { $number } has lines already. It can be given up.
inventory-nothing-counted = Nothing has been counted in { $number } yet.
inventory-count-outdated = { $product }: { $counted } were counted, and { $gone } have gone since. Count it once more.
inventory-button-start-count = 📋 Start counting
inventory-button-sheet = The sheet
inventory-button-next = Next: { $product }
inventory-button-finish-count = Finish
inventory-button-stop-count = Give up
inventory-button-rest-zero = Finish, the rest is gone
inventory-button-recount = Count again: { $product }

## On the way
inventory-sending-one = Transfer { $number }: { $product }, { $quantity } on the way. { $left } left at “{ $place }”.
inventory-sending-many = Transfer { $number }: on the way
inventory-deed-sending = Sent: { $product }, { $quantity }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
inventory-arrived = Transfer { $number } received: { $place }
inventory-arrived-ahead = Receive transfer { $number }: { $place }
inventory-on-way-again = Transfer { $number } is on the way again.
inventory-on-way-title = On the way
inventory-on-way-nothing = Nothing is on the way.
inventory-on-way-goods = On the way between warehouses: { $count ->
    [one] { $count } product
   *[other] { $count } products
}.
inventory-still-on-way = Still on the way: { $count ->
    [one] { $count } product
   *[other] { $count } products
}.
inventory-way = { $source } → { $target }
inventory-option-transfer = { $number }: { $source } → { $target }
inventory-transit-difference = { $number } · { $product }, { $quantity }
inventory-label-on-way = On the way
inventory-label-on-way-worth = Worth
inventory-label-way = From and to
inventory-label-came = Came
inventory-label-worth-sending = Worth
inventory-nothing-on-way = There is nothing to receive: nothing is on the way, or all of it has come.
inventory-received-since = Transfer { $number } has been received. Take that back first.
inventory-button-on-way = On the way, to be received later
inventory-button-on-way-list = 🚚 On the way
inventory-button-accept = Receive
inventory-button-accept-one = Receive { $number }: { $target }
inventory-button-accept-rest = The rest has come
inventory-button-rest-lost = The rest is lost

## Packs and codes
inventory-kit = { $product }
inventory-kit-set = { $product } is a kit now: { $parts }
inventory-kit-set-ahead = { $product } as a kit: { $parts }
inventory-kit-set-anew = New composition. { $product }: { $parts }
inventory-kit-piece = { $product } — { $quantity }
inventory-kit-list = { $before }, { $piece }
inventory-kit-and-more = { $before } and { $more } more
inventory-kit-no-parts = without parts
inventory-kit-parts-title = What it is made of
inventory-kits-title = Kits
inventory-kits-none = No kits yet. Write, for example: “kit Gift: 1 rose, 2 cards for 1500”.
inventory-kit-lacking = None can be put together now, too little of: { $parts }.
inventory-kit-removed = { $product } is no kit any more
inventory-kit-removed-ahead = Take the composition away: { $product }
inventory-kit-removed-note = It is ordinary goods with its own stock now. Orders taken already will be shipped with the parts they were taken with.
inventory-kind-kit = kit, its parts are kept in stock
inventory-label-kit = Kit
inventory-label-part = Part
inventory-label-in-kit = In a kit
inventory-label-buildable = Can be put together
inventory-label-kit-cost = Cost of the parts
inventory-label-apart = Price of the parts one by one
inventory-button-remove-kit = Take the composition away
inventory-button-receive-parts = 📦 Receive the parts
inventory-button-write-off-parts = Write off the parts
inventory-button-transfer-parts = Move the parts
inventory-kit-has-no-stock = { $product } is a kit: it does not lie in stock itself, its parts do. One kit is { $parts }.
inventory-kit-has-stock = { $product }: there is still { $left } in stock. A kit has no stock of its own, so sell, write off or move what is there first, then tell what it is made of.
inventory-kit-in-kit = A kit cannot go into a kit: { $product }{ $parts ->
    [0] { " " }is inside the kit “{ $kit }” already.
   *[1] { " " }is a kit too. Put its parts into “{ $kit }”: { $inside }.
}
inventory-kit-in-itself = { $product }: a kit cannot be made of itself.
inventory-part-not-goods = { $product } is a service. The kit “{ $kit }” is put together of goods; add the service to the order as a line of its own.
inventory-part-twice = { $product } is named twice. Say in one number how much is needed.
inventory-not-kit = { $product } is no kit. Tell what it is made of like this: “kit { $product }: 1 rose, 2 cards”.
inventory-kit-whole = { $product }: kits are sold whole, and this comes to { $quantity }.
inventory-part-of-kit = { $product } is part of the kit “{ $kit }”{ $more ->
    [0] { "" }
    [one] { " " }and of { $more } more kit
   *[other] { " " }and of { $more } more kits
}. Change what it is made of first.
inventory-kit-awaited = { $product } is awaited in a document ({ $document }) that is not finished. Finish or cancel it first, then tell what the kit is made of.
inventory-check-kit-empty = Kit { $product }: it has no parts.
inventory-check-kit-stock = Kit { $product }: it has stock of its own, and only its parts should.
inventory-check-kit-inside = Kit { $product }: there is another kit inside it.
inventory-serials-on = { $product } is kept by serial numbers now
inventory-serials-on-ahead = Keep { $product } by serial numbers
inventory-serials-off = { $product } is kept by serial numbers no longer
inventory-serials-off-ahead = Keep { $product } by serial numbers no longer
inventory-serials-how = I shall ask for the numbers when goods come, and which one leaves when they go. The history of one: “where is 356938035643809”.
inventory-serials-none = { $product }: no number lies in stock.
inventory-serials-title = { $product }: numbers in stock
inventory-serials-first = The first { $count } are shown.
inventory-serials-shipped = Serial numbers: { $numbers }
inventory-serial-title = { $product }, No. { $number }
inventory-serial-now = Now: { $where }
inventory-serial-nobody = We have never had the number { $number }.
inventory-serial-several = Several numbers end with { $number }. Which one?
inventory-serial-at = at “{ $warehouse }”
inventory-serial-sold = sold
inventory-serial-lost = written off
inventory-serial-way = on the way between warehouses
inventory-serial-gone = not in stock
inventory-serial-receipt-in = Receipt { $number }: { $warehouse }
inventory-serial-receipt-out = Receipt { $number }
inventory-serial-write-off-in = Write-off { $number }
inventory-serial-write-off-out = Write-off { $number }: { $warehouse }
inventory-serial-transfer-in = Transfer { $number }: to “{ $warehouse }”
inventory-serial-transfer-out = Transfer { $number }: from “{ $warehouse }”
inventory-serial-arrival-in = Arrived with a transfer: { $warehouse }
inventory-serial-arrival-out = Arrived with a transfer: { $warehouse }
inventory-serial-count-in = Found by count { $number }: { $warehouse }
inventory-serial-count-out = Not found by count { $number }: { $warehouse }
inventory-serial-surplus-in = Surplus { $number }: { $warehouse }
inventory-serial-surplus-out = Surplus { $number }: { $warehouse }
inventory-serial-shortage-in = Shortage { $number }: { $warehouse }
inventory-serial-shortage-out = Shortage { $number }: { $warehouse }
inventory-serial-other-in = Written down: { $warehouse }
inventory-serial-other-out = Gone: { $warehouse }
inventory-serial-storno-in = Undone, in stock again: { $warehouse }
inventory-serial-storno-out = Undone, out of stock: { $warehouse }
inventory-label-serial = Number
inventory-label-serials = Serial numbers
inventory-serial-taken = The number { $number } ({ $product }) is at “{ $warehouse }” already.
inventory-serial-elsewhere = The number { $number } ({ $product }) cannot leave: { $where }.
inventory-serial-unknown = { $product }: we have no number { $number }. Please check the digits.
inventory-serials-too-many = More numbers than goods: { $number }{ $count ->
    [1] { " " }is one too many.
   *[other] { " " }and others are too many.
}
inventory-serial-whole = { $product } is kept by serial numbers, so it comes in whole pieces only, and this is { $quantity }.
inventory-serials-not-here = { $product } is kept by serial numbers, and there is no telling here which ones are meant. Do it by an act of its own: a receipt, a shipment, a return, a write-off or a transfer will ask for the numbers.
inventory-serials-one-place = { $product } lies in several places or is on the way. Bring it all to one warehouse or write it off, then I can write down the numbers.
inventory-not-by-serials = { $product } is not kept by serial numbers. To begin: “keep { $product } by serial numbers”.
inventory-serial-not-from = The number { $number } ({ $product }) did not leave with this sale.
inventory-check-serials = { $product } ({ $warehouse }): { $stored } in stock, { $counted } serial numbers.
inventory-check-serial-place = Serial number { $number } is not where its moves have brought it.
inventory-pack = { $pack } = { $quantity }
inventory-pack-set = { $product }: { $pack } = { $quantity }
inventory-pack-unknown = { $product }: how much is { $pack }? Tell me once, in the product's own unit ({ $own }), and I shall remember.
inventory-pack-is-unit = { $product } is counted in these units as it is ({ $own }).
inventory-label-pack = Pack
inventory-scales-title = Codes of scales
inventory-scale-set = Scale codes on { $prefix }: { $inside } inside
inventory-scale-gone = Codes on { $prefix } are from scales no more
inventory-scales-put-back = Scale codes are as they were
inventory-scale-shape = { $prefix } + 5 figures of the article + 5 inside + a check figure
inventory-scales-note = The product's article must be its number on the scales: 12 or 00012. Then just write “sold” and the code from the label, or send a photo of it.
inventory-scale-unknown = There were no scale codes on { $prefix }.
inventory-price-inside = The code holds a sum of { $amount }, but { $product } has no price, so its weight is not known. Tell the price.
inventory-family = { $family }
inventory-label-variants = Variants
inventory-label-variant = Variant
inventory-variants-added = { $family }: { $count ->
    [one] { $count } variant added
   *[other] { $count } variants added
}
inventory-variants-joined = { $more ->
    [0] “{ $product }” was on the list already and has become a variant.
   *[other] “{ $product }” and { $more } more were on the list already and have become variants.
}
inventory-button-more-variants = Add variants
inventory-too-many-variants = { $count ->
    [0] I see no variants. List them with commas, properties with semicolons: “S, M, L; white, black”.
   *[other] That would be { $count } variants; up to { $most } at once. Add them in parts.
}
inventory-codes-given = { $count ->
    [one] { $count } product has got a barcode of your own
   *[other] { $count } products have got barcodes of your own
}
inventory-codes-taken = { $count ->
    [one] The barcode is taken off { $count } product
   *[other] The barcodes are taken off { $count } products
}
inventory-button-labels = Labels
inventory-which-code = There are several codes in the picture. Which product?
inventory-code-unknown = The code { $code } is not tied to any product yet.
inventory-code-of-no-goods = This is no code of goods: it looks like a link or a till receipt.
inventory-button-set-pack = Tell how much a pack holds
inventory-button-set-price = Set a price
inventory-button-tie = Tie to a product
inventory-button-left = Stock
inventory-button-sell = Sell

## Warehouses
inventory-damaged-place = Damaged goods
inventory-main-warehouse = Main
inventory-warehouse-main = { $name } (main)
inventory-warehouses-title = Warehouses
inventory-warehouse-added = New warehouse: { $warehouse }
inventory-warehouse-removed = Warehouse removed: { $warehouse }
inventory-warehouse-removed-ahead = Remove the warehouse: { $warehouse }

## Refusals
inventory-out-of-stock = Not enough: { $product }. Needed { $wanted }, available { $available }.{ $more ->
    [0] { "" }
    [one] { " " }And { $more } more product.
   *[other] { " " }And { $more } more products.
}
inventory-not-stocked = { $product } is a service, it is not kept in stock.
inventory-same-name = “{ $product }” is on the list already.
inventory-barcode-taken = Barcode { $barcode } belongs to “{ $product }”.
inventory-all-coded = All these goods have a barcode already.
inventory-stock-remains = { $product }: { $left } still on hand, or some held for orders. Sell or write it off first.
inventory-warehouse-exists = There is a warehouse “{ $warehouse }” already.
inventory-warehouse-in-use = There are goods at “{ $warehouse }”, it cannot be removed.
inventory-same-place = The goods are at “{ $warehouse }” already. Name another warehouse: /warehouse adds a new one.
inventory-strange-unit = { $product }: { $typed } cannot be turned into its unit ({ $own }).
inventory-too-little = { $product }: too little to count.
inventory-unit-in-use = { $product } has moved already ({ $left } on hand), so its unit cannot become another: the papers so far would be wrong. Tell its pack (“a box is 12 pieces”), or add a new product.
inventory-nothing-to-change = { $product }: that is what it says already.
inventory-nothing-priced = There are no products with a price to change.
inventory-too-much = “{ $product }”: the number gets too large. Check the quantity and the price.
inventory-price-below-zero = Prices cannot change by { $percent }. They can go down by less than 100%.
inventory-counted-since = { $product }: count { $number } came after it ({ $day }). Undo that first.
inventory-used-since = { $product }: { $quantity } came, { $left } left. In the way: { $by }.
inventory-annulled-already = Document { $number } is undone already.
inventory-changed-since = { $product }: it was changed again since, so the former value cannot return.
inventory-in-use = { $product }: it has been used. It can be archived.
inventory-by-reserve = a reserve for orders
inventory-by-document = { $document } No. { $number }
inventory-by-receipt = receipt
inventory-by-write-off = write-off
inventory-by-transfer = transfer
inventory-by-transfer-out = a transfer
inventory-by-count = count
inventory-by-surplus = surplus
inventory-by-shortage = shortage
inventory-by-arrival = receipt of a transfer
inventory-by-transfer-in = receipt of a transfer
inventory-by-shipment = a shipment

## Buttons
inventory-no-such-goods = There is no “{ $product }” among your goods yet. Create it?
inventory-option-create = Create “{ $product }”
inventory-button-receive = 📦 Record a receipt
inventory-button-reorder = What to order, and how much
inventory-button-write-off = Write off
inventory-button-price = Change the price
inventory-button-movements = Movements
inventory-button-open = { $product }
inventory-button-add = Add a product
inventory-button-low = What to buy

## Check
inventory-check-on-hand = { $product } ({ $warehouse }): { $stored } on record, { $counted } by movements.
inventory-check-value = { $product } ({ $warehouse }): worth { $stored } on record, { $counted } by movements.
inventory-check-astray = { $product } ({ $warehouse }): its value { $value } does not fit what is on hand.
inventory-check-on-way = { $product }, transfer { $number }: { $stored } on the way by the record, { $counted } by the movements.
inventory-check-lost = Movements without a balance: product { $product }, { $counted }.

## Commands
inventory-command-good = New product
inventory-command-price = Change a price
inventory-command-prices = Change prices by per cent
inventory-command-goods = Products and prices
inventory-command-stock = Stock
inventory-command-receive = Goods came in
inventory-command-writeoff = Write-off
inventory-command-movegoods = Move between warehouses
inventory-command-count = Count
inventory-command-stocktake = Start counting a warehouse
inventory-command-counted = Write on the count
inventory-command-sheet = The sheet of the count
inventory-command-finishcount = Finish the count
inventory-command-stopcount = Give the count up
inventory-command-counts = Counts
inventory-command-accept = Receive a transfer
inventory-command-transit = What is on the way
inventory-command-kit = Kit: what it is made of
inventory-command-kits = Kits
inventory-command-by-serials = Keep by serial numbers
inventory-command-serials = Serial numbers of a product
inventory-command-serial = Find a serial number
inventory-command-pack = How much a pack holds
inventory-command-variants = Product in variants
inventory-command-give-codes = Barcodes of your own
inventory-command-code = Find a product by its code
inventory-command-scales = Codes of scales
inventory-command-low = What runs low
inventory-command-level = Warn at a level
inventory-command-write-offs = What was written off
inventory-command-movements = Movements of a product
inventory-command-warehouses = Warehouses
inventory-command-warehouse = New warehouse

inventory-notice-low = Goods running low

## Batches and expiry
inventory-batch-both = { $number }, until { $day }
inventory-batch-number = { $number }
inventory-batch-day = until { $day }
inventory-batch-nameless = no batch
inventory-batch-of = { $product }: { $batch }
inventory-batch-quantity = { $batch } — { $quantity }
inventory-label-batch = Batch
inventory-label-good = Good for
inventory-expires-today = its last day
inventory-expires-in = { $count ->
    [one] { $count } more day
   *[other] { $count } more days
}
inventory-expired-ago = expired { $count ->
    [one] { $count } day
   *[other] { $count } days
} ago
inventory-some-expired = Expired of that: { $quantity }.
inventory-batches-on = { $product } is kept by batches and expiry now
inventory-batches-on-ahead = Keep { $product } by batches and expiry
inventory-batches-off = { $product } is not kept by batches any more
inventory-batches-off-ahead = Keep { $product } without batches
inventory-batches-how = Name the batch or the date with a receipt: “received 20 until 15 December, batch 17A”. What expires first leaves first.
inventory-batches-nameless = All that is in stock now has no date yet. You can tell it.
inventory-batches-title = Batches: { $product }
inventory-batches-none = { $product }: nothing is in stock.
inventory-batch-told = { $product }, { $quantity }: { $batch }
inventory-batch-untold = { $product }: its batch is not told again.
inventory-button-batches = Batches
inventory-button-set-batches = Keep it by batches
inventory-button-tell-batch = Tell the date
inventory-button-write-off-expired = Write off what expired
inventory-button-sell-expired = Allow selling expired goods
inventory-expired-goods = { $product }: { $wanted } wanted, { $available } still good, { $expired } expired.
inventory-batch-unknown = { $product }: no such batch in stock ({ $batch }).
inventory-batch-short = { $product }: the batch ({ $batch }) has only { $available }, { $wanted } wanted.
inventory-not-by-batches = { $product } is not kept by batches yet.
inventory-batch-moved = { $product }: its batches have moved since, so it cannot be put back as it was.
inventory-no-nameless = { $product }: not so much is without a batch, only { $left }.
inventory-by-batches = another batch
inventory-check-batch = { $product } ({ $warehouse }), batch “{ $batch }”: { $stored } on record, { $counted } by its moves.
inventory-check-batch-below-zero = { $product } ({ $warehouse }), batch “{ $batch }”: below zero, { $stored }.
inventory-check-batches = { $product } ({ $warehouse }): { $stored } by batches, { $counted } on hand.
inventory-command-by-batches = Keep a product by batches
inventory-command-batches = Batches of a product
inventory-command-tell-batch = Tell a batch or a date
inventory-expiring-title = Expires within { $count ->
    [one] { $count } day
   *[other] { $count } days
}
inventory-expiring-none = Nothing expires within { $count ->
    [one] { $count } day
   *[other] { $count } days
}.
inventory-expiring-more = And { $count ->
    [one] { $count } more batch
   *[other] { $count } more batches
}.
inventory-expired-title = Expired
inventory-expired-none = Nothing in stock has expired.
inventory-nothing-expired = Nothing in stock has expired: there is nothing to write off.
inventory-reason-expired = expired
inventory-label-expiring-worth = Worth
inventory-label-sell-expired = Sell expired goods
inventory-label-expiry-steps = Warn
inventory-steps = { $days } days before
inventory-steps-odd = name one to six numbers of days, for instance 30, 14, 7
inventory-rules-title = Rules about expiry
inventory-rules-set = The rules about expiry are changed
inventory-button-sell-expired-off = Do not sell expired goods
inventory-command-expiring = What expires soon
inventory-command-expired = What has expired
inventory-command-write-off-expired = Write off what expired
inventory-command-expiry-rules = Rules about expiry
inventory-expiring-told = Goods near their expiry
inventory-button-expiring = All dates
inventory-notice-expiring = Goods near their expiry
inventory-batches-begun = Kept by batches and expiry from now on: { $products }. What expires first leaves first.
inventory-came-expired = It has expired already: it will not leave to customers.

## Cost: the average or FIFO
inventory-costing-fifo = Cost by FIFO
inventory-costing-moving-average = Cost by the average
inventory-costing-fifo-means = What came first leaves first, at the cost it came at.
inventory-costing-moving-average-means = All that lies in stock costs the same: the average of all receipts.
inventory-costing-fifo-from-now = It is so from this day on. What lies there now becomes the first layer at its present average; past sales stay as they are.
inventory-costing-moving-average-from-now = It is so from this day on. The layers flow into one average, the stock is worth the same; past sales stay as they are.
inventory-label-costed-goods = Goods in stock
inventory-button-costing-fifo = Use FIFO
inventory-button-costing-moving-average = Use the average
inventory-button-layers = At which costs it lies
inventory-costed-so = Cost is counted that way already: { $way }.
inventory-layers-moved = Stock has moved since, so the former layers cannot be had back. FIFO can be switched on anew.
inventory-layers-title = At which costs it lies: { $product }
inventory-layers-first = The first { $count ->
    [one] { $count } layer is
   *[other] { $count } layers are
} shown.
inventory-layers-not-kept = { $product }: cost is counted by the average, there are no layers.
inventory-layer-owed = sold before it came
inventory-label-came-on = Came
inventory-label-each = Each
inventory-check-layer = { $product } ({ $warehouse }), layer of { $day }: { $stored } worth { $worth } on record, { $counted } worth { $should } by its moves.
inventory-check-layer-astray = { $product } ({ $warehouse }), layer of { $day }: { $stored } worth { $worth } cannot be.
inventory-check-layers = { $product } ({ $warehouse }): { $stored } worth { $worth } by layers, { $counted } worth { $should } on hand.
inventory-command-costing = How cost is counted
inventory-command-layers = At which costs a product lies
field-inventory-costing = Cost
ask-inventory-costing = How is cost to be counted?

## Documents with a day in the past
inventory-recosted = Costed anew from this day on: { $count ->
    [one] { $count } document
   *[other] { $count } documents
}.
inventory-recosted-ahead = To be costed anew from this day on: { $count ->
    [one] { $count } document
   *[other] { $count } documents
}.
inventory-label-recosted = Cost correction
inventory-not-recosted-returns = { $products }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}: there were returns since that day, so the cost of past sales stays as it was.
inventory-not-recosted-on-way = { $products }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}: goods were on the way between warehouses since that day, so the cost of past sales stays as it was.
inventory-not-recosted-below-zero = { $products }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}: stock went below zero since that day, so the cost of past sales stays as it was.
inventory-not-recosted-told-late = { $products }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}: the cost was not known before, so past sales stay without one.
inventory-not-recosted-landed = { $products }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}: delivery was added to the cost since that day, so the cost of past sales stays as it was.
inventory-not-recosted-taken-back = { $products }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}: old documents were taken back since that day, so the cost of past sales stays as it was.
inventory-not-recosted-many = { $products }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}: too much has moved since that day, so the cost of past sales stays as it was.
inventory-not-recosted-fifo = { $products }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}: the layer stands at its day, the cost of past sales stays as it was.
inventory-counted-later = { $product }: after that day it was counted, { $number } ({ $day }), and the count has said how much there is. If this was not in it, write it down today.
inventory-button-today = Write it down today
inventory-was-not-there = { $product }: { $quantity } cannot be written off on { $day }: { $same ->
    [1] not so much was there on that day.
   *[other] on { $on } there would not have been enough for what left.
}
inventory-topic = Goods and stock

## Approval of counts
ask-inventory-amount = From which sum does a second person approve counts? 0 means never.
field-inventory-number = Number of the count
ask-inventory-number = Which count?
inventory-count-limit = Sum of approval of counts
inventory-count-limit-set = Counts with a difference above { $amount } are approved by a second person.
inventory-count-limit-none = Counts need no approval.
inventory-count-limit-alone = Nobody but you may approve now, so your own counts finish at once. Make somebody an administrator.
inventory-count-waits = Count No. { $number } waits for approval
inventory-count-waits-why = The difference is above the sum that needs a second person. They have been told; stock is as it was.
inventory-count-asks = { $who }: count No. { $number }, { $warehouse }. The difference is large, your yes is needed.
inventory-count-approved = Count No. { $number } is approved
inventory-count-approved-ahead = Approve count No. { $number }
inventory-count-declined = Count No. { $number } is declined, its sheet is open again
inventory-count-declined-ahead = Decline count No. { $number }
inventory-count-waiting = Count No. { $number } waits for approval: its sheet is closed.
inventory-count-too-dear = The difference is too large to be written at once: such counts are approved by a second person. Start a count of the warehouse.
inventory-own-count = You finished count No. { $number } yourself: somebody else has to approve it.
inventory-none-waits = There is no such count waiting for approval.
inventory-label-difference-worth = Difference in money
inventory-button-approve-count = Approve
inventory-button-decline-count = Decline
inventory-command-count-limit = Approval of counts
inventory-command-approve-count = Approve a count
inventory-command-decline-count = Decline a count
inventory-notice-count-waits = A count waits for approval
inventory-notice-count-judged = What became of a count
