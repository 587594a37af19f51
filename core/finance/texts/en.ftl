## Questions and labels
ask-finance-amount = What amount?
ask-finance-item = On what? For example: rent, wages, taxi
ask-finance-account = Which account?
ask-finance-source = From which account?
ask-finance-target = To which account?
ask-finance-name = What is the account called?
ask-finance-lender = Who lent it? For example: the bank, a brother
ask-finance-plan-day = When? For example: December 5, every 5th of the month
ask-finance-day = When? For example: December 5
ask-finance-digest = Which file?
ask-finance-expense = Which expense? For example: 500 petrol
field-finance-expense = Expense
field-finance-files = Receipts
field-finance-digest = File
field-finance-mime = Kind of file
field-finance-size = Size
field-finance-kind = Kind
field-finance-currency = Currency
field-finance-rate = Rate
field-finance-arrived = Sum that came
ask-finance-currency = Which currency?
ask-finance-rate = What is the rate?
field-finance-cron = When
field-finance-auto = Record by itself
field-finance-lender = Lender
field-finance-interest = Interest

## Labels
finance-label-new-item = New item
finance-label-balance = Balance
finance-label-total = Total
finance-label-rate = Rate
finance-label-comes-to = In the main currency
finance-rate-of = { $rate } on { $day }
finance-which-account = Which { $currency } account?
finance-exchanged = { $source } → { $target }: { $amount } → { $came }
finance-rate-set = { $currency } rate: { $rate }
finance-rate-taken-back = The { $currency } rate is what it was
finance-rates-title = Rates of currencies
finance-rates-none = No rates yet. Write, for example: "dollar rate 0.92".
finance-column-currency = Currency
finance-abroad = { $what }, { $amount }
finance-column-holds = Holds
finance-column-worth = By the rate
finance-column-difference = Difference
finance-revalued = Exchange difference { $amount }
finance-revalued-note = It is neither income nor expense: the profit report has a line of its own for it.
finance-button-set-rate = Set the { $currency } rate
finance-button-revalue = Revalue
finance-label-came = Came in
finance-label-went = Went out
finance-label-what = What for
finance-label-kind = Kind
finance-label-belongs = Belongs to
finance-label-owed = Still owed
finance-label-due = Due
finance-label-when = Again
finance-label-next = Next time
finance-label-spent = Spent this month
finance-label-budget = Budget
finance-label-share = Share
finance-label-interest = Interest
finance-item-interest = loan interest
finance-left-on = { $account }
finance-account = { $account }

## Deeds
finance-expense-recorded = Expense: { $amount }
finance-expense-on = Expense: { $amount }, { $item }
finance-income-recorded = Income: { $amount }
finance-income-on = Income: { $amount }, { $item }
finance-as-purchase = This is a purchase of goods: no expense of the profit, it is in the cost of what is sold.
finance-button-as-expense = Count as an expense
finance-is-expense = { $item }: now an expense, taken off the profit.
finance-is-purchase = { $item }: now a purchase of goods, not taken off the profit.
finance-moved = Moved: { $amount }, { $source } → { $target }
finance-posting-called = { $what }, { $amount }
finance-posting-detail = { $day }{ $papers ->
    [some] {" · "}has a receipt
   *[none] {""}
}
finance-paper-attached = Receipt attached: { $what }
finance-paper-detached = Receipt taken off: { $what }
finance-papers-of = Receipt: { $what }
finance-no-papers = No receipt is attached to “{ $what }”.
finance-how-to-attach = Send a photo of the receipt in reply to the recorded expense, or with the words “expense 500 petrol”. For an old record: “for expense 500 petrol”.
finance-papers-private = I show receipts in a private chat only.
finance-button-detach = Take off: { $name }
finance-not-on-paper = This record takes another back; no receipt can be attached to it.
finance-draw-recorded = Owner’s draw: { $amount }
finance-draw-note = It is no expense of the business.
finance-contribution-recorded = Owner’s contribution: { $amount }
finance-contribution-note = It is no income of the business.
finance-borrowed = Borrowed: { $amount }, { $lender }
finance-repaid = Paid back: { $amount }, { $lender }
finance-loan-note = It is no income: as much is now owed.
finance-repaid-more = More was paid back than is recorded as borrowed. If the loan is older, record it: “borrowed …”.
finance-loans-title = Loans
finance-loans-none = No loans are recorded. Write, for example: “borrowed 3000 from the bank”.

