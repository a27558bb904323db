"""A stated amount that is not its price times its quantity.

``采购设备32套，单价2,800元，共支付89,600元``, ``每人500元`` for 1,240 pupils, 3.5万亩 at 120元 each: with one price, one
quantity and one amount in a sentence the product is exact. A price by the month or the year says nothing of how long
each was paid, so it proves nothing unless the number of months is printed.

## 中文

金额不等于单价与数量之积。

如“采购设备32套，单价2,800元，共支付89,600元”、按每人500元补助1,240名学生、3.5万亩每亩120元。一句话中单价、数
量、金额各只有一个时，乘积可以准确核对。按月或按年的标准没有写明发放期限，除非印出月数，否则不能证明有误。
"""

from dataclasses import replace

from schemas.base import Bilingual
from schemas.extraction import Product
from schemas.figure import Quantity, constant
from schemas.finding import Severity
from scoring.rule import rule
from scoring.slips import looks_mistyped
from scoring.solve import solve_product
from scoring.verdict import Status, Verdict, compare, undetermined

_MOST_MONTHS = 12


@rule(
    code="PRODUCT01",
    title=Bilingual(zh="金额与单价、数量之积不符", en="An amount differs from price times quantity"),
    over=Product,
    clause=Bilingual(zh="金额＝单价（标准）×数量", en="amount = price × quantity"),
    message=Bilingual(
        zh="{name}写为 {stated}，按所列标准和数量应为 {expected}（{computation}）",
        en="{name} is given as {stated}, its price and quantity make {expected} ({computation})",
    ),
    fires_on="采购监测设备32套，单价2,800元，共支付98,600元。",
    silent_on="采购监测设备32套，单价2,800元，共支付89,600元。",
)
def product_differs_from_factors(product: Product) -> Verdict:
    factors: Quantity = product.price * product.quantity
    if product.months is not None:
        factors = factors * constant(product.months)
    verdict = compare(product.result, factors, product.name or "金额")
    if product.complete:
        return replace(verdict, solve=solve_product(product.result, product.price, product.quantity, product.months))
    return verdict if verdict.status is Status.AGREES else _over_months(product, factors)


def _over_months(product: Product, monthly: Quantity) -> Verdict:
    """Of a monthly price a whole number of months may agree; else a slip of digits from one or twelve may show."""
    for months in range(2, _MOST_MONTHS + 1):
        verdict = compare(product.result, monthly * constant(months), product.name or "金额")
        if verdict.status is Status.AGREES:
            return verdict
    for months in (1, _MOST_MONTHS):
        verdict = compare(product.result, monthly * constant(months), product.name or "金额")
        if looks_mistyped(product.result, verdict.expected):
            return replace(verdict, severity=Severity.WARNING)
    return undetermined(
        (product.result, product.price, product.quantity),
        "按月或按年的标准，各人享受的时间未写明，无法核算",
        "how long each was paid is not said",
        product.name,
    )
