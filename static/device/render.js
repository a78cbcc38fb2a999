// The field's templates on the device: written by Jinja's own reading of them, see views/device_compiler.py.
import { e, readBy } from "./markup.js"
import { templates } from "./templates.js"

/** The document of a template. `lang`: "zh_CN" or "en"; `now`: ms since 1970. */
export function render(template, values, reader) {
  readBy(reader)
  return e(templates[template](values, {}))
}
