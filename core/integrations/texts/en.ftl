## Questions and labels
ask-integrations-files = Send a file: CSV, XLSX, or a ZIP of them.
ask-integrations-column = Which column shall we correct?
ask-integrations-field = What is in this column?
field-integrations-files = Files
field-integrations-choices = Details
field-integrations-column = Column
field-integrations-field = What it is
field-integrations-columns = Columns
field-integrations-run = Import
integrations-command-import = Bring in goods, customers, stock, sales from a file

## What a file is
integrations-file-refused = { $file }: this file cannot be brought in.
integrations-file-empty = { $file }: the file is empty.
integrations-file-too-large = { $file }: the file is larger than { $limit } MB. Split it up.
integrations-file-bomb = { $file }: there is far too much inside for such a small file. I do not open such archives.
integrations-too-many-files = { $file }: too many files or sheets, { $limit } at most.
integrations-file-encrypted = { $file }: the file has a password. Take it off and send the file again.
integrations-file-damaged = { $file }: the file is damaged or cut short. Save it anew and send it again.
integrations-file-nested = { $file }: an archive inside an archive. Send the inner one by itself.
integrations-table-too-large = { $file }: the table is too large (limit { $limit }). Split it up.
integrations-nothing-to-import = { $file }: there is no table in this file.
integrations-file-unsupported = { $file }: { $found ->
    [pdf] this is a PDF, tables cannot be read from it.
    [html] this is a web page, though it is called a table.
    [xml_excel] this is a table in an old XML format.
    [xml] this is XML, not a table.
    [json] this is JSON, not a table.
    [old_excel] this is the old XLS format.
    [xlsb] this is the binary XLSB format.
    [open_document] this is a LibreOffice file (ODS).
    [word] this is a Word document.
    [slides] this is a presentation.
    [picture] this is a picture.
    [rtf] this is an RTF text.
    [other_archive] I do not open such archives, ZIP is needed.
    [database] this is a database.
    [program] this is a program.
    [sound] this is sound.
    [media] this is sound or video.
   *[binary] this is not a table.
} Save the table as XLSX or CSV and send it again.
integrations-file-refused-short = could not be opened
integrations-file-empty-short = empty
integrations-file-too-large-short = too large
integrations-file-bomb-short = far too much inside
integrations-too-many-files-short = too many sheets
integrations-file-encrypted-short = has a password
integrations-file-damaged-short = damaged
integrations-file-nested-short = an archive inside an archive
integrations-table-too-large-short = the table is too large
integrations-file-unsupported-short = not a table
integrations-nothing-to-import-short = no table
integrations-files-gone = These files are gone by now. Send them again.
integrations-nothing-understood = There is nothing to bring in yet. { $why }
integrations-another-runs = Another import is still running. Wait for it to end, or stop it.
integrations-left-behind = The last import broke off{ $total ->
    [0] {""}
   *[other] {" "}at { $done } of { $total }
 } and is not finished. Go on with it, or leave it as it is?
integrations-button-go-on-with = Go on with that import
integrations-button-leave = Leave it as it is
integrations-left-as-is = It is not gone on with. What came in ({ $done } of { $total }) stays.
integrations-load-failed = The import broke off: something failed on our side, number { $incident }. { $left ->
    [0] Nothing was written, you can try again.
   *[other] A part is written already: trying again will not double it.
}
integrations-button-again = Try again
integrations-button-take-back = Take back what came in
integrations-withdrawn-already = This import was taken back already.
integrations-still-running = The import is still running: stop it first.
integrations-odd-choice = There is no such choice for these files.

