"""Whoever took a wish in is told when it has come to an end."""


def told(phone):
    assert phone.sync()
    return [notice["text"] for id, notice in phone.store.notices.items() if id.startswith("ended:")]


def test_who_took_the_wish_in_is_told_that_it_was_delivered(hong, chen, collector, clock):
    wish = hong.write("errand", {"title": "降压药", "status": "open", "asked_by": hong.store.person})
    for phone in (hong, chen):
        assert phone.sync()
    chen.edit(wish, {"status": "claimed", "runner": chen.store.person, "outcome": None})
    assert chen.sync()
    assert told(hong) == []
    clock.tick(60_000)
    chen.edit(wish, {"status": "delivered", "runner": chen.store.person, "outcome": "handed_over"})
    assert chen.sync()
    assert told(hong) == ["Errand 降压药, which you took in: Delivered."]
    assert told(chen) == []
    chen.edit(wish, {"status": "closed", "runner": chen.store.person, "outcome": "handed_over"})
    assert chen.sync()
    assert len(told(hong)) == 1
    assert collector.sound()


def test_nobody_is_told_of_what_they_have_done_themselves(hong, collector):
    wish = hong.write("errand", {"title": "米", "status": "open", "asked_by": hong.store.person})
    assert hong.sync()
    hong.edit(wish, {"status": "cancelled", "runner": None, "outcome": None})
    assert hong.sync()
    assert told(hong) == []
