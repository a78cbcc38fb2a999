CREATE TABLE public.activity (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    what text,
    stage text,
    quantity bigint,
    failed bigint,
    org text,
    campaign text,
    point text,
    spot text,
    building text,
    began text,
    ended text,
    replaces text,
    text text,
    text_hash text,
    people bigint,
    households bigint,
    bags bigint,
    agent text,
    dilution text,
    litres double precision,
    checkpoints text,
    findings text,
    basis text,
    batch_no text,
    same_as text
);
CREATE TABLE public.alias (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    kind_of text,
    a text,
    b text
);
CREATE TABLE public.asset (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    thing text,
    number text,
    holder text,
    state text,
    since text
);
CREATE TABLE public.awaited (
    site integer NOT NULL,
    record text NOT NULL,
    kind text NOT NULL,
    node text NOT NULL,
    n bigint NOT NULL,
    since bigint NOT NULL,
    until bigint NOT NULL
);
CREATE TABLE public.browser (
    hash text NOT NULL,
    person text NOT NULL,
    created bigint NOT NULL
);
CREATE TABLE public.campaign (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    type text,
    name text,
    since text,
    until text,
    scope text,
    orgs text,
    goods text,
    each bigint,
    per text,
    target bigint,
    state text
);
CREATE TABLE public.care_note (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    household text,
    because text,
    every_days bigint,
    contact text,
    since text,
    until text,
    note text
);
CREATE TABLE public.change (
    site integer NOT NULL,
    pos bigint NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    mixed smallint NOT NULL
);
CREATE TABLE public.clock_jump (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    before bigint,
    after bigint
);
CREATE TABLE public.contact (
    node text NOT NULL,
    nr bigint NOT NULL,
    arrival bigint NOT NULL,
    now bigint NOT NULL,
    heard bigint NOT NULL,
    claimed bigint NOT NULL,
    doubtful smallint DEFAULT 0 NOT NULL
);
CREATE TABLE public.counsel (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    team text,
    handle text,
    day text,
    level text,
    minutes bigint,
    channel text,
    state text,
    answered_by text,
    referred_to text,
    note text
);
CREATE TABLE public.counter (
    site integer NOT NULL,
    pos bigint NOT NULL,
    swept bigint NOT NULL
);
CREATE TABLE public.day_close (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    date text,
    state text,
    who text,
    reason text
);
CREATE TABLE public.decision (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    item text,
    answer text,
    made text
);
CREATE TABLE public.device_note (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    node text,
    name text,
    reach text,
    rests_from text,
    works_from text,
    why text
);
CREATE TABLE public.directive (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    type text,
    title text,
    issuer text,
    doc_no text,
    issued_on text,
    effective_from text,
    effective_to text,
    level text,
    text text,
    audience text,
    channel text,
    sent_at text,
    needs_ack boolean,
    ack_by text,
    public boolean,
    supersedes text
);
CREATE TABLE public.directory_key (
    site integer NOT NULL,
    key bytea NOT NULL,
    resident text NOT NULL
);
CREATE TABLE public.directory_mark (
    site integer NOT NULL,
    residents bigint NOT NULL,
    households bigint NOT NULL
);
CREATE TABLE public.duty (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    shift text,
    post text,
    of text,
    person text,
    volunteer text,
    who text,
    state text,
    swapped_to text,
    late_reason text,
    pledged_on text,
    in_at text,
    out_at text,
    waives_holiday boolean
);
CREATE TABLE public.errand (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    title text,
    household text,
    unit text,
    phone text,
    needed_by text,
    status text,
    runner text,
    outcome text,
    note text,
    category text,
    urgency text,
    channel text,
    request text,
    shop text,
    every text,
    until text,
    asked_by text,
    card_handed boolean
);
CREATE TABLE public.errand_item (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    errand text,
    text text,
    quantity text,
    state text,
    price bigint,
    substitute_ok boolean,
    shop text,
    strength text,
    days_left bigint
);
CREATE TABLE public.errand_money (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    errand text,
    runner text,
    amount bigint,
    what text,
    method text
);
CREATE TABLE public.evidence (
    node text NOT NULL,
    hash text NOT NULL,
    at bigint NOT NULL,
    body bytea NOT NULL
);
CREATE TABLE public.export (
    id integer NOT NULL,
    site integer NOT NULL,
    at bigint NOT NULL,
    person text NOT NULL,
    what text NOT NULL,
    form text NOT NULL,
    filter text NOT NULL,
    purpose text NOT NULL,
    rows integer
);
CREATE SEQUENCE public.export_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.export_id_seq OWNED BY public.export.id;
CREATE TABLE public.fault (
    site integer NOT NULL,
    about text NOT NULL,
    error text NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.figure (
    site integer NOT NULL,
    hour smallint NOT NULL,
    day text NOT NULL,
    name text NOT NULL,
    reason text NOT NULL,
    n bigint NOT NULL
);
CREATE TABLE public.filter (
    site integer NOT NULL,
    person text NOT NULL,
    name text NOT NULL,
    asked text NOT NULL
);
CREATE TABLE public.gate_entry (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    gate text,
    direction text,
    subject text,
    person text,
    unit text,
    household text,
    plate text,
    temperature double precision,
    second double precision,
    mask boolean,
    decision text,
    purpose text,
    companions bigint,
    note text,
    resident text,
    permit text,
    rule text,
    point text,
    transport text,
    passengers bigint,
    host text,
    host_name text,
    turned_because text,
    same_as text
);
CREATE TABLE public.goods (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    name text,
    aka text,
    category text,
    unit text,
    packs text,
    minimum double precision,
    each double precision,
    same_as text
);
CREATE TABLE public.health_check (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    resident text,
    date text,
    slot text,
    temperature double precision,
    symptoms text,
    reached boolean,
    note text,
    methods text,
    result text,
    medication text,
    mood text,
    needs text,
    delivered text,
    advice text,
    next text
);
CREATE TABLE public.household (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    building text,
    unit text,
    name text,
    phone text,
    people bigint,
    lives text,
    claimed text,
    note text,
    same_as text
);
CREATE TABLE public.incident (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    type text,
    title text,
    household text,
    resident text,
    person text,
    plate text,
    entry text,
    from_org text,
    received_at text,
    arrives text,
    occasion text,
    planned_on text,
    expected bigint,
    present text,
    hold_place text,
    called text,
    handed_to text,
    actions text,
    status text,
    outcome text,
    closed_at text,
    follow_up text,
    note text,
    same_as text
);
CREATE TABLE public.invitation (
    hash text NOT NULL,
    site integer NOT NULL,
    role text NOT NULL,
    by text,
    created bigint NOT NULL,
    expires bigint NOT NULL,
    node text
);
CREATE TABLE public.isolation (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    household text,
    people text,
    category text,
    mode text,
    start text,
    planned_end text,
    previous_end text,
    order_no text,
    directive text,
    reason text,
    lead text,
    status text,
    ended_on text,
    end_reason text,
    group_joined boolean,
    sign text,
    basket boolean,
    form boolean,
    discipline boolean,
    discipline_text text,
    supplies text,
    help text
);
CREATE TABLE public.item (
    site integer NOT NULL,
    id text NOT NULL,
    rank smallint NOT NULL,
    type text NOT NULL,
    record text NOT NULL,
    other text,
    cause text NOT NULL,
    at bigint NOT NULL,
    open smallint NOT NULL
);
CREATE TABLE public.item_count (
    site integer NOT NULL,
    rank smallint NOT NULL,
    cause text NOT NULL,
    n integer NOT NULL
);
CREATE TABLE public.job (
    id text NOT NULL,
    site integer NOT NULL,
    person text NOT NULL,
    export integer NOT NULL,
    what text NOT NULL,
    form text NOT NULL,
    filter text NOT NULL,
    name text NOT NULL,
    state text NOT NULL,
    reason text,
    total integer NOT NULL,
    rows integer NOT NULL,
    size bigint NOT NULL,
    began bigint NOT NULL,
    ended bigint
);
CREATE TABLE public.look (
    site integer NOT NULL,
    slot integer NOT NULL,
    person text NOT NULL,
    what text NOT NULL,
    asked text NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.member (
    node text NOT NULL,
    person text NOT NULL
);
CREATE TABLE public.migration (
    name text NOT NULL
);
CREATE TABLE public.movement (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    goods text,
    category text,
    type text,
    quantity double precision,
    said text,
    store text,
    source text,
    from_org text,
    for_whom text,
    request text,
    ceremony text,
    round text,
    household text,
    people bigint,
    used_on text,
    cost bigint,
    funds text,
    transfer text,
    signed boolean,
    days_left bigint,
    basis text,
    batch_no text,
    same_as text
);
CREATE TABLE public.node (
    id text NOT NULL,
    site integer NOT NULL,
    person text NOT NULL,
    desk smallint NOT NULL,
    enrolled bigint NOT NULL,
    revoked bigint,
    wiped bigint,
    have bigint NOT NULL,
    hash text NOT NULL,
    claimed bigint NOT NULL,
    contacts bigint NOT NULL,
    jumps integer NOT NULL,
    heard bigint,
    skew bigint,
    app text,
    schema integer,
    brought text,
    moved bigint,
    doubted bigint DEFAULT 0 NOT NULL,
    served bigint
);
CREATE TABLE public.notice (
    site integer NOT NULL,
    node text NOT NULL,
    id text NOT NULL,
    about text NOT NULL,
    text text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.once (
    site integer NOT NULL,
    key text NOT NULL,
    content text NOT NULL,
    dot text NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.op (
    site integer NOT NULL,
    node text NOT NULL,
    n bigint NOT NULL,
    kind text NOT NULL,
    record text,
    t bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint NOT NULL,
    arrived bigint NOT NULL,
    verdict smallint NOT NULL,
    line bytea NOT NULL,
    hash text NOT NULL
);
CREATE TABLE public.org (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    type text,
    name text,
    aka text,
    branch_of text,
    members_council boolean,
    red boolean,
    host text,
    serves text,
    convener text,
    contact text,
    phone text,
    channel text,
    capabilities text,
    members bigint,
    staff bigint,
    founded text,
    term_ends text,
    team_kind text,
    hats text,
    valid_to text,
    note text,
    same_as text
);
CREATE TABLE public.permit (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    holder text,
    type text,
    number text,
    household text,
    resident text,
    plate text,
    visitor text,
    unit text,
    issued_on text,
    valid_to text,
    printed bigint,
    state text,
    held_from text,
    held_to text
);
CREATE TABLE public.person (
    id text NOT NULL,
    site integer NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    login text,
    password text,
    created bigint NOT NULL
);
CREATE TABLE public.place (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    level text,
    code text,
    name text,
    aka text,
    address text,
    type text,
    households bigint,
    floors bigint,
    managed_by text,
    no_management boolean,
    since text,
    covered_by text,
    valid_from text,
    valid_to text
);
CREATE TABLE public.point (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    type text,
    spot text,
    name text,
    building text,
    state text,
    since text,
    proposed_by text,
    decided_by text,
    why text,
    serves text,
    hours text,
    owner text,
    opened_by text,
    covers bigint,
    venue text,
    duty text,
    needed bigint,
    code text,
    same_as text
);
CREATE TABLE public.question (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    item text,
    op text,
    text text,
    reply text
);
CREATE TABLE public.regime (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    since text,
    until text,
    gates text,
    residents text,
    quota_per text,
    quota_trips bigint,
    quota_days bigint,
    hours_from text,
    hours_to text,
    most_minutes bigint,
    visitors text,
    couriers text,
    vehicles text,
    mask boolean,
    fever_above double precision,
    watch text,
    watch_why text,
    watch_until text,
    text text
);
CREATE TABLE public.release (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    op text
);
CREATE TABLE public.released (
    site integer NOT NULL,
    node text NOT NULL,
    n bigint NOT NULL
);
CREATE TABLE public.request (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    category text,
    channel text,
    text text,
    unit text,
    household text,
    phone text,
    number text,
    regards text,
    asked_of text,
    taken_by text,
    due text,
    urgency text,
    became text,
    status text,
    who text,
    first_reply_at text,
    resolved_at text,
    satisfied text
);
CREATE TABLE public.resident (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    household text,
    name text,
    phone text,
    plates text,
    pass_no text,
    moved_out text,
    same_as text
);
CREATE TABLE public.role (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    holder text,
    role text,
    spot text,
    team text,
    place text,
    since text,
    until text,
    appointed_by text
);
CREATE TABLE public.rule (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    covers text,
    answer text
);
CREATE TABLE public.screening (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    household text,
    round text,
    asked_by text,
    present bigint,
    regions text,
    travel text,
    vehicle text,
    result text
);
CREATE TABLE public.session (
    hash text NOT NULL,
    person text NOT NULL,
    created bigint NOT NULL,
    expires bigint NOT NULL
);
CREATE TABLE public.setting (
    name text NOT NULL,
    value text NOT NULL
);
CREATE TABLE public.shift (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    post text,
    date text,
    begins text,
    ends text,
    needed bigint,
    hats text,
    team text,
    cancelled text
);
CREATE TABLE public.site (
    id integer NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    level text NOT NULL,
    parent integer
);
CREATE SEQUENCE public.site_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.site_id_seq OWNED BY public.site.id;
CREATE TABLE public.tick (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    of text,
    what text,
    "on" text,
    state text,
    done_at text,
    done_by text,
    amount double precision,
    unit text,
    condition text,
    sealed boolean,
    note text
);
CREATE TABLE public.token (
    hash text NOT NULL,
    node text NOT NULL,
    created bigint NOT NULL,
    dead bigint
);
CREATE TABLE public.tries (
    who text NOT NULL,
    count integer NOT NULL,
    until bigint NOT NULL
);
CREATE TABLE public.unfinished (
    site integer NOT NULL,
    record text NOT NULL,
    date text NOT NULL
);
CREATE TABLE public.verdict (
    site integer NOT NULL,
    node text NOT NULL,
    n bigint NOT NULL,
    record text,
    verdict text NOT NULL,
    detail text NOT NULL,
    folded smallint NOT NULL
);
CREATE TABLE public.visit (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    household text,
    occasion text,
    purpose text,
    result text,
    advice text,
    materials text,
    visitors text,
    needs text,
    people bigint
);
CREATE TABLE public.volunteer (
    site integer NOT NULL,
    id text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    uncertain smallint DEFAULT 0 NOT NULL,
    void text,
    heads text,
    conflicts text,
    waiting text,
    review smallint DEFAULT 0 NOT NULL,
    mixed smallint DEFAULT 0 NOT NULL,
    name text,
    phone text,
    capacity text,
    party_member boolean,
    org text,
    household text,
    skills text,
    languages text,
    available text,
    valid_to text,
    same_as text
);
ALTER TABLE ONLY public.export ALTER COLUMN id SET DEFAULT nextval('public.export_id_seq'::regclass);
ALTER TABLE ONLY public.site ALTER COLUMN id SET DEFAULT nextval('public.site_id_seq'::regclass);
INSERT INTO public.change VALUES (1, 3, 'household', '7b9eby70qm006.1', 1);
INSERT INTO public.change VALUES (1, 5, 'gate_entry', '3t1xrkdww819h.2', 0);
INSERT INTO public.change VALUES (1, 6, 'gate_entry', '3t1xrkdww819h.3', 0);
INSERT INTO public.change VALUES (1, 7, 'gate_entry', '3t1xrkdww819h.4', 0);
INSERT INTO public.contact VALUES ('7b9eby70qm006', 1, 1581120060000, 1581120060000, 0, 1, 0);
INSERT INTO public.contact VALUES ('3t1xrkdww819h', 1, 1581120060000, 1581120060000, 0, 0, 0);
INSERT INTO public.contact VALUES ('3t1xrkdww819h', 2, 1581120120000, 1581120120000, 0, 1, 0);
INSERT INTO public.contact VALUES ('7b9eby70qm006', 2, 1581120120000, 1581120120000, 1581120060000, 2, 0);
INSERT INTO public.contact VALUES ('3t1xrkdww819h', 3, 1581120180000, 1581120180000, 1581120120000, 2, 0);
INSERT INTO public.contact VALUES ('3t1xrkdww819h', 4, 1581120240000, 1581120240000, 1581120180000, 3, 0);
INSERT INTO public.contact VALUES ('3t1xrkdww819h', 5, 1581120300000, 1581120300000, 1581120240000, 4, 0);
INSERT INTO public.contact VALUES ('3t1xrkdww819h', 6, 1581120360000, 1581120360000, 1581120300000, 5, 0);
INSERT INTO public.counter VALUES (2, 0, 0);
INSERT INTO public.counter VALUES (1, 7, 1581120060000);
INSERT INTO public.figure VALUES (1, -2, '2020-02-03', 'entries_out', '', 3);
INSERT INTO public.figure VALUES (1, -1, '2020-02-08', 'entries_out', '', 3);
INSERT INTO public.figure VALUES (1, 8, '2020-02-08', 'entries_out', '', 3);
INSERT INTO public.gate_entry VALUES (1, '3t1xrkdww819h.2', 5, 1581120180000, 0, NULL, NULL, NULL, NULL, 0, 0, 'east', 'out', 'resident', '林0', '3-1502', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.gate_entry VALUES (1, '3t1xrkdww819h.3', 6, 1581120240000, 0, NULL, NULL, NULL, NULL, 0, 0, 'east', 'out', 'resident', '林1', '3-1502', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.gate_entry VALUES (1, '3t1xrkdww819h.4', 7, 1581120300000, 0, NULL, NULL, NULL, NULL, 0, 0, 'east', 'out', 'resident', '林2', '3-1502', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.household VALUES (1, '7b9eby70qm006.1', 3, 1581120060000, 0, NULL, '{"name":["3t1xrkdww819h.1","7b9eby70qm006.2"]}', '["name"]', NULL, 2, 1, NULL, '3-1502', '陈家', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.invitation VALUES ('b9fd3a7b17933e16b01d5ead3c96efa2ccd3673118e909b6c00ea920502e0b9b', 1, 'lead', NULL, 1581120000000, 1581206400000, '7b9eby70qm006');
INSERT INTO public.invitation VALUES ('93730640151e18727605947e3e3da2f2b00913cb3ea72ccfd0dcffd79daec82e', 1, 'gate', NULL, 1581120000000, 1581206400000, '3t1xrkdww819h');
INSERT INTO public.item VALUES (1, 'rival:7b9eby70qm006.1:name:c5af8ab229a0', 5, 'rival', '7b9eby70qm006.1', NULL, 'household.name:3t1xrkdww819h|7b9eby70qm006', 1581120060000, 1);
INSERT INTO public.item VALUES (1, 'aside:3t1xrkdww819h.5', 6, 'aside', '3t1xrkdww819h.5', NULL, 'errand.status,title:3t1xrkdww819h', 1581120360000, 1);
INSERT INTO public.item_count VALUES (1, 5, '', 1);
INSERT INTO public.item_count VALUES (1, 5, 'household.name:3t1xrkdww819h|7b9eby70qm006', 1);
INSERT INTO public.item_count VALUES (1, 6, '', 1);
INSERT INTO public.item_count VALUES (1, 6, 'errand.status,title:3t1xrkdww819h', 1);
INSERT INTO public.member VALUES ('7b9eby70qm006', 'nc12grdqsysvm');
INSERT INTO public.member VALUES ('3t1xrkdww819h', 'jmm9ybn149e8v');
INSERT INTO public.migration VALUES ('0001_facts');
INSERT INTO public.migration VALUES ('0002_directory');
INSERT INTO public.migration VALUES ('0003_brought');
INSERT INTO public.migration VALUES ('0004_day_close');
INSERT INTO public.migration VALUES ('0005_inbox');
INSERT INTO public.migration VALUES ('0006_doubles');
INSERT INTO public.migration VALUES ('0006_filters');
INSERT INTO public.migration VALUES ('0007_known');
INSERT INTO public.migration VALUES ('0008_looks');
INSERT INTO public.migration VALUES ('0009_beside');
INSERT INTO public.migration VALUES ('0010_contents');
INSERT INTO public.migration VALUES ('0011_doubted');
INSERT INTO public.migration VALUES ('0012_faults');
INSERT INTO public.migration VALUES ('0013_normal_forms');
INSERT INTO public.migration VALUES ('0014_served');
INSERT INTO public.migration VALUES ('0015_tries');
INSERT INTO public.migration VALUES ('0016_words');
INSERT INTO public.migration VALUES ('0017_change');
INSERT INTO public.migration VALUES ('0018_figure');
INSERT INTO public.node VALUES ('7b9eby70qm006', 1, 'nc12grdqsysvm', 0, 1581120000000, NULL, NULL, 2, '8a8743db083587f1d303820090681a74', 2, 2, 0, 1581120120000, 0, 'simulated', 1, 'c0d30b687c841f70913df828176a0be3f5abc6668a2b62d607ce94e24707b29a', NULL, 0, NULL);
INSERT INTO public.node VALUES ('3t1xrkdww819h', 1, 'jmm9ybn149e8v', 0, 1581120000000, NULL, NULL, 5, 'e9a80cec5668abdb357b378ff9e1ec58', 5, 6, 0, 1581120360000, 0, 'raw', 1, '3a6cf0ad12e5b59224f380388fbab29f2f1be3fe786f26fbd86fe8440f8d7547', NULL, 0, NULL);
INSERT INTO public.notice VALUES (1, '3t1xrkdww819h', 'lost:rival:7b9eby70qm006.1:name:c5af8ab229a0:3t1xrkdww819h.1', '7b9eby70qm006.1', '{"code":"lost","what":{"word":"Household"},"title":["3-1502","陈家"],"part":{"word":"Name"},"mine":["黄家"],"shown":["陈家"],"who":"Wang"}', 4, 1581120120000);
INSERT INTO public.op VALUES (1, '7b9eby70qm006', 1, 'household', NULL, 1581120060000, 1581120060000, 0, 1581120060000, 0, '\x7b2274223a313538313132303036303030302c226b696e64223a22686f757365686f6c64222c22736574223a7b22756e6974223a22332d31353032222c226e616d65223a22e69e97e5aeb6227d7d', 'ba244e9fb799daf9eef1d154484223fd');
INSERT INTO public.op VALUES (1, '3t1xrkdww819h', 1, 'household', '7b9eby70qm006.1', 1581120120000, 1581120120000, 0, 1581120120000, 0, '\x7b2274223a313538313132303132303030302c226b696e64223a22686f757365686f6c64222c226964223a223762396562793730716d3030362e31222c22736574223a7b226e616d65223a22e9bb84e5aeb6227d2c2262617365223a7b226e616d65223a5b223762396562793730716d3030362e31225d7d7d', '71fb8783a08a1ba2837a093b2351e97c');
INSERT INTO public.op VALUES (1, '7b9eby70qm006', 2, 'household', '7b9eby70qm006.1', 1581120120000, 1581120120000, 0, 1581120120000, 0, '\x7b2274223a313538313132303132303030302c226b696e64223a22686f757365686f6c64222c22736574223a7b226e616d65223a22e99988e5aeb6227d2c226964223a223762396562793730716d3030362e31227d', '8a8743db083587f1d303820090681a74');
INSERT INTO public.op VALUES (1, '3t1xrkdww819h', 2, 'gate_entry', NULL, 1581120180000, 1581120180000, 0, 1581120180000, 0, '\x7b2274223a313538313132303138303030302c226b696e64223a22676174655f656e747279222c22736574223a7b2267617465223a2265617374222c22646972656374696f6e223a226f7574222c227375626a656374223a227265736964656e74222c22706572736f6e223a22e69e9730222c22756e6974223a22332d31353032227d7d', '3f659a4f97e4f4b1b81ecfaa1a68d851');
INSERT INTO public.op VALUES (1, '3t1xrkdww819h', 3, 'gate_entry', NULL, 1581120240000, 1581120240000, 0, 1581120240000, 0, '\x7b2274223a313538313132303234303030302c226b696e64223a22676174655f656e747279222c22736574223a7b2267617465223a2265617374222c22646972656374696f6e223a226f7574222c227375626a656374223a227265736964656e74222c22706572736f6e223a22e69e9731222c22756e6974223a22332d31353032227d7d', '836a0bf2fa1ba3668e74016d2b313486');
INSERT INTO public.op VALUES (1, '3t1xrkdww819h', 4, 'gate_entry', NULL, 1581120300000, 1581120300000, 0, 1581120300000, 0, '\x7b2274223a313538313132303330303030302c226b696e64223a22676174655f656e747279222c22736574223a7b2267617465223a2265617374222c22646972656374696f6e223a226f7574222c227375626a656374223a227265736964656e74222c22706572736f6e223a22e69e9732222c22756e6974223a22332d31353032227d7d', 'd36f38236ca61b4fa5407e34b96db401');
INSERT INTO public.op VALUES (1, '3t1xrkdww819h', 5, 'errand', NULL, 1581120360000, 1581120360000, 0, 1581120360000, 1, '\x7b2274223a313538313132303336303030302c226b696e64223a22657272616e64222c22736574223a7b227469746c65223a227878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878222c22737461747573223a226e6f7468696e67227d7d', 'e9a80cec5668abdb357b378ff9e1ec58');
INSERT INTO public.person VALUES ('25rv57t79d6r7', 0, 'Coordinator', 'administrator', 'admin', '$argon2id$v=19$m=65536,t=3,p=4$KNqJI7VjDaQi7PkuCSCoIA$X/YZovLzIgwAdmhJiuFWWeZWn+wfXcowu9k3E5loyQ4', 1581120000000);
INSERT INTO public.person VALUES ('nc12grdqsysvm', 1, 'Wang', 'lead', NULL, NULL, 1581120000000);
INSERT INTO public.person VALUES ('jmm9ybn149e8v', 1, 'Auntie Lin', 'gate', NULL, NULL, 1581120000000);
INSERT INTO public.setting VALUES ('epoch', '2c60bdaa');
INSERT INTO public.setting VALUES ('registry', 'b4c564c22fa0b4ca');
INSERT INTO public.setting VALUES ('figures', 'cd26719f6553196f');
INSERT INTO public.site VALUES (1, 'xh', '新华小区', 'compound', NULL);
INSERT INTO public.site VALUES (2, 'hj', '海景', 'compound', NULL);
INSERT INTO public.token VALUES ('c3be2c687ef0564e66529f4e17a1d5e6a1b025cab31b3796b463abba7bc28287', '7b9eby70qm006', 1581120000000, NULL);
INSERT INTO public.token VALUES ('98fa78b898418f4b5a067efe996bd30b7b4c18a100c731af2cb5d69d4c39768d', '3t1xrkdww819h', 1581120000000, NULL);
INSERT INTO public.tries VALUES ('05dffc0e85f83a7cf12b5b7d1f29e6b6c7891c07ab25851c960af40155ce5d1e', 0, 1581120000000);
INSERT INTO public.verdict VALUES (1, '3t1xrkdww819h', 1, '7b9eby70qm006.1', 'conflict', '["name"]', 1);
INSERT INTO public.verdict VALUES (1, '7b9eby70qm006', 2, '7b9eby70qm006.1', 'conflict', '["name"]', 1);
INSERT INTO public.verdict VALUES (1, '3t1xrkdww819h', 5, '3t1xrkdww819h.5', 'quarantined', '{"title":[{"code":"too_long","max":200}],"status":[{"code":"choice","choices":"open, failed, claimed, cancelled, bought, delivered, closed"}]}', 0);
SELECT pg_catalog.setval('public.export_id_seq', 1, false);
SELECT pg_catalog.setval('public.site_id_seq', 2, true);
ALTER TABLE ONLY public.activity
    ADD CONSTRAINT activity_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.alias
    ADD CONSTRAINT alias_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.asset
    ADD CONSTRAINT asset_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.awaited
    ADD CONSTRAINT awaited_pkey PRIMARY KEY (site, record, node, n);
ALTER TABLE ONLY public.browser
    ADD CONSTRAINT browser_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.campaign
    ADD CONSTRAINT campaign_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.care_note
    ADD CONSTRAINT care_note_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (site, pos);
ALTER TABLE ONLY public.clock_jump
    ADD CONSTRAINT clock_jump_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (node, nr);
ALTER TABLE ONLY public.counsel
    ADD CONSTRAINT counsel_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.counter
    ADD CONSTRAINT counter_pkey PRIMARY KEY (site);
ALTER TABLE ONLY public.day_close
    ADD CONSTRAINT day_close_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.device_note
    ADD CONSTRAINT device_note_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.directive
    ADD CONSTRAINT directive_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.directory_key
    ADD CONSTRAINT directory_key_pkey PRIMARY KEY (site, key, resident);
ALTER TABLE ONLY public.directory_mark
    ADD CONSTRAINT directory_mark_pkey PRIMARY KEY (site);
ALTER TABLE ONLY public.duty
    ADD CONSTRAINT duty_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.errand_item
    ADD CONSTRAINT errand_item_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.errand_money
    ADD CONSTRAINT errand_money_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.errand
    ADD CONSTRAINT errand_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT evidence_pkey PRIMARY KEY (node, hash);
ALTER TABLE ONLY public.export
    ADD CONSTRAINT export_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.fault
    ADD CONSTRAINT fault_pkey PRIMARY KEY (site, about);
ALTER TABLE ONLY public.figure
    ADD CONSTRAINT figure_pkey PRIMARY KEY (site, hour, day, name, reason);
ALTER TABLE ONLY public.filter
    ADD CONSTRAINT filter_pkey PRIMARY KEY (site, person, name);
ALTER TABLE ONLY public.gate_entry
    ADD CONSTRAINT gate_entry_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.goods
    ADD CONSTRAINT goods_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.health_check
    ADD CONSTRAINT health_check_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.household
    ADD CONSTRAINT household_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.incident
    ADD CONSTRAINT incident_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.isolation
    ADD CONSTRAINT isolation_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.item_count
    ADD CONSTRAINT item_count_pkey PRIMARY KEY (site, rank, cause);
ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.look
    ADD CONSTRAINT look_pkey PRIMARY KEY (site, slot, person, what, asked);
ALTER TABLE ONLY public.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (node, person);
ALTER TABLE ONLY public.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.movement
    ADD CONSTRAINT movement_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.node
    ADD CONSTRAINT node_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (site, node, id);
ALTER TABLE ONLY public.once
    ADD CONSTRAINT once_pkey PRIMARY KEY (site, key, content);
ALTER TABLE ONLY public.op
    ADD CONSTRAINT op_pkey PRIMARY KEY (site, node, n);
ALTER TABLE ONLY public.org
    ADD CONSTRAINT org_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.permit
    ADD CONSTRAINT permit_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.place
    ADD CONSTRAINT place_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.point
    ADD CONSTRAINT point_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.question
    ADD CONSTRAINT question_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.regime
    ADD CONSTRAINT regime_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.release
    ADD CONSTRAINT release_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.released
    ADD CONSTRAINT released_pkey PRIMARY KEY (site, node, n);
ALTER TABLE ONLY public.request
    ADD CONSTRAINT request_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.resident
    ADD CONSTRAINT resident_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.role
    ADD CONSTRAINT role_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.rule
    ADD CONSTRAINT rule_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.screening
    ADD CONSTRAINT screening_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.shift
    ADD CONSTRAINT shift_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.site
    ADD CONSTRAINT site_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tick
    ADD CONSTRAINT tick_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.token
    ADD CONSTRAINT token_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.tries
    ADD CONSTRAINT tries_pkey PRIMARY KEY (who);
ALTER TABLE ONLY public.unfinished
    ADD CONSTRAINT unfinished_pkey PRIMARY KEY (site, record);
ALTER TABLE ONLY public.verdict
    ADD CONSTRAINT verdict_pkey PRIMARY KEY (site, node, n);
ALTER TABLE ONLY public.visit
    ADD CONSTRAINT visit_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.volunteer
    ADD CONSTRAINT volunteer_pkey PRIMARY KEY (site, id);
CREATE INDEX activity_beside27_batch_no ON public.activity USING btree (site, ((at >> 27)), batch_no, at) WHERE (batch_no IS NOT NULL);
CREATE INDEX activity_beside27_org ON public.activity USING btree (site, ((at >> 27)), org, at) WHERE (org IS NOT NULL);
CREATE INDEX activity_beside27_point ON public.activity USING btree (site, ((at >> 27)), point, at) WHERE (point IS NOT NULL);
CREATE INDEX activity_by_campaign ON public.activity USING btree (site, campaign, at) WHERE (campaign IS NOT NULL);
CREATE INDEX activity_by_org ON public.activity USING btree (site, org, at) WHERE (org IS NOT NULL);
CREATE INDEX activity_by_point ON public.activity USING btree (site, point, at) WHERE (point IS NOT NULL);
CREATE INDEX activity_by_what ON public.activity USING btree (site, what, at) WHERE (what IS NOT NULL);
CREATE INDEX activity_days ON public.activity USING btree (site, at);
CREATE INDEX activity_feed ON public.activity USING btree (site, pos);
CREATE INDEX activity_review ON public.activity USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX activity_same_as ON public.activity USING btree (site, at) WHERE (same_as IS NOT NULL);
CREATE INDEX activity_void ON public.activity USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX activity_waiting ON public.activity USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX alias_days ON public.alias USING btree (site, at);
CREATE INDEX alias_feed ON public.alias USING btree (site, pos);
CREATE INDEX alias_review ON public.alias USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX alias_site_a ON public.alias USING btree (site, a);
CREATE INDEX alias_site_b ON public.alias USING btree (site, b);
CREATE INDEX alias_void ON public.alias USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX alias_waiting ON public.alias USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX asset_by_number ON public.asset USING btree (site, number, at) WHERE (number IS NOT NULL);
CREATE INDEX asset_days ON public.asset USING btree (site, at);
CREATE INDEX asset_feed ON public.asset USING btree (site, pos);
CREATE INDEX asset_review ON public.asset USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX asset_void ON public.asset USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX asset_waiting ON public.asset USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX browser_person ON public.browser USING btree (person);
CREATE INDEX campaign_by_goods ON public.campaign USING btree (site, goods, at) WHERE (goods IS NOT NULL);
CREATE INDEX campaign_by_state ON public.campaign USING btree (site, state, at) WHERE (state IS NOT NULL);
CREATE INDEX campaign_by_type ON public.campaign USING btree (site, type, at) WHERE (type IS NOT NULL);
CREATE INDEX campaign_days ON public.campaign USING btree (site, at);
CREATE INDEX campaign_feed ON public.campaign USING btree (site, pos);
CREATE INDEX campaign_review ON public.campaign USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX campaign_void ON public.campaign USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX campaign_waiting ON public.campaign USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX care_note_by_household ON public.care_note USING btree (site, household, at) WHERE (household IS NOT NULL);
CREATE INDEX care_note_days ON public.care_note USING btree (site, at);
CREATE INDEX care_note_feed ON public.care_note USING btree (site, pos);
CREATE INDEX care_note_review ON public.care_note USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX care_note_void ON public.care_note USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX care_note_waiting ON public.care_note USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX clock_jump_days ON public.clock_jump USING btree (site, at);
CREATE INDEX clock_jump_feed ON public.clock_jump USING btree (site, pos);
CREATE INDEX clock_jump_review ON public.clock_jump USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX clock_jump_void ON public.clock_jump USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX clock_jump_waiting ON public.clock_jump USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX contact_node_claimed_arrival ON public.contact USING btree (node, claimed, arrival);
CREATE INDEX contact_node_heard ON public.contact USING btree (node, heard);
CREATE INDEX counsel_alike_handle ON public.counsel USING btree (site, handle) WHERE (handle IS NOT NULL);
CREATE INDEX counsel_by_day ON public.counsel USING btree (site, day, at) WHERE (day IS NOT NULL);
CREATE INDEX counsel_by_referred_to ON public.counsel USING btree (site, referred_to, at) WHERE (referred_to IS NOT NULL);
CREATE INDEX counsel_by_team ON public.counsel USING btree (site, team, at) WHERE (team IS NOT NULL);
CREATE INDEX counsel_days ON public.counsel USING btree (site, at);
CREATE INDEX counsel_feed ON public.counsel USING btree (site, pos);
CREATE INDEX counsel_review ON public.counsel USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX counsel_void ON public.counsel USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX counsel_waiting ON public.counsel USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX day_close_days ON public.day_close USING btree (site, at);
CREATE INDEX day_close_feed ON public.day_close USING btree (site, pos);
CREATE INDEX day_close_review ON public.day_close USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX day_close_site_date ON public.day_close USING btree (site, date);
CREATE INDEX day_close_void ON public.day_close USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX day_close_waiting ON public.day_close USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX decision_days ON public.decision USING btree (site, at);
CREATE INDEX decision_feed ON public.decision USING btree (site, pos);
CREATE INDEX decision_review ON public.decision USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX decision_site_item ON public.decision USING btree (site, item);
CREATE INDEX decision_void ON public.decision USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX decision_waiting ON public.decision USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX device_note_days ON public.device_note USING btree (site, at);
CREATE INDEX device_note_feed ON public.device_note USING btree (site, pos);
CREATE INDEX device_note_review ON public.device_note USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX device_note_site_node ON public.device_note USING btree (site, node);
CREATE INDEX device_note_void ON public.device_note USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX device_note_waiting ON public.device_note USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX directive_alike_doc_no ON public.directive USING btree (site, doc_no) WHERE (doc_no IS NOT NULL);
CREATE INDEX directive_by_issuer ON public.directive USING btree (site, issuer, at) WHERE (issuer IS NOT NULL);
CREATE INDEX directive_by_supersedes ON public.directive USING btree (site, supersedes, at) WHERE (supersedes IS NOT NULL);
CREATE INDEX directive_by_title ON public.directive USING btree (site, title, at) WHERE (title IS NOT NULL);
CREATE INDEX directive_by_type ON public.directive USING btree (site, type, at) WHERE (type IS NOT NULL);
CREATE INDEX directive_days ON public.directive USING btree (site, at);
CREATE INDEX directive_feed ON public.directive USING btree (site, pos);
CREATE INDEX directive_review ON public.directive USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX directive_void ON public.directive USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX directive_waiting ON public.directive USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX directorykey_site_resident ON public.directory_key USING btree (site, resident);
CREATE INDEX duty_by_of ON public.duty USING btree (site, of, at) WHERE (of IS NOT NULL);
CREATE INDEX duty_by_post ON public.duty USING btree (site, post, at) WHERE (post IS NOT NULL);
CREATE INDEX duty_by_shift ON public.duty USING btree (site, shift, at) WHERE (shift IS NOT NULL);
CREATE INDEX duty_by_state ON public.duty USING btree (site, state, at) WHERE (state IS NOT NULL);
CREATE INDEX duty_by_volunteer ON public.duty USING btree (site, volunteer, at) WHERE (volunteer IS NOT NULL);
CREATE INDEX duty_by_who ON public.duty USING btree (site, who, at) WHERE (who IS NOT NULL);
CREATE INDEX duty_days ON public.duty USING btree (site, at);
CREATE INDEX duty_feed ON public.duty USING btree (site, pos);
CREATE INDEX duty_review ON public.duty USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX duty_void ON public.duty USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX duty_waiting ON public.duty USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX errand_by_category ON public.errand USING btree (site, category, at) WHERE (category IS NOT NULL);
CREATE INDEX errand_by_household ON public.errand USING btree (site, household, at) WHERE (household IS NOT NULL);
CREATE INDEX errand_by_request ON public.errand USING btree (site, request, at) WHERE (request IS NOT NULL);
CREATE INDEX errand_by_runner ON public.errand USING btree (site, runner, at) WHERE (runner IS NOT NULL);
CREATE INDEX errand_by_unit ON public.errand USING btree (site, unit, at) WHERE (unit IS NOT NULL);
CREATE INDEX errand_days ON public.errand USING btree (site, at);
CREATE INDEX errand_feed ON public.errand USING btree (site, pos);
CREATE INDEX errand_item_by_errand ON public.errand_item USING btree (site, errand, at) WHERE (errand IS NOT NULL);
CREATE INDEX errand_item_days ON public.errand_item USING btree (site, at);
CREATE INDEX errand_item_feed ON public.errand_item USING btree (site, pos);
CREATE INDEX errand_item_review ON public.errand_item USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX errand_item_void ON public.errand_item USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX errand_item_waiting ON public.errand_item USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX errand_money_by_errand ON public.errand_money USING btree (site, errand, at) WHERE (errand IS NOT NULL);
CREATE INDEX errand_money_by_runner ON public.errand_money USING btree (site, runner, at) WHERE (runner IS NOT NULL);
CREATE INDEX errand_money_days ON public.errand_money USING btree (site, at);
CREATE INDEX errand_money_feed ON public.errand_money USING btree (site, pos);
CREATE INDEX errand_money_review ON public.errand_money USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX errand_money_void ON public.errand_money USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX errand_money_waiting ON public.errand_money USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX errand_review ON public.errand USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX errand_site_status ON public.errand USING btree (site, status);
CREATE INDEX errand_void ON public.errand USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX errand_waiting ON public.errand USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX export_site_at ON public.export USING btree (site, at);
CREATE INDEX gate_entry_beside_person ON public.gate_entry USING btree (site, ((at >> 22)), person, at) WHERE (person IS NOT NULL);
CREATE INDEX gate_entry_beside_plate ON public.gate_entry USING btree (site, ((at >> 22)), plate, at) WHERE (plate IS NOT NULL);
CREATE INDEX gate_entry_by_household ON public.gate_entry USING btree (site, household, at) WHERE (household IS NOT NULL);
CREATE INDEX gate_entry_days ON public.gate_entry USING btree (site, at);
CREATE INDEX gate_entry_feed ON public.gate_entry USING btree (site, pos);
CREATE INDEX gate_entry_review ON public.gate_entry USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX gate_entry_same_as ON public.gate_entry USING btree (site, at) WHERE (same_as IS NOT NULL);
CREATE INDEX gate_entry_void ON public.gate_entry USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX gate_entry_waiting ON public.gate_entry USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX goods_by_name ON public.goods USING btree (site, name, at) WHERE (name IS NOT NULL);
CREATE INDEX goods_days ON public.goods USING btree (site, at);
CREATE INDEX goods_feed ON public.goods USING btree (site, pos);
CREATE INDEX goods_review ON public.goods USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX goods_same_as ON public.goods USING btree (site, at) WHERE (same_as IS NOT NULL);
CREATE INDEX goods_void ON public.goods USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX goods_waiting ON public.goods USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX health_check_by_date ON public.health_check USING btree (site, date, at) WHERE (date IS NOT NULL);
CREATE INDEX health_check_by_resident ON public.health_check USING btree (site, resident, at) WHERE (resident IS NOT NULL);
CREATE INDEX health_check_days ON public.health_check USING btree (site, at);
CREATE INDEX health_check_feed ON public.health_check USING btree (site, pos);
CREATE INDEX health_check_review ON public.health_check USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX health_check_void ON public.health_check USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX health_check_waiting ON public.health_check USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX household_alike_name ON public.household USING btree (site, name) WHERE (name IS NOT NULL);
CREATE INDEX household_by_building ON public.household USING btree (site, building, at) WHERE (building IS NOT NULL);
CREATE INDEX household_by_phone ON public.household USING btree (site, phone, at) WHERE (phone IS NOT NULL);
CREATE INDEX household_by_unit ON public.household USING btree (site, unit, at) WHERE (unit IS NOT NULL);
CREATE INDEX household_days ON public.household USING btree (site, at);
CREATE INDEX household_feed ON public.household USING btree (site, pos);
CREATE INDEX household_review ON public.household USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX household_same_as ON public.household USING btree (site, at) WHERE (same_as IS NOT NULL);
CREATE INDEX household_void ON public.household USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX household_waiting ON public.household USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX incident_beside27_household ON public.incident USING btree (site, ((at >> 27)), household, at) WHERE (household IS NOT NULL);
CREATE INDEX incident_beside27_person ON public.incident USING btree (site, ((at >> 27)), person, at) WHERE (person IS NOT NULL);
CREATE INDEX incident_beside27_plate ON public.incident USING btree (site, ((at >> 27)), plate, at) WHERE (plate IS NOT NULL);
CREATE INDEX incident_by_entry ON public.incident USING btree (site, entry, at) WHERE (entry IS NOT NULL);
CREATE INDEX incident_by_from_org ON public.incident USING btree (site, from_org, at) WHERE (from_org IS NOT NULL);
CREATE INDEX incident_by_household ON public.incident USING btree (site, household, at) WHERE (household IS NOT NULL);
CREATE INDEX incident_by_resident ON public.incident USING btree (site, resident, at) WHERE (resident IS NOT NULL);
CREATE INDEX incident_by_status ON public.incident USING btree (site, status, at) WHERE (status IS NOT NULL);
CREATE INDEX incident_by_type ON public.incident USING btree (site, type, at) WHERE (type IS NOT NULL);
CREATE INDEX incident_days ON public.incident USING btree (site, at);
CREATE INDEX incident_feed ON public.incident USING btree (site, pos);
CREATE INDEX incident_review ON public.incident USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX incident_same_as ON public.incident USING btree (site, at) WHERE (same_as IS NOT NULL);
CREATE INDEX incident_void ON public.incident USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX incident_waiting ON public.incident USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX invitation_site ON public.invitation USING btree (site);
CREATE INDEX isolation_by_directive ON public.isolation USING btree (site, directive, at) WHERE (directive IS NOT NULL);
CREATE INDEX isolation_by_household ON public.isolation USING btree (site, household, at) WHERE (household IS NOT NULL);
CREATE INDEX isolation_by_status ON public.isolation USING btree (site, status, at) WHERE (status IS NOT NULL);
CREATE INDEX isolation_days ON public.isolation USING btree (site, at);
CREATE INDEX isolation_feed ON public.isolation USING btree (site, pos);
CREATE INDEX isolation_review ON public.isolation USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX isolation_void ON public.isolation USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX isolation_waiting ON public.isolation USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX item_other ON public.item USING btree (site, other) WHERE (other IS NOT NULL);
CREATE INDEX item_site_open_rank_cause_at_id ON public.item USING btree (site, open, rank, cause, at, id);
CREATE INDEX item_site_record ON public.item USING btree (site, record);
CREATE INDEX job_site_export ON public.job USING btree (site, export);
CREATE INDEX job_site_person_began ON public.job USING btree (site, person, began);
CREATE INDEX look_site_asked_at ON public.look USING btree (site, asked, at);
CREATE INDEX movement_beside27_from_org ON public.movement USING btree (site, ((at >> 27)), from_org, at) WHERE (from_org IS NOT NULL);
CREATE INDEX movement_beside27_household ON public.movement USING btree (site, ((at >> 27)), household, at) WHERE (household IS NOT NULL);
CREATE INDEX movement_beside27_transfer ON public.movement USING btree (site, ((at >> 27)), transfer, at) WHERE (transfer IS NOT NULL);
CREATE INDEX movement_by_ceremony ON public.movement USING btree (site, ceremony, at) WHERE (ceremony IS NOT NULL);
CREATE INDEX movement_by_from_org ON public.movement USING btree (site, from_org, at) WHERE (from_org IS NOT NULL);
CREATE INDEX movement_by_goods ON public.movement USING btree (site, goods, at) WHERE (goods IS NOT NULL);
CREATE INDEX movement_by_household ON public.movement USING btree (site, household, at) WHERE (household IS NOT NULL);
CREATE INDEX movement_by_request ON public.movement USING btree (site, request, at) WHERE (request IS NOT NULL);
CREATE INDEX movement_by_round ON public.movement USING btree (site, round, at) WHERE (round IS NOT NULL);
CREATE INDEX movement_by_store ON public.movement USING btree (site, store, at) WHERE (store IS NOT NULL);
CREATE INDEX movement_by_type ON public.movement USING btree (site, type, at) WHERE (type IS NOT NULL);
CREATE INDEX movement_days ON public.movement USING btree (site, at);
CREATE INDEX movement_feed ON public.movement USING btree (site, pos);
CREATE INDEX movement_review ON public.movement USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX movement_same_as ON public.movement USING btree (site, at) WHERE (same_as IS NOT NULL);
CREATE INDEX movement_void ON public.movement USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX movement_waiting ON public.movement USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX node_site ON public.node USING btree (site);
CREATE INDEX notice_site_node_pos ON public.notice USING btree (site, node, pos);
CREATE INDEX op_edits ON public.op USING btree (site, kind, arrived, record) WHERE (record IS NOT NULL);
CREATE INDEX op_record ON public.op USING btree (site, record) WHERE (record IS NOT NULL);
CREATE INDEX op_uncertain ON public.op USING btree (site, node, at) WHERE (uncertain > 0);
CREATE INDEX op_verdict ON public.op USING btree (site, verdict, arrived) WHERE (verdict > 0);
CREATE INDEX org_by_convener ON public.org USING btree (site, convener, at) WHERE (convener IS NOT NULL);
CREATE INDEX org_by_host ON public.org USING btree (site, host, at) WHERE (host IS NOT NULL);
CREATE INDEX org_by_name ON public.org USING btree (site, name, at) WHERE (name IS NOT NULL);
CREATE INDEX org_by_phone ON public.org USING btree (site, phone, at) WHERE (phone IS NOT NULL);
CREATE INDEX org_by_type ON public.org USING btree (site, type, at) WHERE (type IS NOT NULL);
CREATE INDEX org_days ON public.org USING btree (site, at);
CREATE INDEX org_feed ON public.org USING btree (site, pos);
CREATE INDEX org_review ON public.org USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX org_same_as ON public.org USING btree (site, at) WHERE (same_as IS NOT NULL);
CREATE INDEX org_void ON public.org USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX org_waiting ON public.org USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX permit_by_holder ON public.permit USING btree (site, holder, at) WHERE (holder IS NOT NULL);
CREATE INDEX permit_by_household ON public.permit USING btree (site, household, at) WHERE (household IS NOT NULL);
CREATE INDEX permit_by_number ON public.permit USING btree (site, number, at) WHERE (number IS NOT NULL);
CREATE INDEX permit_by_resident ON public.permit USING btree (site, resident, at) WHERE (resident IS NOT NULL);
CREATE INDEX permit_by_unit ON public.permit USING btree (site, unit, at) WHERE (unit IS NOT NULL);
CREATE INDEX permit_days ON public.permit USING btree (site, at);
CREATE INDEX permit_feed ON public.permit USING btree (site, pos);
CREATE INDEX permit_review ON public.permit USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX permit_void ON public.permit USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX permit_waiting ON public.permit USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE UNIQUE INDEX person_login ON public.person USING btree (login);
CREATE INDEX person_site ON public.person USING btree (site);
CREATE INDEX place_by_code ON public.place USING btree (site, code, at) WHERE (code IS NOT NULL);
CREATE INDEX place_by_covered_by ON public.place USING btree (site, covered_by, at) WHERE (covered_by IS NOT NULL);
CREATE INDEX place_by_level ON public.place USING btree (site, level, at) WHERE (level IS NOT NULL);
CREATE INDEX place_by_managed_by ON public.place USING btree (site, managed_by, at) WHERE (managed_by IS NOT NULL);
CREATE INDEX place_by_name ON public.place USING btree (site, name, at) WHERE (name IS NOT NULL);
CREATE INDEX place_days ON public.place USING btree (site, at);
CREATE INDEX place_feed ON public.place USING btree (site, pos);
CREATE INDEX place_review ON public.place USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX place_void ON public.place USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX place_waiting ON public.place USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX point_alike_name ON public.point USING btree (site, name) WHERE (name IS NOT NULL);
CREATE INDEX point_by_building ON public.point USING btree (site, building, at) WHERE (building IS NOT NULL);
CREATE INDEX point_by_code ON public.point USING btree (site, code, at) WHERE (code IS NOT NULL);
CREATE INDEX point_by_owner ON public.point USING btree (site, owner, at) WHERE (owner IS NOT NULL);
CREATE INDEX point_by_spot ON public.point USING btree (site, spot, at) WHERE (spot IS NOT NULL);
CREATE INDEX point_by_state ON public.point USING btree (site, state, at) WHERE (state IS NOT NULL);
CREATE INDEX point_by_type ON public.point USING btree (site, type, at) WHERE (type IS NOT NULL);
CREATE INDEX point_days ON public.point USING btree (site, at);
CREATE INDEX point_feed ON public.point USING btree (site, pos);
CREATE INDEX point_review ON public.point USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX point_same_as ON public.point USING btree (site, at) WHERE (same_as IS NOT NULL);
CREATE INDEX point_void ON public.point USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX point_waiting ON public.point USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX question_days ON public.question USING btree (site, at);
CREATE INDEX question_feed ON public.question USING btree (site, pos);
CREATE INDEX question_review ON public.question USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX question_site_item ON public.question USING btree (site, item);
CREATE INDEX question_void ON public.question USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX question_waiting ON public.question USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX regime_by_since ON public.regime USING btree (site, since, at) WHERE (since IS NOT NULL);
CREATE INDEX regime_days ON public.regime USING btree (site, at);
CREATE INDEX regime_feed ON public.regime USING btree (site, pos);
CREATE INDEX regime_review ON public.regime USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX regime_void ON public.regime USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX regime_waiting ON public.regime USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX release_days ON public.release USING btree (site, at);
CREATE INDEX release_feed ON public.release USING btree (site, pos);
CREATE INDEX release_review ON public.release USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX release_void ON public.release USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX release_waiting ON public.release USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX request_alike_phone ON public.request USING btree (site, phone) WHERE (phone IS NOT NULL);
CREATE INDEX request_by_asked_of ON public.request USING btree (site, asked_of, at) WHERE (asked_of IS NOT NULL);
CREATE INDEX request_by_became ON public.request USING btree (site, became, at) WHERE (became IS NOT NULL);
CREATE INDEX request_by_category ON public.request USING btree (site, category, at) WHERE (category IS NOT NULL);
CREATE INDEX request_by_household ON public.request USING btree (site, household, at) WHERE (household IS NOT NULL);
CREATE INDEX request_by_status ON public.request USING btree (site, status, at) WHERE (status IS NOT NULL);
CREATE INDEX request_by_unit ON public.request USING btree (site, unit, at) WHERE (unit IS NOT NULL);
CREATE INDEX request_days ON public.request USING btree (site, at);
CREATE INDEX request_feed ON public.request USING btree (site, pos);
CREATE INDEX request_review ON public.request USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX request_void ON public.request USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX request_waiting ON public.request USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX resident_by_household ON public.resident USING btree (site, household, at) WHERE (household IS NOT NULL);
CREATE INDEX resident_by_name ON public.resident USING btree (site, name, at) WHERE (name IS NOT NULL);
CREATE INDEX resident_by_phone ON public.resident USING btree (site, phone, at) WHERE (phone IS NOT NULL);
CREATE INDEX resident_days ON public.resident USING btree (site, at);
CREATE INDEX resident_feed ON public.resident USING btree (site, pos);
CREATE INDEX resident_review ON public.resident USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX resident_same_as ON public.resident USING btree (site, at) WHERE (same_as IS NOT NULL);
CREATE INDEX resident_void ON public.resident USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX resident_waiting ON public.resident USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX role_by_appointed_by ON public.role USING btree (site, appointed_by, at) WHERE (appointed_by IS NOT NULL);
CREATE INDEX role_by_holder ON public.role USING btree (site, holder, at) WHERE (holder IS NOT NULL);
CREATE INDEX role_by_place ON public.role USING btree (site, place, at) WHERE (place IS NOT NULL);
CREATE INDEX role_by_spot ON public.role USING btree (site, spot, at) WHERE (spot IS NOT NULL);
CREATE INDEX role_by_team ON public.role USING btree (site, team, at) WHERE (team IS NOT NULL);
CREATE INDEX role_days ON public.role USING btree (site, at);
CREATE INDEX role_feed ON public.role USING btree (site, pos);
CREATE INDEX role_review ON public.role USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX role_void ON public.role USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX role_waiting ON public.role USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX rule_days ON public.rule USING btree (site, at);
CREATE INDEX rule_feed ON public.rule USING btree (site, pos);
CREATE INDEX rule_review ON public.rule USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX rule_site_covers ON public.rule USING btree (site, covers);
CREATE INDEX rule_void ON public.rule USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX rule_waiting ON public.rule USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX screening_by_household ON public.screening USING btree (site, household, at) WHERE (household IS NOT NULL);
CREATE INDEX screening_by_round ON public.screening USING btree (site, round, at) WHERE (round IS NOT NULL);
CREATE INDEX screening_days ON public.screening USING btree (site, at);
CREATE INDEX screening_feed ON public.screening USING btree (site, pos);
CREATE INDEX screening_review ON public.screening USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX screening_void ON public.screening USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX screening_waiting ON public.screening USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX session_expires ON public.session USING btree (expires);
CREATE INDEX shift_by_date ON public.shift USING btree (site, date, at) WHERE (date IS NOT NULL);
CREATE INDEX shift_by_post ON public.shift USING btree (site, post, at) WHERE (post IS NOT NULL);
CREATE INDEX shift_by_team ON public.shift USING btree (site, team, at) WHERE (team IS NOT NULL);
CREATE INDEX shift_days ON public.shift USING btree (site, at);
CREATE INDEX shift_feed ON public.shift USING btree (site, pos);
CREATE INDEX shift_review ON public.shift USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX shift_void ON public.shift USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX shift_waiting ON public.shift USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE UNIQUE INDEX site_code ON public.site USING btree (code);
CREATE INDEX site_parent ON public.site USING btree (parent);
CREATE INDEX tick_by_of ON public.tick USING btree (site, of, at) WHERE (of IS NOT NULL);
CREATE INDEX tick_by_on ON public.tick USING btree (site, "on", at) WHERE ("on" IS NOT NULL);
CREATE INDEX tick_days ON public.tick USING btree (site, at);
CREATE INDEX tick_feed ON public.tick USING btree (site, pos);
CREATE INDEX tick_review ON public.tick USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX tick_void ON public.tick USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX tick_waiting ON public.tick USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX token_node ON public.token USING btree (node);
CREATE INDEX tries_until ON public.tries USING btree (until);
CREATE INDEX verdict_site_record ON public.verdict USING btree (site, record);
CREATE INDEX verdict_site_verdict_node ON public.verdict USING btree (site, verdict, node);
CREATE INDEX visit_by_household ON public.visit USING btree (site, household, at) WHERE (household IS NOT NULL);
CREATE INDEX visit_by_occasion ON public.visit USING btree (site, occasion, at) WHERE (occasion IS NOT NULL);
CREATE INDEX visit_days ON public.visit USING btree (site, at);
CREATE INDEX visit_feed ON public.visit USING btree (site, pos);
CREATE INDEX visit_review ON public.visit USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX visit_void ON public.visit USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX visit_waiting ON public.visit USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX volunteer_by_household ON public.volunteer USING btree (site, household, at) WHERE (household IS NOT NULL);
CREATE INDEX volunteer_by_name ON public.volunteer USING btree (site, name, at) WHERE (name IS NOT NULL);
CREATE INDEX volunteer_by_org ON public.volunteer USING btree (site, org, at) WHERE (org IS NOT NULL);
CREATE INDEX volunteer_by_phone ON public.volunteer USING btree (site, phone, at) WHERE (phone IS NOT NULL);
CREATE INDEX volunteer_days ON public.volunteer USING btree (site, at);
CREATE INDEX volunteer_feed ON public.volunteer USING btree (site, pos);
CREATE INDEX volunteer_review ON public.volunteer USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX volunteer_same_as ON public.volunteer USING btree (site, at) WHERE (same_as IS NOT NULL);
CREATE INDEX volunteer_void ON public.volunteer USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX volunteer_waiting ON public.volunteer USING btree (site, at) WHERE (waiting IS NOT NULL);
