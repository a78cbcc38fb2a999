// On the home screen: how a person asks a browser to keep the field there.
import * as page from "./page.js"

/** How to put the field on the home screen, for the browsers that people have. */
export const install = turn => page.show(turn, "field/more/install.html", { here: "more" })
