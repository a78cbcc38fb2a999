// What a page of the desk, or that on which a phone joins, does beyond what every page does.
import "./page/enrol.js"
import "./page/inbox.js"
import "./page/place.js"
