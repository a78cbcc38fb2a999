// Which page answers which address, of all that the gate does not need at its first page.
import * as close from "./close.js"
import * as enter from "./enter.js"
import * as entry from "./entry.js"
import * as errand from "./errand.js"
import * as errands from "./errands.js"
import * as fever from "./fever.js"
import { alike } from "./generic/alike.js"
import * as due from "./generic/due.js"
import { flow } from "./generic/flow.js"
import * as find from "./find.js"
import * as form from "./generic/form.js"
import * as lines from "./generic/lines.js"
import * as lists from "./generic/lists.js"
import * as record from "./generic/record.js"
import { handOver } from "./hand_over.js"
import * as mine from "./mine.js"
import * as more from "./more.js"
import * as outside from "./outside.js"
import * as phone from "./phone.js"
import { shop } from "./shop.js"
import * as who from "./who.js"

/** As `routes` of routes.js. */
export const routes = {
  "field.more": more.more,
  "field.install": more.install,
  "field.phone": phone.show,
  "field.respond": phone.respond,
  "field.dismiss": phone.dismiss,
  "field.prefer": more.prefer,
  "field.who": who.who,
  "field.act": who.act,
  "field.pin": who.pin,
  "field.lock": who.lock,
  "field.hand_over": handOver,
  "field.close": close.close,
  "field.close_day": close.closeDay,
  "field.reopen_day": close.reopenDay,
  "field.find": find.find,
  "field.enter": enter.enter,
  "field.log": enter.log,
  "field.back_in": enter.backIn,
  "field.outside": outside.outside,
  "field.mine": mine.mine,
  "field.entry": entry.entry,
  "field.fix": entry.fix,
  "field.take_back": entry.takeBack,
  "field.put_back": entry.putBack,
  "field.fever": fever.fever,
  "field.decide": fever.decide,
  "field.errands": errands.errands,
  "field.carrying": errands.carrying,
  "field.new_errand": errand.newErrand,
  "field.write_down": errand.writeDown,
  "field.errand": errand.errand,
  "field.kinds": lists.kinds,
  "field.records": lists.records,
  "field.new_record": form.newRecord,
  "field.write_record": form.writeRecord,
  "field.edit_record": form.editRecord,
  "field.change_record": form.changeRecord,
  "field.pick": form.pick,
  "field.alike": alike,
  "field.record": record.record,
  "field.step": record.step,
  "field.take_record_back": record.takeBack,
  "field.put_record_back": record.putBack,
  "field.due": due.due,
  "field.due_list": due.dueList,
  "field.mark": due.mark,
  "field.unmark": due.unmark,
  "field.flow": flow,
  "field.lines": lines.lines,
  "field.write_lines": lines.writeLines,
  "field.claim": errand.claim,
  "field.progress": errand.progress,
  "field.outcome": errand.outcome,
  "field.pass_on": errand.passOn,
  "field.shop": shop,
  "field.item": errand.item,
  "field.add_item": errand.addItem,
  "field.money": errand.money,
  "field.take_money_back": errand.takeMoneyBack,
}