## The plan
integrations-plan-title = Import from files
integrations-plan-table = { $file }: { $kind }, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
integrations-kind-sales = sales
integrations-kind-documents = sales documents
integrations-kind-goods = goods
integrations-kind-customers = customers
integrations-kind-stock = stock
integrations-kind-lookup = a list of names
integrations-kind-unknown = not clear what
integrations-kind-skipped = leave it out
integrations-part-documents = dates and customers of the sales
integrations-part-goods = details of the goods
integrations-part-lookup = a list of names
integrations-part-customers = details of the customers
integrations-part-stock = details of the stock
integrations-part-sales = details of the sales
integrations-plan-pair = { $header }: { $field }
integrations-plan-columns = Columns: { $columns }
integrations-list = { $head }, { $tail }
integrations-column-number = No.
integrations-column-lines = Lines
integrations-column-before = Was
integrations-column-now = Is
integrations-plan-left = Left behind: { $columns }
integrations-plan-join = { $child } ↔ { $parent }: { $column } = { $other }{ $missing ->
    [0] {""}
    [one] . { $missing } row has no match
   *[other] . { $missing } rows have no match
}
integrations-plan-refused = { $file }: { $why }, skipped
integrations-plan-hidden = Hidden sheets are not read: { $sheets }
integrations-problem-unknown-kind = { $file }: I do not see what is in the table. Please tell me:
integrations-problem-no-product = { $file }: no column with the product.
integrations-problem-no-date = { $file }: no column with the date.
integrations-problem-no-total = { $file }: no column with the sum.
integrations-problem-no-quantity = { $file }: no column with the quantity.
integrations-problem-no-customer = { $file }: no column with a name or a phone.
integrations-problem-no-rows = The table has no rows.
integrations-of-new = { $all }, { $new } new
integrations-label-documents = Documents
integrations-label-lines = Sales lines
integrations-label-sum = In all
integrations-label-period = Period
integrations-label-documents-new = New
integrations-label-documents-same = Here already
integrations-label-documents-changed = Changed
integrations-label-goods = Goods
integrations-label-customers = Customers
integrations-label-stock = Stock lines
integrations-label-faults = Rows not read
integrations-label-made = New documents
integrations-label-changed = Changed documents
integrations-label-same = Here already
integrations-label-goods-new = New goods
integrations-label-goods-changed = Updated goods
integrations-label-people-new = New customers
integrations-label-people-changed = Customer cards filled in
integrations-first-rows = First records
integrations-repriced-price = New prices: { $count }
integrations-repriced-cost = New costs: { $count }
integrations-changed-title = Changed since the last import
integrations-sums-title = What the files come to
integrations-column-counted = What is counted
integrations-sum-taken = All that comes in
integrations-sum-without-duplicates = The same without repeats
integrations-sum-with-duplicates = The same with repeats
integrations-sum-without-marked = The same without documents of returns
integrations-sum-without-returns = The same without lines below zero
integrations-sum-with-customer = Lines with a customer alone
integrations-note-returns = { $lines ->
    [one] { $lines } line below zero is a return
   *[other] { $lines } lines below zero are returns
} of { $sum }.
integrations-note-marked = Documents of returns have { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
}; without them the sum is { $without }.
integrations-note-duplicates = { $lines ->
    [one] { $lines } row repeats another row
   *[other] { $lines } rows repeat another row
} of its document to the letter, { $sum } in all.
integrations-note-zero = { $lines ->
    [one] { $lines } line has no price: it is
   *[other] { $lines } lines have no price: they are
} taken as they stand, at zero.
integrations-note-nobody = { $lines ->
    [one] { $lines } line has no customer.
   *[other] { $lines } lines have no customer.
}
integrations-note-case = { $codes } article codes, { $beyond } apart from capital letters. { $merged } differ by capitals alone and are called the same: they are one product.
integrations-note-renamed = { $codes ->
    [one] { $codes } article has
   *[other] { $codes } articles have
} several names: the most usual one is taken.
integrations-note-mismatched = In { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
} the sum is not price times quantity: the sum is believed.
integrations-note-inherited = { $lines ->
    [one] { $lines } row without a number belongs
   *[other] { $lines } rows without a number belong
} to the document above.
integrations-note-cancelled = { $lines ->
    [one] { $lines } line is in a cancelled document and does not count.
   *[other] { $lines } lines are in cancelled documents and do not count.
}
integrations-note-unshipped = By the file { $orders ->
    [one] { $orders } order is not shipped: it stays open
   *[other] { $orders } orders are not shipped: they stay open
}. Counted in revenue by order date; stock is neither moved nor set aside.
integrations-note-late = { $orders ->
    [one] { $orders } order was shipped
   *[other] { $orders } orders were shipped
} after the required day.
integrations-note-paid = Payments are not taken from the file: all its orders count as paid on their day.
integrations-note-footers = { $lines ->
    [one] { $lines } row of totals is skipped.
   *[other] { $lines } rows of totals are skipped.
}
integrations-note-empty = { $documents ->
    [one] { $documents } document without lines is skipped.
   *[other] { $documents } documents without lines are skipped.
}
integrations-note-inn = Tax no. { $inn }
integrations-coded-customer = Customer { $code }
integrations-sum-line = Sale

