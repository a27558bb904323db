"""A stated count that differs from what is listed under it.

``6个项目分别为：`` promises six names. Where the list claims to be all (分别为, 包括以下, a colon right after the count),
one name too few or too many is wrong; where it may leave some out (包括…等), only more names than stated are.

## 中文

所述数量与其后列举的名称个数不一致。

“6个项目分别为：”应当列出六个名称。写明全部列出的（分别为、包括以下、数量后直接用冒号），多一个少一个都是错误；
可能没有列全的（包括……等），列出的多于所述数量才报出。
"""

from schemas.base import Bilingual
from scoring.counts import ListingRead, compare_count
from scoring.rule import rule
from scoring.verdict import Verdict


@rule(
    code="COUNT01",
    title=Bilingual(zh="所述数量与列举的不符", en="A stated count differs from what is listed"),
    over=ListingRead,
    clause=Bilingual(zh="列举的项数应与所述数量一致", en="a list has as many entries as are announced"),
    message=Bilingual(
        zh="写明 {stated}，实际列出 {counted} 个（{listed}）",
        en="{stated} are announced, {counted} are listed ({listed})",
    ),
    fires_on="本年度改造幼儿园6所，分别为：金竹幼儿园、望城幼儿园、翠屏幼儿园、北坡幼儿园、锦绣幼儿园。",
    silent_on="本年度改造幼儿园5所，分别为：金竹幼儿园、望城幼儿园、翠屏幼儿园、北坡幼儿园、锦绣幼儿园。",
)
def list_differs_from_count(read: ListingRead) -> Verdict:
    listing = read.listing
    return compare_count(listing.stated, listing.items, listing.name, exhaustive=listing.exhaustive, names=read.names)
