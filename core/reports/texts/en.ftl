## Questions and field labels
field-reports-metric = Figure
field-reports-group-by = Split by
field-reports-basis = Count by
field-reports-chart = Chart
field-reports-baseline = Compare with
field-reports-entity = About
field-reports-limit = How many
field-reports-order = Order
field-reports-by = Rank by
field-reports-days = Days without sales
field-reports-report = Report
ask-reports-period = For which period?
ask-reports-baseline = Compare with which period?
reports-period-today = Today
reports-period-yesterday = Yesterday
reports-period-week = This week
reports-period-month = This month
reports-period-last-month = Last month

## Days
reports-when-today = today
reports-when-yesterday = yesterday
reports-when-day = on { $day }
reports-when-month = in { $month }
reports-when-span = for { $span }
reports-name-today = today
reports-name-yesterday = yesterday
reports-month-1 = January
reports-month-2 = February
reports-month-3 = March
reports-month-4 = April
reports-month-5 = May
reports-month-6 = June
reports-month-7 = July
reports-month-8 = August
reports-month-9 = September
reports-month-10 = October
reports-month-11 = November
reports-month-12 = December
reports-month-of = { $month } { $year }
reports-later = later

## Figures
reports-metric-revenue = Revenue
reports-metric-orders = Orders
reports-metric-average = Average order
reports-metric-margin = Margin
reports-metric-margin-share = Margin, %
reports-metric-profit = Profit
reports-metric-expenses = Expenses
reports-metric-sold = Sold
reports-metric-price = Average price
reports-money-in = Money in
reports-money-out = Money out
reports-money-rest = Difference
reports-margin-unknown = not known
reports-no-costs = no costs known
reports-profit-share = Profit, % of revenue

## Headlines
reports-of = { $product }.{" "}
reports-headline-revenue = { $of }Revenue { $when }: { $value }
reports-headline-orders = { $of }Orders { $when }: { $value }
reports-headline-average = { $of }Average order { $when }: { $value }
reports-headline-margin = { $of }Margin { $when }: { $value }
reports-headline-profit = Profit { $when }: { $value }
reports-headline-expenses = Expenses { $when }: { $value }
reports-headline-money = Money { $when }: { $value }
reports-nothing-sold = { $of }No sales { $when }
reports-nothing-earned = Neither sales nor expenses { $when }
reports-nothing-spent = No expenses { $when }
reports-no-money = No money moved { $when }
reports-by-product = Sales by product { $when }
reports-by-category = Sales by category { $when }
reports-by-customer = Sales by customer { $when }
reports-by-employee = Sales by employee { $when }
reports-compared = Compared: { $now } and { $before }
reports-nothing-in-both = No sales in either.

## How it was counted
reports-basis-ordered = by order date
reports-basis-shipped = by shipment date
reports-basis-paid = by payment date
reports-note-basis = Counted { $basis }.
reports-note-compared = Counted { $basis }. Compared with { $before }.
reports-note-whole = Counted { $basis }. Compared with { $before }, whole days.
reports-note-until = Counted { $basis }. Compared with { $before }, until { $until }.
reports-note-until-last = Counted { $basis }. Compared with { $before }, on the last day until { $until }.
reports-note-before = Compared with { $before }.
reports-note-profit = Revenue by shipment date − cost − losses − expenses + other income.
reports-note-profit-before = Revenue by shipment date − cost − losses − expenses + other income. Compared with { $before }.
reports-uncosted = Left out of the margin: { $amount } — these goods have no cost.
reports-profit-uncosted = What sold for { $amount } has no cost: the real profit is lower.
reports-purchases-aside = Purchases ({ $amount }) are no expense here: they are in the cost of what was sold.

## Parts of the profit
reports-part-revenue = Revenue
reports-part-cost = Cost
reports-part-trued = Cost corrections
reports-part-losses = Lost stock
reports-part-found = Surpluses found at counts
reports-part-expenses = Expenses
reports-part-income = Other income
reports-part-exchange = Exchange difference

## Charts
reports-chart-revenue = Revenue { $when }
reports-chart-orders = Orders { $when }
reports-chart-average = Average order { $when }
reports-chart-margin = Margin { $when }
reports-chart-profit = Profit { $when }
reports-chart-expenses = Expenses { $when }
reports-chart-money = Money { $when }
reports-chart-stock-cost = Where the money lies: stock at cost
reports-chart-stock-price = Stock at selling prices
reports-label = { $value }
reports-alt-hour = Best hour — { $step }: { $value }
reports-alt-day = Best day — { $step }: { $value }
reports-alt-week = Best week — { $step }: { $value }
reports-alt-month = Best month — { $step }: { $value }
reports-alt-most-hour = Most — { $step }: { $value }
reports-alt-most-day = Most — { $step }: { $value }
reports-alt-most-week = Most — { $step }: { $value }
reports-alt-most-month = Most — { $step }: { $value }
reports-alt-product = In first place { $name }: { $value }
reports-alt-category = In first place { $name }: { $value }
reports-alt-customer = In first place { $name }: { $value }
reports-alt-employee = In first place { $name }: { $value }
reports-alt-item = Most went on “{ $name }”: { $value }
reports-alt-money = Most went out on { $step }: { $value }
reports-alt-stock = Most lies in “{ $name }”: { $value }

