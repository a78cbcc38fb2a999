"""What was found about the system, as sentences that say what to do."""

from flask_babel import gettext

from sync.condition import BAD, GOOD, ODD


def _(message):
    """Mark a text for the catalogues; it is translated where it is shown."""
    return message


TOPICS = {
    "settings": _("Settings"), "database": _("Database"), "version": _("Version"), "disk": _("Disk"),
    "clock": _("Clock"), "phones": _("Phones"), "backup": _("Backup"), "address": _("Address"),
    "certificate": _("Certificate")}
STATES = {GOOD: _("All well"), ODD: _("To look at"), BAD: _("To be mended")}
SENTENCES = {
    "no_public": _("PUBLIC_URL is not set, so links and QR codes name this machine (%(host)s, port %(port)s). Set it "
                   "to the address by which people reach the server."),
    "not_secure": _("People reach the server at %(at)s, without HTTPS. Phones then can't work without a network. Put "
                    "a TLS proxy in front and set PUBLIC_URL to its https address."),
    "no_proxies": _("PUBLIC_URL begins with https, but TRUSTED_PROXIES is not set. All phones then look like one, "
                    "and a few wrong codes from one of them keep all of them out. Name the proxy's address there."),
    "few_threads": _("SYNC_SLOTS (%(slots)s) is not less than THREADS (%(threads)s). While phones send, no thread is "
                     "left for pages. Set THREADS higher."),
    "demonstration": _("This is the demonstration, and its links let everybody in. Begin a database of your own "
                       "before real people are entered."),
    "sqlite": _("SQLite, %(file)s, %(mb)s MB."),
    "postgresql": _("PostgreSQL %(version)s, %(mb)s MB."),
    "unreachable": _("The database does not answer: %(error)s. See that it runs and that DATABASE_URL is right."),
    "long_log": _("The write-ahead log beside the database has %(mb)s MB, because another program reads for a long "
                  "time. End that program."),
    "connections": _("PostgreSQL takes %(most)s connections, and the server's threads may want %(wanted)s. Raise "
                     "max_connections, or put pgbouncer in between."),
    "upgraded": _("The tables are those of this version."),
    "pending": _("The database is not as this version keeps it (%(names)s). Run: flask --app app init"),
    "refitting": _("At %(n)s places the records do not follow the last upgrade yet. Run: flask --app app init"),
    "put_aside": _("%(n)s records or steps failed and were put aside. Run: flask --app app check. It names them."),
    "room": _("%(gb)s GB are free."),
    "little_room": _("Only %(gb)s GB are free at %(place)s. Make room soon."),
    "no_room": _("Only %(gb)s GB are free at %(place)s. Make room now: on a full disk nothing is taken in."),
    "clock": _("It agrees with the phones."),
    "clock_behind": _("By the server's clock %(n)s devices were last heard at a time that is still to come. Set the "
                      "server's date and time: timedatectl set-ntp true"),
    "clock_off": _("%(n)s of %(all)s phones differ from the server's clock by about %(minutes)s minutes. It is "
                   "probably the server's clock that is wrong. Set it: timedatectl set-ntp true"),
    "no_phones": _("No phone was heard in the last seven days."),
    "phones": _("%(n)s phones were heard in the last seven days, all with the newest pages."),
    "old_pages": _("%(old)s of the %(n)s phones that were heard in the last seven days still have older pages. They "
                   "get the new ones when they are opened with a network."),
    "silent": _("%(n)s phones have not been heard for three days. The page Devices of each place names them."),
    "no_backup": _("There is no backup. Make one here, and one every night: flask --app app backup --to %(folder)s "
                   "--keep 14"),
    "old_backup": _("The last backup is %(hours)s hours old. Make one now, and see why the timer does not: systemctl "
                    "status lianfang-backup.timer"),
    "backup": _("The last one is %(hours)s hours old: %(file)s"),
    "backup_gone": _("The last backup is no longer at %(file)s. If it was carried to another machine, that is right."),
    "backup_beside": _("Backups lie on the same disk as the database, and would be lost with it. Copy them to "
                       "another machine as well."),
    "reached": _("%(at)s leads to this server."),
    "not_reached": _("%(at)s does not answer from here: %(error)s. See to the name, the proxy and the firewall."),
    "another": _("%(at)s leads to another server. See to the name and the proxy, or to PUBLIC_URL."),
    "certificate": _("That of %(host)s is good until %(date)s."),
    "certificate_ends": _("That of %(host)s ends on %(date)s, in %(days)s days. Have it renewed."),
    "certificate_bad": _("Browsers do not trust that of %(host)s: %(error)s. Phones then open nothing. Have it "
                         "mended."),
    "failed": _("This could not be looked at: %(error)s."),
}


def said(finding) -> str:
    """The sentence of a Finding, in the reader's language."""
    return gettext(SENTENCES[finding.code], **finding.values)


def topic(finding) -> str:
    """What it is about, in the reader's language."""
    return gettext(TOPICS[finding.topic])


def state(finding) -> str:
    """How it stands, in the reader's language."""
    return gettext(STATES[finding.state])
