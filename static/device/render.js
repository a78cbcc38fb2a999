// The field's templates on the device: Nunjucks with the filters and globals that Jinja has at the centre.
import { urlFor } from "./addresses.js"
import { clock, iso, when } from "./moments.js"
import { grouped, yuan } from "./numbers.js"
import { formats, said } from "./words.js"

// Rendering runs through without a pause, so one reader at a time is enough. Made on first use.
let reader = null
let environment = null

/** The document of a template. `lang`: "zh_CN" or "en"; `now`: ms since 1970. */
export function render(template, values, { lang, now }) {
  environment ??= make()
  reader = { lang, now }
  return environment.render(template, values)
}

function make() {
  const made = new nunjucks.Environment(new nunjucks.PrecompiledLoader(lianfang.templates), { autoescape: true })
  made.addGlobal("_", translated)
  made.addGlobal("url_for", (endpoint, values) => urlFor(endpoint, named(values)))
  made.addFilter("datetime", at => when(reader.lang, reader.now, at))
  made.addFilter("clock", at => clock(reader.lang, reader.now, at))
  made.addFilter("iso", iso)
  made.addFilter("number", value => grouped(value, formats(reader.lang).group))
  made.addFilter("yuan", yuan)
  return made
}

/** A text for a template: it may hold markup, what is put into it may not. */
function translated(text, values) {
  const safe = Object.entries(named(values)).map(([name, value]) => [name, nunjucks.runtime.suppressValue(value, true)])
  return new nunjucks.runtime.SafeString(said(reader.lang, text, Object.fromEntries(safe)))
}

function named({ __keywords, ...values } = {}) {
  return values
}