## Best and worst
reports-top-best-product = Best goods { $when } { $by }
reports-top-best-customer = Best customers { $when } { $by }
reports-top-best-employee = Best employees { $when } { $by }
reports-top-worst-product = Goods that sell worst { $when } { $by }
reports-top-worst-customer = Customers who bought least { $when } { $by }
reports-top-worst-employee = Employees who sold least { $when } { $by }
reports-by-word-revenue = — by revenue
reports-by-word-quantity = — by quantity
reports-by-word-orders = — by number of orders
reports-by-word-margin = — by margin
reports-no-product = Services without a card
reports-no-customer = No customer
reports-no-employee = No employee
reports-no-category = No category
reports-no-item = No item
reports-gone = (deleted)
reports-the-rest = The rest ({ $count })
reports-total = Total

## Columns
reports-column-hour = Hour
reports-column-day = Day
reports-column-week = Week
reports-column-month = Month
reports-column-product = Product
reports-column-category = Category
reports-column-customer = Customer
reports-column-employee = Employee
reports-column-share = Share
reports-column-left = Left
reports-column-kinds = Kinds
reports-column-last-sold = Last sold

## Money
reports-orders-in = Payments of orders
reports-orders-out = Refunds to customers
reports-owner-in = Owner put in
reports-owner-out = Owner took out
reports-loan-in = Loan: { $lender }
reports-loan-out = Loan paid back: { $lender }
reports-money-trade = From trade itself
reports-money-funds = Loans and owner’s money
reports-money-in-by-item = Where it came from
reports-money-out-by-item = Where it went

## Stock
reports-stock-empty = The stock is empty
reports-stock-title = In stock: { $count ->
    [one] { $count } product
   *[other] { $count } products
}
reports-stock-at-cost = At cost
reports-stock-on-way = And on the way between warehouses
reports-stock-at-price = At selling price
reports-stock-uncosted = Without a purchase price: { $count ->
    [one] { $count } product, not counted in the cost.
   *[other] { $count } products, not counted in the cost.
}
reports-stock-unpriced = Without a price: { $count ->
    [one] { $count } product
   *[other] { $count } products
}.
reports-dead-none = Everything in stock has moved in the last { $count ->
    [one] { $count } day
   *[other] { $count } days
}
reports-dead-title = Not moving for { $count ->
    [one] { $count } day
   *[other] { $count } days
} or more
reports-dead-kinds = Such goods
reports-dead-frozen = Frozen in them
reports-never-sold = never
reports-more-in-file = And { $count } more — all of them are in the file.

## Files
reports-file-sales = Sales — { $days }
reports-file-money = Money — { $days }
reports-file-stock = Stock
reports-file-dead = Not moving
reports-sheet-days-ordered = By order day
reports-sheet-days-shipped = By shipment day
reports-sheet-days-paid = By payment day
reports-sheet-product = Goods
reports-sheet-customer = Customers
reports-sheet-employee = Employees
reports-sheet-money-days = By day
reports-nothing-to-export = Nothing to export for these days.

## Buttons
reports-button-by-day = By day
reports-button-top = Top goods
reports-button-before = Period before
reports-button-xlsx = Excel
reports-button-expenses = Expenses
reports-button-money = Money
reports-button-postings = All entries
reports-button-dead = What does not sell
reports-button-by-revenue = By revenue
reports-button-by-quantity = By quantity
reports-button-by-margin = By margin
reports-button-best = Best
reports-button-worst = Worst
reports-button-product = Goods
reports-button-customer = Customers
reports-button-employee = Employees

## Profit and loss
reports-headline-pnl = Profit and loss { $when }: { $value }
reports-note-pnl = Revenue and cost by shipment net of returns, expenses by the days they belong to.
reports-note-pnl-before = Revenue and cost by shipment net of returns, expenses by the days they belong to. Compared with { $before }.
reports-part-gross = Gross profit
reports-part-operating = Operating profit
reports-share-gross = Gross margin, %
reports-share-profit = Profit, % of revenue
reports-column-step = Line