## Choices
integrations-question-kind = { $file }: what is this table? Now: { $answer }.
integrations-question-point = { $file }, “{ $column }”: how shall I read { $example }? Now { $answer }.
integrations-question-order = { $file }, “{ $column }”: how shall I read { $example }? Now { $answer }.
integrations-question-encoding = { $file }: I read the letters as { $answer }. If you see strange signs, choose another encoding.
integrations-question-grouping = The rows have no document number. How shall they be put together? Now: { $answer }.
integrations-question-stock = Shall quantities of the file become the stock on hand? Now: { $answer }.
integrations-question-duplicates = Repeated rows. Now: { $answer }.
integrations-point-dot = a point before decimals
integrations-point-comma = a comma before decimals
integrations-order-dmy = day first
integrations-order-mdy = month first
integrations-encoding = { $name }
integrations-grouping-moment = one moment, one receipt
integrations-grouping-day = one day, one document
integrations-grouping-row = every row by itself
integrations-stock-set = yes
integrations-stock-leave = no, leave the stock alone
integrations-question-moves = Shall the goods sold leave the stock? Now: { $answer }.
integrations-moves-leave = no, leave the stock alone
integrations-moves-issue = yes, take them off
integrations-duplicates-keep = Keep repeated rows
integrations-duplicates-drop = Drop repeated rows
integrations-button-columns = Correct columns
integrations-button-series = It is from another program
integrations-button-plan = Show the plan
integrations-button-report = Sales of the period
integrations-button-unshipped = Not shipped
integrations-button-late = Shipped late
integrations-button-go-on = Go on
integrations-column-fixed = “{ $column }” is { $field }. Show the plan again?
integrations-field-none = leave it out

## On the way and at the end
integrations-progress-reading = Reading the files
integrations-progress-goods = Bringing in goods
integrations-progress-people = Bringing in customers
integrations-progress-documents = Bringing in sales
integrations-progress-withdrawing = Taking the import back
integrations-button-stop = Stop
integrations-stopping = Stopping. What is done stays.
integrations-stopped-already = This import is over already.
integrations-stopped = Stopped: { $done } of { $total } are in.
integrations-deed-sales = Brought in { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
} of { $sum }
integrations-deed-lists = Brought in: goods { $goods }, customers { $people }, stock lines { $stock }
integrations-kept-used = Worked on since the last import, left as they are ({ $count }): { $names }
integrations-kept-closed = The period is closed, not brought in ({ $count }): { $names }
integrations-kept-odd = Less than nothing on hand, or a service, skipped ({ $count }): { $names }
integrations-kept-short = Not enough on hand, written without stock ({ $count }): { $names }
integrations-take-back = Take the import back: { $deed }
integrations-kept-back = Somebody works with these, they stay ({ $count }): { $names }
integrations-gone-orders = Documents removed
integrations-gone-goods = Goods removed
integrations-gone-people = Customers removed
integrations-gone-returned = Back to what they were

