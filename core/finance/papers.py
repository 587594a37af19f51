"""Receipts of money spent: photos and files fastened to what they are about, shown again when asked for."""

from __future__ import annotations

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import PostingRef
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.attachments import keeping
from core.attachments.keeping import SentFile, WhichFile
from core.attachments.models import Attachment
from core.blocks import Act, Block, Button, Buttons, Receipt, Text, say
from core.finance.called import called
from core.finance.models import Posting
from core.finance.refusals import NotOnPaper

READ, WRITE = Right("finance", "read"), Right("finance", "write")
KIND = "posting"


class NewPaper(SentFile):
    expense: PostingRef = Field(description="Money that was spent or came in, as the user named it")


class OneExpense(Asked):
    expense: PostingRef = Field(description="What was spent, by its sum and words: 500 petrol")


@action("finance.attach", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def attach(ctx: Ctx, asked: NewPaper) -> Receipt:
    """Fasten a photo or a file that was sent to money that was spent."""
    posting = ctx.get(Posting, asked.expense.id or 0)
    if posting.storno_of is not None:
        raise NotOnPaper
    file = keeping.attach(ctx, KIND, posting.id, asked)
    return _told(ctx, posting, "attached", Act("finance.detach", {"file": file.id}))


@action("finance.detach", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def detach(ctx: Ctx, asked: WhichFile) -> Receipt:
    """Take a photo or a file off money that was spent."""
    file = ctx.get(Attachment, asked.file)
    keeping.take_off(ctx, file)
    again = Act("finance.attach_again", {"file": file.id})
    return _told(ctx, ctx.get(Posting, file.record_id), "detached", again)


@action("finance.attach_again", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def attach_again(ctx: Ctx, asked: WhichFile) -> Receipt:
    """Put back what was taken off."""
    file = ctx.get(Attachment, asked.file)
    keeping.put_back(ctx, file)
    return _told(ctx, ctx.get(Posting, file.record_id), "attached", None)


def _told(ctx: Ctx, posting: Posting, what: str, undo: Act | None) -> Receipt:
    title = say(f"finance-paper-{what}", what=called(ctx, posting))
    return Receipt([Text(title, "title")], title=title, undo=undo, subject=(KIND, posting.id))


@action(
    "finance.papers",
    needs=READ,
    risk=Risk.READ,
    command="paper",
    http="GET /finance/postings/{expense}/files",
)
def show_papers(ctx: Ctx, asked: OneExpense) -> Receipt:
    """Show the receipt (photo or file) of money that was spent, and send it again."""
    if ctx.actor.group:
        return Receipt([Text(say("finance-papers-private"))])
    posting = ctx.get(Posting, asked.expense.id or 0)
    found = keeping.files_of(ctx.session, KIND, posting.id)
    what = called(ctx, posting)
    if not found:
        blocks: list[Block] = [
            Text(say("finance-no-papers", what=what)),
            Text(say("finance-how-to-attach"), "note"),
        ]
        return Receipt(blocks, subject=(KIND, posting.id))
    blocks = [Text(say("finance-papers-of", what=what), "title"), *keeping.shown(found)]
    if ctx.may("finance", "write"):
        rows = [
            [Button(say("finance-button-detach", name=one.name), Act("finance.detach", {"file": one.id}))]
            for one in found
        ]
        blocks.append(Buttons(rows))
    return Receipt(blocks, subject=(KIND, posting.id))
