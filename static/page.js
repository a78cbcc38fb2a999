// What a page does beyond its links and forms. Everything here is a comfort: without it every page still works.
import "./page/answer.js"
import "./page/keys.js"
import "./page/arrival.js"
import "./page/kept.js"
import "./page/worker.js"
import "./page/band.js"
import "./page/phone.js"
import "./page/enrol.js"
