"""What kind of table it is: by its headers, by its name, by its cells when headers are bare."""

from core.integrations.reading.fields import normal_header
from core.integrations.reading.mapping import header_fields
from core.integrations.reading.plan import Kind
from core.integrations.reading.samples import TableSample

NAME_HINTS: dict[Kind, tuple[str, ...]] = {
    Kind.SALES: (
        "sale",
        "sold",
        "order detail",
        "order line",
        "order item",
        "invoice",
        "продаж",
        "реализац",
        "чек",
    ),
    Kind.CUSTOMERS: ("customer", "client", "buyer", "клиент", "покупател", "контрагент"),
    Kind.STOCK: ("stock", "inventory", "остат", "склад", "инвентар"),
    Kind.GOODS: (
        "good",
        "product",
        "item",
        "price",
        "catalog",
        "товар",
        "номенклатур",
        "прайс",
        "меню",
        "каталог",
        "ассортимент",
    ),
}


def kind_of(name: str, sample: TableSample) -> Kind:
    """What a table's rows are: by its headers' fields, by its name, by its cells when headers are bare."""
    best = {guesses[0][0] for guesses in header_fields(sample).values() if guesses and guesses[0][1] >= 0.55}
    hint = _hint(name)
    by_headers = _kind_by_fields(best, hint)
    return by_headers if by_headers is not Kind.UNKNOWN else _kind_by_cells(sample, hint)


def _hint(name: str) -> Kind | None:
    words = normal_header(name)
    return next((kind for kind, parts in NAME_HINTS.items() if any(part in words for part in parts)), None)


def _kind_by_fields(found: set[str], hint: Kind | None) -> Kind:
    goods = found & {"product", "code", "barcode"} or (found & {"name", "id"} and hint is not Kind.CUSTOMERS)
    dated = found & {"date", "number", "shipped"}
    amounts = found & {"quantity", "total", "price", "amount"}
    people = found & {"phone", "email", "inn", "address", "customer", "last_name", "first_name"}
    if (
        dated
        and (found & {"product", "code", "barcode"} or "quantity" in found)
        and (amounts or "number" in found)
    ):
        return Kind.STOCK if hint is Kind.STOCK and "number" not in found else Kind.SALES
    if dated and ("number" in found or found & {"customer", "customer_code", "total", "amount", "time"}):
        return Kind.DOCUMENTS
    if people - {"customer"} and not (found & {"product", "quantity", "price", "barcode"}):
        return Kind.CUSTOMERS
    if (
        goods
        and "quantity" in found
        and ("warehouse" in found or not found & {"price"} or hint is Kind.STOCK)
    ):
        return Kind.STOCK
    if goods and found & {
        "price",
        "cost",
        "category",
        "barcode",
        "unit",
        "quantity",
        "amount",
        "product",
        "code",
        "variant",
        "low_level",
    }:
        return Kind.GOODS
    if found & {"price"} and hint in {Kind.GOODS, None}:
        return Kind.GOODS
    if found & {"customer", "customer_code"} or (found & {"name", "id"} and hint is Kind.CUSTOMERS):
        return Kind.CUSTOMERS
    return (
        Kind.LOOKUP
        if found and found <= {"name", "id", "category", "note", "employee", "unit"} and hint is None
        else Kind.UNKNOWN
    )


def _kind_by_cells(sample: TableSample, hint: Kind | None) -> Kind:
    if hint and len(sample.columns) > 1:
        return hint
    columns = sample.columns
    dates = any(column.is_date for column in columns)
    numbers = sum(1 for column in columns if column.is_number)
    texts = sum(1 for column in columns if column.is_text)
    if (
        any(column.share(column.emails) > 0.5 or column.share(column.phones) > 0.5 for column in columns)
        and texts
    ):
        return Kind.CUSTOMERS
    if dates and numbers and (texts or numbers > 1):
        return Kind.SALES
    return Kind.GOODS if texts and numbers else Kind.UNKNOWN
