from review.store.opening import Store
from review.store.replies import StoreReplies


def test_a_reply_is_kept_once(store: Store) -> None:
    replies = StoreReplies(store)
    assert replies.get("k") is None
    replies.put("k", '{"答": 1}')
    replies.put("k", "another")
    assert replies.get("k") == '{"答": 1}'
