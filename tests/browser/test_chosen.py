"""Where a system sets all colours, what is chosen is seen all the same."""

GROUND = "one => getComputedStyle(one).backgroundColor"
AROUND = "one => getComputedStyle(one).outlineStyle"


def test_the_chosen_direction_tab_and_answer_show(phone, homes):
    lin = phone("gate", "Auntie Lin", forced_colors="active")
    lin.goto("/field/gate/stand")
    lin.locator("input[name=gate]").last.fill("东门")
    lin.locator("main form button").last.click()
    pressed, other = lin.locator("[aria-pressed=true]"), lin.locator("[aria-pressed=false]")
    assert pressed.evaluate(GROUND) != other.evaluate(GROUND)
    here, elsewhere = lin.locator(".tabs [aria-current]"), lin.locator(".tabs a:not([aria-current])").first
    assert here.evaluate(GROUND) != elsewhere.evaluate(GROUND)

    hong = phone("lead", "Hong", forced_colors="active")
    hong.goto("/field/k/health_check/new")
    choices = hong.locator("fieldset:has([name=slot]) .choice")
    choices.first.click()
    assert choices.first.evaluate(AROUND) == "solid"
    assert choices.nth(1).evaluate(AROUND) == "none"