## Plans
finance-planned-expense = Expense planned: { $amount }, { $what }
finance-planned-income = Income planned: { $amount }, { $what }
finance-plan-reminder = { $what }: { $amount }
finance-plan-auto = I will record it on that day and tell you.
finance-plan-asks = I will remind you on that day and offer to record it.
finance-plans-title = Planned payments and income
finance-plans-none = Nothing is planned. Write, for example: “rent 30000 every 5th of the month” or “pay 12000 tax on December 25”.
finance-plan-line = { $number }. { $day }: { $what }, { $amount }{ $often }
finance-plan-often = {" "}· { $often }
finance-plan-line-late = { $number }. { $day } (overdue): { $what }, { $amount }{ $often }
finance-plan-done-already = { $what }: recorded for today already.
finance-due-expense = To be paid today: { $what }, { $amount }
finance-due-income = To come today: { $what }, { $amount }
finance-plan-due-again = Due again.
finance-unplanned = Taken off the plans: { $what }, { $amount }
finance-unplanned-ahead = Take off the plans: { $what }, { $amount }
finance-replanned = Back in the plans: { $what }, { $amount }
finance-button-postings = Operations
finance-button-plans = Planned payments
finance-button-forecast = Will money last
finance-button-pay = Record { $number }
finance-button-drop = Remove { $number }
finance-button-record = Record
finance-button-undo = Undo the record

## Budgets
finance-budget-set = Budget of { $item }: { $amount } a month
finance-budget-off = { $item }: no budget
finance-budget-left = { $item }: { $spent } of { $budget }, { $left } left.
finance-budget-over = { $item }: { $spent } of { $budget }: { $left } over the budget!
finance-button-budgets = All budgets
finance-budgets-title = Budgets of this month
finance-budgets-none = No budgets yet. Set one, for example: “budget for advertising 2000 a month”.
finance-budgets-over = Exceeded: { $items }.
finance-account-added = New account: { $account }
finance-account-closed = Account removed: { $account }
finance-account-closed-ahead = Remove the account: { $account }

## Accounts and items
finance-account-cash = Till
finance-account-card = Card
finance-account-bank = Bank account
finance-kind-of-cash = cash
finance-kind-of-card = card
finance-kind-of-bank = bank account
finance-kind-expense = expense
finance-kind-income = income
finance-kind-transfer = move between accounts
finance-kind-payment = payment of an order
finance-kind-owner = owner’s money
finance-kind-loan = loan
finance-kind-exchange = exchange difference
finance-payment-for = order No. { $order }
finance-payment-of = order No. { $order }, { $customer }
finance-storno = undone: { $what }
finance-noted = { $what }: { $note }
finance-balance-title = Money now
finance-balance-private = I only tell how much money there is in the private chat.
finance-postings-title = Money in and out
finance-postings-in = Money in and out: { $span }
finance-postings-none = No money is recorded here. Write, for example: “expense 1500 rent”.
finance-items-title = Items
finance-items-none = No items yet. They come with the first expense: “expense 1500 rent”.

## Refusals
finance-not-yet = { $day } has not come yet: money is recorded on the day it came or went.
finance-account-exists = There is an account “{ $account }” already.
finance-account-in-use = There are records on “{ $account }”, it cannot be removed.
finance-same-account = That is one and the same account: { $account }. Name another one.
finance-annulled-already = The record of { $amount } on { $day } is undone already.
finance-plan-over = { $what }: recorded or taken off the plans already.
finance-currency-unknown = No such currency is known: { $text }. Name it, for example: dollar, euro, USD.
finance-home-currency = { $currency } is the main currency; it needs no rate.
finance-rate-unclear = The rate is not clear. Write what one unit costs, for example: 92.5.
finance-no-rate = There is no { $currency } rate for { $day }. Write, for example: "{ $currency } rate 92.5".
finance-other-currency = The account "{ $account }" is kept in { $currency }. Name the sum in it, or choose another account.
finance-rate-changed = The { $currency } rate was changed since.
finance-nothing-abroad = Nothing to revalue: no account in another currency, or all stand at the rate.
finance-belongs-to-order = This is a payment of an order: it is undone in the order.

## Check
finance-check-balance = { $account }: { $stored } on record, { $counted } by postings.
finance-check-rate = { $account }: { $stored } recorded, { $counted } by the rate of the record.

## Commands
finance-command-expense = Record an expense
finance-command-paper = Receipt of an expense
finance-command-income = Record an income
finance-command-movemoney = Move between accounts
finance-command-balance = How much money
finance-command-money = Money in and out
finance-command-account = New account
finance-command-rate = Rate of a currency
finance-command-rates = Rates of currencies
finance-command-revalue = Revalue currencies
finance-command-items = Items
finance-command-draw = Owner’s draw
finance-command-contribute = Owner’s contribution
finance-command-borrow = Borrow money
finance-command-repay = Pay a loan back
finance-command-loans = Loans
finance-command-plan = Planned payment
finance-command-plans = Planned payments
finance-command-budget = Budget of an item
finance-command-budgets = Budgets
finance-topic = Money