## Rows with faults
integrations-faults-title = Rows not read: { $rows }. The first of them
integrations-faults-caption = Rows that could not be read ({ $rows }), each with its reason. Correct them and send this file back.
integrations-faults-private = The file with these rows is for a private chat only: it tells what goods cost.
integrations-fault-file = rows with faults
integrations-fault-row = Row
integrations-row = row { $row }
integrations-fault-why = Reason
integrations-fault-cells = What it holds
integrations-fault-missing-product = no product
integrations-fault-missing-quantity = no quantity
integrations-fault-zero-quantity = the quantity is zero
integrations-fault-missing-date = no date
integrations-fault-missing-name = neither a name nor a phone
integrations-fault-missing-amount = no sum
integrations-fault-bad-number = { $field }: not a number
integrations-fault-doubtful-number = { $field }: not clear where the decimals are
integrations-fault-number-too-large = { $field }: the number is too large
integrations-fault-negative = { $field }: less than zero
integrations-fault-bad-date = { $field }: there is no such date
integrations-fault-bad-time = { $field }: there is no such time
integrations-fault-date-out-of-range = { $field }: the year is too far away
integrations-fault-too-many-cells = more cells than columns
integrations-fault-no-match = { $field }: no match in the other file
integrations-fault-rounded-code = { $field }: a spreadsheet rounded the code, its digits are lost
integrations-fault-companion = taken; a row of the same document

## Fields
integrations-field-number = document no.
integrations-field-date = date
integrations-field-time = time
integrations-field-product = product
integrations-field-code = article
integrations-field-barcode = barcode
integrations-field-variant = variant
integrations-field-unit = unit
integrations-field-quantity = quantity
integrations-field-price = price
integrations-field-cost = cost
integrations-field-cost-total = total cost
integrations-field-discount = discount
integrations-field-discount-percent = discount, %
integrations-field-total = sum
integrations-field-category = category
integrations-field-low-level = low level
integrations-field-warehouse = warehouse
integrations-field-customer = customer
integrations-field-customer-code = customer no.
integrations-field-last-name = last name
integrations-field-first-name = first name
integrations-field-middle-name = middle name
integrations-field-phone = phone
integrations-field-email = e-mail
integrations-field-address = address
integrations-field-inn = tax no.
integrations-field-note = note
integrations-field-employee = employee
integrations-field-shipped = shipped
integrations-field-required = due
integrations-field-status = status
integrations-field-paid = paid
integrations-field-name = name
integrations-field-id = code
integrations-field-amount = amount

field-integrations-digest = Digest of the file
ask-integrations-digest = Which file?

