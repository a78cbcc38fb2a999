"""Who may call which route: the rule of every endpoint, written down once more and by hand.

A route without a rule fails the suite (`test_access.py`). A role that is let in may still be refused what it asks for:
another kind, another site, a step that is not theirs.
"""

from models.person import DESK_ROLES, ROLES

NOBODY = "nobody"
# A device with its token, whoever carries it; a withdrawn one too: it may bring what it holds, and is told to wipe.
DEVICE = ("device",)
# An administrator of everything there is; one of a single place is none.
KEEPER = ("keeper",)
EVERYBODY = (NOBODY, *ROLES)
FIELD = tuple(role for role in ROLES if role not in ("officer", "observer"))
MANAGERS = ("coordinator", "administrator")
EXPORTERS = (*MANAGERS, "officer")

RULES = {
    EVERYBODY: """static home _favicon _healthz _readyz _metrics preferences.keep sync.enrol_node sync.show_registry
        bundles.bundles
        device.worker device.further device.shell device.words device.kinds device.sounds device.me field.manifest
        desk.enrol_page desk.enrol_here desk.signin desk.sign_in desk.sign_out desk.account desk.claim desk.second_step
        desk.take_second
        public.home public.say public.board""",
    DEVICE: "sync.sync device.news hubs.hub",
    KEEPER: "desk.state desk.make_backup desk.take_backup",
    FIELD: """field.close field.close_day field.reopen_day field.enter field.log field.back_in field.fever field.decide
        field.entry field.fix field.take_back field.put_back field.errand field.errands field.carrying field.gate
        field.stand field.stand_there field.find field.mine field.hand_over field.install field.shop field.item
        field.add_item field.money field.take_money_back field.kinds field.records field.start field.more field.prefer
        field.new_errand field.write_down field.outside field.claim field.progress field.outcome field.pass_on
        field.phone carry.parcel field.respond field.dismiss field.who field.act field.pin field.lock field.due
        field.due_list field.mark field.unmark field.flow field.roster
        field.new_record field.write_record field.edit_record
        field.change_record field.pick field.lines field.write_lines field.record field.step field.take_record_back
        field.put_record_back
        field.alike field.scan field.card field.take_card field.ledger field.stock""",
    DESK_ROLES: """desk.nodes desk.node desk.board desk.day desk.all_records desk.records desk.keep_filter desk.record
        desk.change desk.new_record desk.write_record desk.edit_record desk.change_record desk.step desk.pick
        desk.decided desk.inbox desk.conflicts desk.quarantine desk.report desk.all_rules desk.leaving desk.sites
        desk.choose_site desk.building desk.carried desk.take_carried
        desk.carried_receipt desk.ledger desk.roster desk.copy_week desk.board_of desk.lines desk.write_lines desk.me
        desk.change_password desk.end_sessions desk.second_page desk.set_up_second desk.drop_second desk.roles_page
        desk.alike_records desk.sheets desk.sheet""",
    EXPORTERS: """desk.all_exports desk.export desk.take_out desk.job desk.stop desk.fetch desk.all_looks
        desk.returns desk.take_return desk.take_report desk.effort
        desk.open_sealed desk.freeze""",
    MANAGERS: """desk.revoke desk.close_day desk.undo desk.answer desk.answer_all desk.invitations desk.invite
        desk.cancel_invitations desk.replace desk.people desk.new_person desk.admit desk.person desk.change_person
        desk.link_person desk.end_person desk.resume_person desk.end_sessions_of desk.places desk.add_place desk.place
        desk.change_place desk.close_place desk.gates desk.add_gate desk.new_home desk.write_home desk.first_steps
        desk.dismiss_steps desk.pass_everything_on
        desk.note_device desk.rest desk.work desk.release desk.restored desk.answer_restored desk.change_rule
        desk.home desk.forget_home desk.certificates desk.certificate
        desk.imports desk.bring_in desk.imported desk.go_on desk.blank_sheet desk.left_rows
        desk.all_papers desk.make_paper desk.print_paper desk.paper desk.type_in
        desk.card desk.give_card
        desk.passes desk.write_passes desk.print_passes desk.labels""",
}


def of(endpoint: str) -> tuple | None:
    """The roles that are let in, NOBODY among them for who is not known, or DEVICE; None where no rule says."""
    return next((roles for roles, names in RULES.items() if endpoint in names.split()), None)
