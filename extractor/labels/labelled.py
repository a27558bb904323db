"""Labelled: what the labels of one stretch of text or of a whole document come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.extraction import Average, Claim, Growth, Increase, Listing, Product, Ratio, Sum


@dataclass  # frozen ones take three times as long to make
class Labelled:
    """Claims and relations read from narrative."""

    claims: tuple[Claim, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    growths: tuple[Growth, ...] = ()
    sums: tuple[Sum, ...] = ()
    products: tuple[Product, ...] = ()
    averages: tuple[Average, ...] = ()
    increases: tuple[Increase, ...] = ()
    listings: tuple[Listing, ...] = ()

    @classmethod
    def joined(cls, pieces: Iterable[Labelled]) -> Labelled:
        pieces = list(pieces)
        return cls(
            claims=tuple(claim for piece in pieces for claim in piece.claims),
            ratios=tuple(ratio for piece in pieces for ratio in piece.ratios),
            growths=tuple(growth for piece in pieces for growth in piece.growths),
            sums=tuple(sum_ for piece in pieces for sum_ in piece.sums),
            products=tuple(product for piece in pieces for product in piece.products),
            averages=tuple(average for piece in pieces for average in piece.averages),
            increases=tuple(increase for piece in pieces for increase in piece.increases),
            listings=tuple(listing for piece in pieces for listing in piece.listings),
        )
