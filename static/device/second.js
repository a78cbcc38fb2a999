// The second script, see further.js.
import * as carried from "./carry.js"
import { give } from "./further.js"
import { routes } from "./pages/others.js"
import { refuse } from "./pages/refused.js"
import { plain } from "./plain.js"
import "./templates_further.js"

give({ plain, refuse, routes, ...carried })