## Bank
ask-integrations-line = Which operation?
ask-integrations-kind = What was it?
ask-integrations-order = For which order?
ask-integrations-item = For which item? For example: rent, advertising
ask-integrations-account = To which account (or from which)?
field-integrations-line = Operation
field-integrations-kind = What it is
field-integrations-posting = Record
integrations-bank-statement = Bank statement: { $span }, { $count ->
    [one] { $count } operation
   *[other] { $count } operations
}
integrations-bank-note = Nothing is recorded yet: you will settle the operations one by one, or all that are known at once.
integrations-bank-taken = Statement for { $span }: { $count ->
    [0] nothing new
    [one] { $count } new operation
   *[other] { $count } new operations
}
integrations-bank-dropped = Taken off: { $count ->
    [one] { $count } operation
   *[other] { $count } operations
}
integrations-bank-kept = Settled already and kept: { $count }.
integrations-label-accounts = Accounts
integrations-label-lines-new = New
integrations-label-lines-known = Were here already
integrations-label-lines-faults = Not understood
integrations-label-party = Who
integrations-label-inn = Tax number
integrations-label-purpose = Purpose
integrations-bank-title = Bank operations to settle: { $count }
integrations-bank-none = All bank operations are settled. Send a statement as a file: 1C exchange or CSV.
integrations-bank-line = { $number }. { $day }, { $amount }, { $party }: { $purpose }
integrations-bank-more = And { $count } more: they come once these are settled.
integrations-bank-one = Bank operation: { $amount }
integrations-bank-settled-already = Settled already.
integrations-bank-did = { $day }: { $said }
integrations-bank-settled = Settled: { $count ->
    [one] { $count } operation
   *[other] { $count } operations
}
integrations-bank-again = To be settled again: { $count }
integrations-button-bank = Settle
integrations-button-sure = Record the known ones ({ $count })
integrations-button-guess = { $number }. { $guess }
integrations-button-other = { $number }. Otherwise…
integrations-guess-order = { $order }, due { $due }
integrations-guess-item = { $item }
integrations-guess-loan = Loan: { $item }
integrations-guess-move = Move: { $account }
integrations-guess-owner = Owner’s money
integrations-guess-skip = Leave out
integrations-guess-known = Recorded already on { $day }
integrations-way-order = Payment of an order…
integrations-way-item = An item…
integrations-way-move = Move between accounts…
integrations-way-owner = Owner’s money
integrations-way-loan = Loan…
integrations-way-skip = Leave out
integrations-item-bank-fee = bank fee
integrations-item-taxes = taxes
integrations-item-wages = wages
integrations-item-rent = rent
integrations-item-advertising = advertising
integrations-item-connection = phone and internet
integrations-item-utilities = utilities
integrations-settled-order = Payment { $amount }: order { $order }
integrations-settled-expense = Expense { $amount }: { $item }
integrations-settled-income = Income { $amount }: { $item }
integrations-settled-loan = Loan { $amount }: { $item }
integrations-settled-owner = Owner’s money: { $amount }
integrations-settled-move = Move { $amount }: { $account }
integrations-settled-known = Recorded already: { $amount }
integrations-settled-skip = Left out: { $amount }
integrations-line-settled = The operation of { $amount } on { $day } is settled already.
integrations-not-incoming = { $amount }: money that went is no customer’s payment.
integrations-check-bank = Bank, { $day }: { $stored } in the statement, { $counted } on record
integrations-command-bank = Settle a bank statement

## Lists in files
ask-integrations-which = Which list shall be written?
field-integrations-which = List
field-integrations-form = Kind of file
integrations-list-goods = Goods
integrations-list-customers = Customers
integrations-list-orders = Orders
integrations-list-money = Money
integrations-list-stock = Stock
integrations-list-empty = There is nothing to write: the list is empty.
integrations-comes-back-goods = This file can be changed and brought in again: goods are known by barcode and name.
integrations-comes-back-customers = This file can be changed and brought in again: customers are known by phone, mail and name.
integrations-comes-back-orders = Here the file knows its own orders and changes nothing. In another business they become history: done and paid.
integrations-comes-for-reading-money = Money is not brought in again: postings are written by deeds alone.
integrations-comes-for-reading-stock = Stock with its value is not brought in by itself: bringing in stock is a count, and it asks.
integrations-list-column-product = Product
integrations-list-column-barcode = Barcode
integrations-list-column-unit = Unit
integrations-list-column-price = Price
integrations-list-column-cost = Cost
integrations-list-column-category = Category
integrations-list-column-low-level = Low level
integrations-list-column-customer = Customer
integrations-list-column-phone = Phone
integrations-list-column-email = Email
integrations-list-column-address = Address
integrations-list-column-note = Note
integrations-list-column-number = Order number
integrations-list-column-day = Date
integrations-list-column-quantity = Quantity
integrations-list-column-total = Total
integrations-list-column-status = Status
integrations-list-column-account = Account
integrations-list-column-kind = Kind
integrations-list-column-item = Item
integrations-list-column-came = Came
integrations-list-column-went = Went
integrations-list-column-warehouse = Warehouse
integrations-list-column-value = Stock value
integrations-status-done = done
integrations-status-cancelled = cancelled
integrations-command-download = Write a list to a file
integrations-topic = Import and export
