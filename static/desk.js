// What a page of the desk does beyond what every page does.
import "./page/inbox.js"
