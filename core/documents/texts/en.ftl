## Questions and labels
ask-documents-order = For which order?
ask-documents-customer = For which customer?
ask-documents-legal-name = What shall documents call you? For example: Bakery One Ltd.
ask-documents-inn = What is your taxpayer's number?
ask-documents-kpp = What is the KPP?
ask-documents-bank = With which bank is your account?
ask-documents-bic = What is the bank's code (BIC)?
ask-documents-settlement = What is the number of your account?
ask-documents-correspondent = What is the correspondent account?
ask-documents-legal-address = What is the registered address?
field-documents-legal-name = Name
field-documents-inn = Taxpayer's number
field-documents-kpp = KPP
field-documents-bank = Bank
field-documents-bic = Bank's code
field-documents-settlement = Account
field-documents-correspondent = Correspondent account
field-documents-legal-address = Registered address
field-documents-asks = Ask for what is missing
field-documents-sheet = Paper
field-documents-category = Category
field-documents-code = Code on the label
field-documents-uncoded = Without a code
ask-documents-sheet = On what shall it be printed?
ask-documents-lines = Labels of which goods?

## Deeds
documents-made = Document ready: { $name }
documents-requisites = Requisites for documents
documents-requisites-set = Requisites written down
documents-requisites-back = Requisites as they were before

## On paper
documents-invoice-title = Invoice { $order } of { $day }
documents-invoice-file = Invoice { $order }
documents-waybill-title = Waybill for order { $order }, { $day }
documents-waybill-file = Waybill { $order }
documents-receipt-title = Receipt { $order } of { $day }
documents-receipt-file = Receipt { $order }
documents-prices-title = Price list of { $day }
documents-prices-file = Price list
documents-statement-title = Statement of account: { $customer }
documents-statement-file = Statement, { $customer }
documents-purpose = Payment for order { $order } of { $day }
documents-for-payment = To pay: { $amount }. Purpose: { $purpose }.
documents-scan = Pay by this code in your bank's app
documents-legal-name = Payee
documents-inn = Taxpayer's number
documents-kpp = KPP
documents-bank = Bank
documents-bic = Bank's code
documents-settlement = Account
documents-correspondent = Correspondent account
documents-supplier = Supplier
documents-sender = Sender
documents-buyer = Buyer
documents-column-number = No.
documents-column-goods = Goods, service
documents-column-unit = Per
documents-category = { $name }
documents-total = Total
documents-paid = Paid already
documents-due = To pay
documents-column-rate = VAT rate
documents-column-vat = incl. VAT
documents-column-vat-on-top = VAT
documents-without-vat = Without VAT
documents-labels-file = Labels, { $product }{ $more ->
    [0] {""}
   *[other] { " " }and { $more } more
}
documents-label-for = for { $quantity }
documents-sign-head = Head of company
documents-sign-gave = Handed over by
documents-sign-took = Received by
documents-sign-seller = Seller
documents-sign-ours = For us
documents-sign-theirs = { $customer }

## Buttons
documents-button-requisites = Fill in the requisites
documents-button-invoice = Invoice
documents-button-waybill = Waybill
documents-button-receipt = Receipt
documents-button-statement = Statement (PDF)
documents-button-give-codes = Give codes of our own
documents-button-uncoded = Print without a code

## Refusals
documents-wrong-requisite = { $what }: “{ $value }” cannot be right. Check the digits.
documents-no-requisites = An invoice needs requisites: the customer must know where to pay. Missing: { $what }.
documents-nothing-to-pay = Nothing is due for order { $order }, so no invoice is needed.
documents-no-lines = Nothing to print: the list is empty.
documents-no-printer = Documents are not printed here.
documents-no-codes = { $more ->
    [0] { $product } has no barcode. Shall it get one of your own?
   *[other] No barcode: { $product } and { $more } more. Shall they get codes of your own?
}
documents-too-many-labels = One file takes up to { $most } labels. Print them in parts.

## Commands
documents-command-invoice = Invoice
documents-command-waybill = Waybill
documents-command-goods-receipt = Receipt
documents-command-pricelist = Price list
documents-command-labels = Labels and price tags
documents-command-all-labels = Labels of all goods
documents-command-requisites = Requisites
documents-topic = Papers
