"""What identifies a figure in a submission: its document and its number there, whatever copy of it is at hand."""

from schemas.figure import Figure

Key = tuple[str, int]


def key(figure: Figure) -> Key:
    """Document and id; the figures of a document are numbered in order."""
    return (figure.span.document, figure.id)