## From profit to money
reports-bridge-title = From profit to money { $when }
reports-bridge-more = Profit is { $profit }, and money grew by { $change }.
reports-bridge-less = Profit is { $profit }, yet money fell by { $change }.
reports-bridge-same = Profit is { $profit }, and money stayed the same.
reports-bridge-most = { $said } The main reason: { $step } ({ $amount }).
reports-bridge-change = Change of money
reports-bridge-opening = Money before
reports-bridge-closing = Money after
reports-step-receivables-in = customers paid old debts
reports-step-receivables-out = shipped but not paid yet
reports-step-prepayments-in = paid ahead, goods not handed over yet
reports-step-prepayments-out = handed over against earlier prepayment
reports-step-outside-in = paid back outside the books
reports-step-outside-out = paid before the books began
reports-step-stock-in = sold from earlier stock
reports-step-stock-out = money went into stock
reports-step-supplies-in = goods came but are not paid for
reports-step-supplies-out = paid for goods beyond what came
reports-step-owed-costs-in = expenses of these days paid at another time
reports-step-owed-costs-out = corrections of expenses of these days
reports-step-early-costs-in = given back on expenses of other days
reports-step-early-costs-out = paid expenses of other days
reports-step-owed-income-in = corrections of income of these days
reports-step-owed-income-out = income of these days received at another time
reports-step-early-income-in = received income of other days
reports-step-early-income-out = gave back income of other days
reports-step-owner-in = the owner put money in
reports-step-owner-out = the owner took money out
reports-step-loans-in = loans received
reports-step-loans-out = loans paid back
reports-step-other-in = other money in
reports-step-other-out = other money out
reports-money-by-account = By account
reports-account-opening = Before
reports-account-change = Change
reports-account-closing = After
reports-file-profit = Profit and loss — { $days }
reports-sheet-pnl = Profit and loss
reports-sheet-bridge = From profit to money
reports-button-pnl = Profit and loss
reports-button-bridge = Why money differs

## Will the money last
reports-forecast-gap = Not enough money on { $day }: { $amount } short{ $deepest }
reports-forecast-deepest = , and { $amount } by { $day }
reports-forecast-low = The money will last. Least is left on { $day }: { $left }
reports-forecast-enough = The money will last for { $days } { $days ->
    [one] day
   *[other] days
}
reports-forecast-held = On accounts now
reports-forecast-in = To come
reports-forecast-out = To pay
reports-forecast-left = Left by { $day }
reports-forecast-nothing = Nothing is planned and no payments are expected. Add one: “rent 3000 every 5th of the month”.
reports-forecast-unsure = { $amount } are not counted: these orders are overdue or have no due day.
reports-forecast-what = What
reports-forecast-rest = Left
reports-forecast-made-of = What it is made of
reports-forecast-coming = What is ahead
reports-forecast-chart = Money left by day
reports-forecast-alt = Least on { $day }: { $left }
reports-forecast-days = { $days } { $days ->
    [one] day
   *[other] days
}

## Refusals
reports-private-only = Costs, profit and money are shown in a private chat only.
reports-not-by-product = { $metric } is a figure of the whole business, not of a product. For a product there are revenue, quantity and margin.
reports-not-by = { $metric }: there is no such split. Days, weeks and months are possible.

## Commands
reports-command-report = Sales report
reports-command-today = Today so far
reports-command-week = This week
reports-command-month = This month
reports-command-compare = Compare periods
reports-command-top = Best and worst
reports-command-stockvalue = What the stock is worth
reports-command-dead = What does not sell
reports-command-cashflow = Money of a period
reports-command-export = Report as Excel
reports-command-pnl = Profit and loss
reports-command-bridge = Why profit and money differ
reports-command-cashgap = Will the money last

## Check
reports-check-sales = { $where }, { $what }: { $stored } in the rollup, { $counted } by documents
reports-check-split = { $day }, { $what }: { $scope } add up to { $stored }, the day as a whole to { $counted }
reports-check-money = Money, { $day }, { $what }: { $stored } in the rollup, { $counted } by entries
reports-check-chain = Log: entry { $place } does not fit the chain
reports-check-payment = Payment of { $amount } on { $day }: spread over orders to { $counted }
reports-check-number = Orders of { $year }: the last number is { $stored }, but { $counted } orders have one
reports-check-return-number = Returns of { $year }: the last number is { $stored }, but { $counted } returns have one
reports-check-where-day = { $day }
reports-check-where-all = In all
reports-check-where-ref = { $name }, in all
reports-check-where-ref-day = { $name }, { $day }
reports-check-scope-slot = hours
reports-check-scope-product = goods
reports-check-scope-customer = customers
reports-check-scope-employee = employees
reports-check-what = { $measure } { $basis }
reports-check-measure-orders = orders
reports-check-measure-quantity = quantity
reports-check-measure-revenue = revenue
reports-check-measure-cost = cost
reports-check-measure-uncosted = revenue without a cost
reports-check-measure-arrived = goods received
reports-check-measure-lost = goods lost
reports-check-measure-found = surpluses found
reports-check-measure-trued = cost corrections
reports-check-measure-cash-in = money in
reports-check-measure-cash-out = money out
reports-check-measure-due-in = income as earned
reports-check-measure-due-out = expenses as owed

