"""What is odd in the files and how it is taken, in words."""

from __future__ import annotations

from core.blocks import Column, Money, Said, Table, Value, say
from core.integrations.reading.plan import Totals


def remarks(totals: Totals, currency: str) -> list[Said]:
    """What is odd in the files and how it is taken."""
    found = [
        (
            totals.returns,
            say("integrations-note-returns", lines=totals.returns, sum=Money(totals.returns_total, currency)),
        ),
        (
            totals.marked_returns,
            say(
                "integrations-note-marked",
                lines=totals.marked_returns,
                without=Money(totals.total - totals.marked_returns_total, currency),
            ),
        ),
        (
            totals.duplicates,
            say(
                "integrations-note-duplicates",
                lines=totals.duplicates,
                sum=Money(totals.duplicates_total, currency),
            ),
        ),
        (totals.zero_prices, say("integrations-note-zero", lines=totals.zero_prices)),
        (
            totals.without_customer if totals.customers else 0,
            say("integrations-note-nobody", lines=totals.without_customer),
        ),
        (
            totals.merged_codes or totals.codes - totals.codes_beyond_case,
            say(
                "integrations-note-case",
                codes=totals.codes,
                beyond=totals.codes_beyond_case,
                merged=totals.merged_codes,
            ),
        ),
        (totals.renamed_codes, say("integrations-note-renamed", codes=totals.renamed_codes)),
        (totals.mismatched, say("integrations-note-mismatched", lines=totals.mismatched)),
        (totals.inherited, say("integrations-note-inherited", lines=totals.inherited)),
        (totals.cancelled, say("integrations-note-cancelled", lines=totals.cancelled)),
        (totals.unshipped, say("integrations-note-unshipped", orders=totals.unshipped)),
        (totals.late, say("integrations-note-late", orders=totals.late)),
        (int(totals.ships), say("integrations-note-paid")),
        (totals.footers, say("integrations-note-footers", lines=totals.footers)),
        (totals.empty_documents, say("integrations-note-empty", documents=totals.empty_documents)),
    ]
    return [said for number, said in found if number]


def sums(totals: Totals, currency: str, *, dropped: bool) -> list[Table]:
    """What the files come to, and what they would without returns, repeats or nameless sales, each by name.

    `dropped`: the repeats are not taken, so the first sum is without them. Nothing where all of these agree.
    """
    repeats = totals.duplicates_total if dropped else -totals.duplicates_total
    told = [
        ("with-duplicates" if dropped else "without-duplicates", totals.duplicates, totals.total + repeats),
        ("without-marked", totals.marked_returns, totals.total - totals.marked_returns_total),
        ("without-returns", totals.returns, totals.total - totals.returns_total),
        (
            "with-customer",
            totals.without_customer if totals.customers else 0,
            totals.total - totals.without_customer_total,
        ),
    ]
    rows: list[list[Value]] = [
        [say(f"integrations-sum-{name}"), Money(sum_, currency)] for name, lines, sum_ in told if lines
    ]
    if not rows:
        return []
    first: list[Value] = [say("integrations-sum-taken"), Money(totals.total, currency)]
    columns = [Column(say("integrations-column-counted")), Column(say("integrations-field-total"), "number")]
    return [Table(columns, [first, *rows], title=say("integrations-sums-title"))]