## Card of a customer
reports-customer-profit = Profit on orders
reports-customer-uncosted = Sold at unknown cost
reports-topic = Reports

## Why this figure
reports-button-why = 🔍 Why so much?
reports-button-rows = What it is made of
reports-why-which = Which figure shall I explain?
reports-why-title = { $of }Where the { $what } comes from { $when }: { $value }
reports-why-of-revenue = revenue
reports-why-of-orders = number of orders
reports-why-of-average = average order
reports-why-of-margin = margin
reports-why-of-profit = profit
reports-why-of-expenses = figure of expenses
reports-why-of-money = net cash
reports-why-of-stock = stock value
reports-why-revenue = { $count ->
    [one] { $count } order
   *[other] { $count } orders
} added up: { $revenue } together.
reports-why-revenue-less = Sold { $came } − returns and cancellations { $back } = { $revenue }.
reports-why-orders = Orders that began in these days and were not cancelled: { $count }.
reports-why-average = Revenue { $revenue } ÷ orders { $count } = { $average }.
reports-why-margin = Revenue with a known cost { $known } − cost { $cost } = { $margin }.
reports-why-profit = What added to it and what took away:
reports-why-expenses = { $count ->
    [one] { $count } expense
   *[other] { $count } expenses
} added up: { $amount } together.
reports-why-money = Came { $came } − went { $went } = { $rest }.
reports-why-stock = At cost: the stock adds up to { $amount }.
reports-why-stock-price = At selling prices: stock × price, { $amount } together.
reports-why-counted = Orders counted: { $count }.
reports-why-days = Days: { $days }, { $basis }. Days begin and end by the clock of { $zone }.
reports-why-only-product = Only { $product }; all warehouses, employees and customers.
reports-why-everything = All warehouses, employees and customers.
reports-why-all-accounts = All accounts and tills, all items.
reports-why-back = Returns, cancellations and changes of earlier orders: { $count }, { $amount } together. They are taken off.
reports-why-uncosted = { $amount } was sold without a known cost: { $names }. None of it is in the margin.
reports-why-and-more = { $said } And other goods: { $count }.
reports-why-listed = { $first }, { $second }
reports-why-without-draft = Drafts left out: { $count }.
reports-why-without-cancelled = Cancelled orders of these days left out: { $count }.
reports-why-without-drafts = Drafts and cancelled orders are not counted; there are none here.
reports-why-net = Discounts and returns are already taken off; whether an order is paid matters only when counting by payment date.
reports-why-by-shipment = sales by shipment date, expenses by the days they belong to
reports-why-by-accrual = by the days an expense belongs to
reports-why-by-cash = by the days the money came or went
reports-why-profit-counted = Orders shipped: { $orders }; expenses and income: { $postings }; write-offs and counts: { $moves }.
reports-why-profit-without = Left out: orders not shipped, the owner's money, loans and moves between own accounts.
reports-why-storno = Of these, corrections of earlier records: { $count }.
reports-why-expenses-without = Left out: the owner's money, repaid loans, moves between own accounts and planned payments still to come.
reports-why-money-counted = Records of money: { $count }.
reports-why-own-moves = Moves between own accounts are not counted: { $count }.
reports-why-money-without = The owner's money and loans are in it: this is cash, not profit.
reports-why-stock-counted = Kinds of goods on hand: { $count }, in all warehouses.
reports-why-stock-cost = Cost is the average of what was received: goods that leave take their share of it along.
reports-why-stock-without = Left out: goods on the way between warehouses and those not yet delivered by suppliers. What is held for orders is in it.
reports-why-as-of = As recorded at { $at }.
reports-rows-title = What it is made of: { $what }, { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
reports-rows-none = Not a single record here: nothing to add up.
reports-column-row = Record
reports-row-gone = Deleted order
reports-row-payment = Payment of orders
reports-row-owner = Owner's money
reports-row-loan = Loan
reports-row-transfer = Move
reports-row-storno = { $what }, corrected
reports-row-noted = { $what } ({ $note })
reports-row-stirred = { $product }: write-off or count
reports-command-why = Where a figure comes from
