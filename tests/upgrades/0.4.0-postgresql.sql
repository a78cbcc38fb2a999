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
CREATE TABLE public.certificate (
    id text NOT NULL,
    site integer NOT NULL,
    household text NOT NULL,
    person text NOT NULL,
    reason text NOT NULL,
    counts text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL
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
    doubtful smallint DEFAULT 0 NOT NULL,
    via text DEFAULT ''::text NOT NULL,
    theirs bigint DEFAULT 0 NOT NULL
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
    swept bigint NOT NULL,
    forgot bigint DEFAULT 0 NOT NULL
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
    isolation text,
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
CREATE TABLE public.forgotten (
    site integer NOT NULL,
    record text NOT NULL,
    kind text NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.forgotten_figure (
    site integer NOT NULL,
    hour smallint NOT NULL,
    day text NOT NULL,
    name text NOT NULL,
    reason text NOT NULL,
    n bigint NOT NULL
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
    allowed bigint,
    allowed_days bigint,
    allowed_for text,
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
CREATE TABLE public.held (
    site integer NOT NULL,
    node text NOT NULL,
    first bigint NOT NULL,
    hash text NOT NULL,
    at bigint NOT NULL,
    body bytea NOT NULL
);
CREATE TABLE public.home_link (
    hash text NOT NULL,
    site integer NOT NULL,
    household text NOT NULL,
    by text NOT NULL,
    made bigint NOT NULL,
    ended bigint
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
CREATE TABLE public.imported (
    id text NOT NULL,
    site integer NOT NULL,
    person text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    state text NOT NULL,
    heads text NOT NULL,
    columns text NOT NULL,
    read text NOT NULL,
    options text NOT NULL,
    total integer NOT NULL,
    done integer NOT NULL,
    pos bigint NOT NULL,
    at bigint NOT NULL,
    wiped bigint
);
CREATE TABLE public.imported_row (
    site integer NOT NULL,
    sheet text NOT NULL,
    nr integer NOT NULL,
    line integer NOT NULL,
    cells text,
    outcome text,
    told text,
    key text,
    home text,
    record text,
    beside text,
    drafts integer,
    dots text
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
    node text,
    way text DEFAULT 'phone'::text NOT NULL,
    name text,
    person text,
    replaces text
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
    served bigint,
    held smallint DEFAULT 0 NOT NULL,
    hub smallint DEFAULT 0 NOT NULL,
    via text
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
    hash text NOT NULL,
    erased text
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
CREATE TABLE public.paper (
    id text NOT NULL,
    site integer NOT NULL,
    person text NOT NULL,
    name text NOT NULL,
    head text NOT NULL,
    lines text NOT NULL,
    day text NOT NULL,
    total integer NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.paper_row (
    site integer NOT NULL,
    paper text NOT NULL,
    nr integer NOT NULL,
    dot text NOT NULL,
    record text NOT NULL
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
    created bigint NOT NULL,
    since text,
    until text,
    ended bigint
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
CREATE TABLE public.second (
    person text NOT NULL,
    secret text NOT NULL,
    since bigint,
    used bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.session (
    hash text NOT NULL,
    person text NOT NULL,
    created bigint NOT NULL,
    expires bigint NOT NULL,
    half smallint DEFAULT 0 NOT NULL
);
CREATE TABLE public.setting (
    name text NOT NULL,
    value text NOT NULL
);
CREATE TABLE public.sheet (
    id text NOT NULL,
    site integer NOT NULL,
    at bigint NOT NULL,
    by text NOT NULL,
    body text NOT NULL,
    hash text NOT NULL
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
    parent integer,
    closed bigint
);
CREATE SEQUENCE public.site_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.site_id_seq OWNED BY public.site.id;
CREATE TABLE public.spare (
    person text NOT NULL,
    hash text NOT NULL
);
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
INSERT INTO public.change VALUES (1, 3, 'household', '9aa9knrs9e85w.1', 1);
INSERT INTO public.change VALUES (1, 5, 'gate_entry', '2esafh89d4taf.2', 0);
INSERT INTO public.change VALUES (1, 6, 'gate_entry', '2esafh89d4taf.3', 0);
INSERT INTO public.change VALUES (1, 7, 'gate_entry', '2esafh89d4taf.4', 0);
INSERT INTO public.contact VALUES ('9aa9knrs9e85w', 1, 1581120060000, 1581120060000, 0, 1, 0, '', 0);
INSERT INTO public.contact VALUES ('2esafh89d4taf', 1, 1581120060000, 1581120060000, 0, 0, 0, '', 0);
INSERT INTO public.contact VALUES ('2esafh89d4taf', 2, 1581120120000, 1581120120000, 0, 1, 0, '', 0);
INSERT INTO public.contact VALUES ('9aa9knrs9e85w', 2, 1581120120000, 1581120120000, 1581120060000, 2, 0, '', 0);
INSERT INTO public.contact VALUES ('2esafh89d4taf', 3, 1581120180000, 1581120180000, 1581120120000, 2, 0, '', 0);
INSERT INTO public.contact VALUES ('2esafh89d4taf', 4, 1581120240000, 1581120240000, 1581120180000, 3, 0, '', 0);
INSERT INTO public.contact VALUES ('2esafh89d4taf', 5, 1581120300000, 1581120300000, 1581120240000, 4, 0, '', 0);
INSERT INTO public.contact VALUES ('2esafh89d4taf', 6, 1581120360000, 1581120360000, 1581120300000, 5, 0, '', 0);
INSERT INTO public.counter VALUES (2, 0, 0, 0);
INSERT INTO public.counter VALUES (1, 7, 1581120060000, 0);
INSERT INTO public.figure VALUES (1, -2, '2020-02-03', 'entries_out', '', 3);
INSERT INTO public.figure VALUES (1, -1, '2020-02-08', 'entries_out', '', 3);
INSERT INTO public.figure VALUES (1, 8, '2020-02-08', 'entries_out', '', 3);
INSERT INTO public.gate_entry VALUES (1, '2esafh89d4taf.2', 5, 1581120180000, 0, NULL, NULL, NULL, NULL, 0, 0, 'east', 'out', 'resident', '林0', '3-1502', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.gate_entry VALUES (1, '2esafh89d4taf.3', 6, 1581120240000, 0, NULL, NULL, NULL, NULL, 0, 0, 'east', 'out', 'resident', '林1', '3-1502', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.gate_entry VALUES (1, '2esafh89d4taf.4', 7, 1581120300000, 0, NULL, NULL, NULL, NULL, 0, 0, 'east', 'out', 'resident', '林2', '3-1502', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.household VALUES (1, '9aa9knrs9e85w.1', 3, 1581120060000, 0, NULL, '{"name":["2esafh89d4taf.1","9aa9knrs9e85w.2"]}', '["name"]', NULL, 2, 1, NULL, '3-1502', '陈家', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.invitation VALUES ('b6270df55003ba8c49d5035631da8e3f4db063251cd6840cbb975ea3e621a8c3', 0, 'administrator', NULL, 1581120000000, 1581724800000, NULL, 'account', NULL, 'vdt8cm1t00r7b', NULL);
INSERT INTO public.invitation VALUES ('ff897bcbcc0dcd15ef4f3dd9b08145d29223c1ba0bab1290939e8e2b32afe021', 1, 'lead', NULL, 1581120000000, 1581206400000, '9aa9knrs9e85w', 'phone', NULL, NULL, NULL);
INSERT INTO public.invitation VALUES ('742852de1b8072e5685f3eac9b50612fd2cb156f34c9963c0bd436a46addcf11', 1, 'gate', NULL, 1581120000000, 1581206400000, '2esafh89d4taf', 'phone', NULL, NULL, NULL);
INSERT INTO public.item VALUES (1, 'rival:9aa9knrs9e85w.1:name:4b5640872414', 7, 'rival', '9aa9knrs9e85w.1', NULL, 'household.name:2esafh89d4taf|9aa9knrs9e85w', 1581120060000, 1);
INSERT INTO public.item VALUES (1, 'aside:2esafh89d4taf.5', 8, 'aside', '2esafh89d4taf.5', NULL, 'errand.status,title:2esafh89d4taf', 1581120360000, 1);
INSERT INTO public.item_count VALUES (1, 7, '', 1);
INSERT INTO public.item_count VALUES (1, 7, 'household.name:2esafh89d4taf|9aa9knrs9e85w', 1);
INSERT INTO public.item_count VALUES (1, 8, '', 1);
INSERT INTO public.item_count VALUES (1, 8, 'errand.status,title:2esafh89d4taf', 1);
INSERT INTO public.member VALUES ('9aa9knrs9e85w', 'sdtckz86qzef8');
INSERT INTO public.member VALUES ('2esafh89d4taf', 'rar3dz97d23p1');
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
INSERT INTO public.migration VALUES ('0019_accounts');
INSERT INTO public.migration VALUES ('0020_bundles');
INSERT INTO public.migration VALUES ('0022_forgotten');
INSERT INTO public.migration VALUES ('0026_home_links');
INSERT INTO public.migration VALUES ('0027_sheet');
INSERT INTO public.migration VALUES ('0028_imported');
INSERT INTO public.migration VALUES ('0031_paper');
INSERT INTO public.node VALUES ('9aa9knrs9e85w', 1, 'sdtckz86qzef8', 0, 1581120000000, NULL, NULL, 2, 'e4674190114eb7a8740a500e842f14fb', 2, 2, 0, 1581120120000, 0, 'simulated', 1, '7d377ff3eeab6fcbf57e868935fa593551360a87b6f85194dcbbfc2d19b0e3ad', NULL, 0, NULL, 0, 0, NULL);
INSERT INTO public.node VALUES ('2esafh89d4taf', 1, 'rar3dz97d23p1', 0, 1581120000000, NULL, NULL, 5, 'd6c5cc3e3b8b3a18de8f1611b5803a3b', 5, 6, 0, 1581120360000, 0, 'raw', 1, '50c66cf3e9bc9f52d1d9be878b2aa9afe022f4db5091de740a56ab13d9af6426', NULL, 0, NULL, 0, 0, NULL);
INSERT INTO public.notice VALUES (1, '2esafh89d4taf', 'lost:rival:9aa9knrs9e85w.1:name:4b5640872414:2esafh89d4taf.1', '9aa9knrs9e85w.1', '{"code":"lost","what":{"word":"Household"},"title":["3-1502","陈家"],"who":"Wang","part":{"word":"Name"},"mine":["黄家"],"shown":["陈家"]}', 4, 1581120120000);
INSERT INTO public.op VALUES (1, '9aa9knrs9e85w', 1, 'household', NULL, 1581120060000, 1581120060000, 0, 1581120060000, 0, '\x7b2274223a313538313132303036303030302c226b696e64223a22686f757365686f6c64222c22736574223a7b22756e6974223a22332d31353032222c226e616d65223a22e69e97e5aeb6227d7d', 'ba244e9fb799daf9eef1d154484223fd', NULL);
INSERT INTO public.op VALUES (1, '2esafh89d4taf', 1, 'household', '9aa9knrs9e85w.1', 1581120120000, 1581120120000, 0, 1581120120000, 0, '\x7b2274223a313538313132303132303030302c226b696e64223a22686f757365686f6c64222c226964223a22396161396b6e727339653835772e31222c22736574223a7b226e616d65223a22e9bb84e5aeb6227d2c2262617365223a7b226e616d65223a5b22396161396b6e727339653835772e31225d7d7d', '6d1c1971b799551a018adecae96ad70c', NULL);
INSERT INTO public.op VALUES (1, '9aa9knrs9e85w', 2, 'household', '9aa9knrs9e85w.1', 1581120120000, 1581120120000, 0, 1581120120000, 0, '\x7b2274223a313538313132303132303030302c226b696e64223a22686f757365686f6c64222c22736574223a7b226e616d65223a22e99988e5aeb6227d2c226964223a22396161396b6e727339653835772e31227d', 'e4674190114eb7a8740a500e842f14fb', NULL);
INSERT INTO public.op VALUES (1, '2esafh89d4taf', 2, 'gate_entry', NULL, 1581120180000, 1581120180000, 0, 1581120180000, 0, '\x7b2274223a313538313132303138303030302c226b696e64223a22676174655f656e747279222c22736574223a7b2267617465223a2265617374222c22646972656374696f6e223a226f7574222c227375626a656374223a227265736964656e74222c22706572736f6e223a22e69e9730222c22756e6974223a22332d31353032227d7d', '94dc44ecd96ef16bf8885265794f11c9', NULL);
INSERT INTO public.op VALUES (1, '2esafh89d4taf', 3, 'gate_entry', NULL, 1581120240000, 1581120240000, 0, 1581120240000, 0, '\x7b2274223a313538313132303234303030302c226b696e64223a22676174655f656e747279222c22736574223a7b2267617465223a2265617374222c22646972656374696f6e223a226f7574222c227375626a656374223a227265736964656e74222c22706572736f6e223a22e69e9731222c22756e6974223a22332d31353032227d7d', '4ba60cbb617dbba6c670914b11086cb6', NULL);
INSERT INTO public.op VALUES (1, '2esafh89d4taf', 4, 'gate_entry', NULL, 1581120300000, 1581120300000, 0, 1581120300000, 0, '\x7b2274223a313538313132303330303030302c226b696e64223a22676174655f656e747279222c22736574223a7b2267617465223a2265617374222c22646972656374696f6e223a226f7574222c227375626a656374223a227265736964656e74222c22706572736f6e223a22e69e9732222c22756e6974223a22332d31353032227d7d', '055129afa60024fcbeeb19bc9b25c32d', NULL);
INSERT INTO public.op VALUES (1, '2esafh89d4taf', 5, 'errand', NULL, 1581120360000, 1581120360000, 0, 1581120360000, 1, '\x7b2274223a313538313132303336303030302c226b696e64223a22657272616e64222c22736574223a7b227469746c65223a227878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878222c22737461747573223a226e6f7468696e67227d7d', 'd6c5cc3e3b8b3a18de8f1611b5803a3b', NULL);
INSERT INTO public.person VALUES ('vdt8cm1t00r7b', 0, 'Administrator', 'administrator', 'admin', NULL, 1581120000000, NULL, NULL, NULL);
INSERT INTO public.person VALUES ('sdtckz86qzef8', 1, 'Wang', 'lead', NULL, NULL, 1581120000000, NULL, NULL, NULL);
INSERT INTO public.person VALUES ('rar3dz97d23p1', 1, 'Auntie Lin', 'gate', NULL, NULL, 1581120000000, NULL, NULL, NULL);
INSERT INTO public.setting VALUES ('epoch', '0744a45f');
INSERT INTO public.setting VALUES ('key', 'arhTwZRbRMieDrXNsmpTIneUHCUwkPiDi2dmoC6MD24');
INSERT INTO public.setting VALUES ('declared', '{"registry": "bbfc819b3aadb157", "caches": [["reading", "claims", "void", "two_of_one", "balance", "stale", "quota", "rival", "aside", "same_event", "same_home", "same_person", "same_org", "same_volunteer", "same_point", "same_goods", "day", "clock"], ["aliases", "duplicates", "figures"], 2], "kinds": {"gate_entry": {"": "32536aee87d5", "gate": "3733b375fbd5", "direction": "f10158608b37", "subject": "5023455950ba", "person": "3df35bc95bc8", "unit": "24300f8b60cf", "household": "d945ad5da129", "plate": "9ee1463e6b6b", "temperature": "98ca3c5b9843", "second": "98ca3c5b9843", "mask": "14a0ace7cff7", "decision": "fff955cd03ad", "purpose": "798abb039732", "companions": "580da398c929", "note": "c7f39467c342", "resident": "4596c8d54623", "permit": "fb0c8ae1307f", "rule": "9d8604662758", "allowed": "782fee0a439c", "allowed_days": "fa9b7ceac109", "allowed_for": "d9a34992a4ae", "point": "9b7cb81f671f", "transport": "cab38a4ead3f", "passengers": "580da398c929", "host": "70b5d8437d57", "host_name": "3733b375fbd5", "turned_because": "6a9db7fba29c"}, "regime": {"": "40b1022ea52e", "since": "f39a7eee76b6", "until": "788a2d5f12d1", "gates": "495d4a562fe1", "residents": "7f8dbabd21ac", "quota_per": "d9a34992a4ae", "quota_trips": "782fee0a439c", "quota_days": "fa9b7ceac109", "hours_from": "dd35d77f1477", "hours_to": "dd35d77f1477", "most_minutes": "8af4f62db9c4", "visitors": "04af6af468af", "couriers": "77eaac770d50", "vehicles": "d3756a1f4e7b", "mask": "14a0ace7cff7", "fever_above": "793cbcd45197", "watch": "495d4a562fe1", "watch_why": "798abb039732", "watch_until": "f85a1ad90b2b", "text": "6aac4cf7db56"}, "permit": {"": "e9a6bc777cbc", "holder": "257a0779c5ff", "type": "349fdd95a2f7", "number": "9ee1463e6b6b", "household": "d945ad5da129", "resident": "4596c8d54623", "plate": "9ee1463e6b6b", "visitor": "3733b375fbd5", "unit": "24300f8b60cf", "issued_on": "f85a1ad90b2b", "valid_to": "f85a1ad90b2b", "printed": "c1faa3f173c9", "state": "4c6f31bd657c", "held_from": "3dfb4103acc4", "held_to": "3dfb4103acc4"}, "errand": {"": "ce3b36ced242", "title": "447f59e86680", "household": "5b5b2ce23f60", "unit": "24300f8b60cf", "phone": "f842d644bfc1", "needed_by": "f39a7eee76b6", "status": "71298913d6d7", "runner": "9a115b573543", "outcome": "47642091875a", "note": "c7f39467c342", "category": "35bd3e107181", "urgency": "d7881b71963b", "channel": "f04740c28ae4", "request": "f496da7f2166", "isolation": "2d1f232ccf4c", "shop": "3733b375fbd5", "every": "9a3834ca441c", "until": "f85a1ad90b2b", "asked_by": "4ebda9a2b304", "card_handed": "14a0ace7cff7"}, "errand_item": {"": "d357e199e3b8", "errand": "c6416d84cf80", "text": "775b26aad8f5", "quantity": "3733b375fbd5", "state": "347219dced8f", "price": "00128b936fc1", "substitute_ok": "14a0ace7cff7", "shop": "3733b375fbd5", "strength": "3733b375fbd5", "days_left": "f2b9ec9415b5"}, "errand_money": {"": "8aa355fcb3dc", "errand": "c6416d84cf80", "runner": "4ebda9a2b304", "amount": "854c3590dbb9", "what": "075dbe926da5", "method": "5183f91fff75"}, "household": {"": "6ba87043e006", "building": "24300f8b60cf", "unit": "24300f8b60cf", "name": "be4910ac943b", "phone": "24300f8b60cf", "people": "c3143c628231", "lives": "b5bdf99bcb4a", "claimed": "c488516f02f0", "note": "c7f39467c342"}, "resident": {"": "a63a40605bb9", "household": "d945ad5da129", "name": "be4910ac943b", "phone": "24300f8b60cf", "plates": "96e666a067ca", "pass_no": "24300f8b60cf", "moved_out": "f85a1ad90b2b"}, "incident": {"": "d452d718fc0c", "type": "115847a60b9a", "title": "798abb039732", "household": "d945ad5da129", "resident": "4596c8d54623", "person": "3df35bc95bc8", "plate": "9ee1463e6b6b", "entry": "d8702bd0ae4a", "from_org": "2e09599dca21", "received_at": "8656dbdcc179", "arrives": "f85a1ad90b2b", "occasion": "67f34ecd0a3c", "planned_on": "f85a1ad90b2b", "expected": "4dc0f667e932", "present": "495d4a562fe1", "hold_place": "3df35bc95bc8", "called": "3df35bc95bc8", "handed_to": "3df35bc95bc8", "actions": "495d4a562fe1", "status": "4fdff9a2e9de", "outcome": "880e92c84777", "closed_at": "56972bc5f17b", "follow_up": "f85a1ad90b2b", "note": "05e5e25da66b"}, "request": {"": "259511d242c5", "category": "c4b88a41611c", "channel": "f04740c28ae4", "text": "79076c7a64ed", "unit": "24300f8b60cf", "household": "d945ad5da129", "phone": "24300f8b60cf", "number": "6832bf189d16", "regards": "257a0779c5ff", "asked_of": "2e09599dca21", "taken_by": "4ebda9a2b304", "due": "f39a7eee76b6", "urgency": "d7881b71963b", "became": "c6416d84cf80", "status": "ce13be23a1a6", "who": "7d4f4de73985", "first_reply_at": "8656dbdcc179", "resolved_at": "f39a7eee76b6", "satisfied": "cec36d3ef6f3"}, "counsel": {"": "15fffb58564c", "team": "2e09599dca21", "handle": "24300f8b60cf", "day": "f85a1ad90b2b", "level": "fea8a6513548", "minutes": "75d8391f8bd0", "channel": "19f864ebdffd", "state": "216a42f6e058", "answered_by": "1e83abec4369", "referred_to": "2e09599dca21", "note": "fbdec2030ae9"}, "isolation": {"": "e5a4e7f34e05", "household": "e9046df2394c", "people": "495d4a562fe1", "category": "d5f0ff51c391", "mode": "64f9d11f61ac", "start": "f85a1ad90b2b", "planned_end": "868f2d1b9216", "previous_end": "f85a1ad90b2b", "order_no": "0ac98af36cb0", "directive": "1cde7c0e9738", "reason": "798abb039732", "lead": "4ebda9a2b304", "status": "1fb9bb4e1ebc", "ended_on": "b1923bae9dd6", "end_reason": "c66a04e2289e", "group_joined": "14a0ace7cff7", "sign": "7b0cc4e228f3", "basket": "14a0ace7cff7", "form": "14a0ace7cff7", "discipline": "14a0ace7cff7", "discipline_text": "9ee1463e6b6b", "supplies": "19b188e9a336", "help": "495d4a562fe1"}, "screening": {"": "38ae62f3c6db", "household": "d945ad5da129", "round": "4590b670fcf5", "asked_by": "495d4a562fe1", "present": "c1faa3f173c9", "regions": "495d4a562fe1", "travel": "495d4a562fe1", "vehicle": "9ee1463e6b6b", "result": "43833115ab9a"}, "visit": {"": "c74ebdf3d1dd", "household": "d945ad5da129", "occasion": "257a0779c5ff", "purpose": "f13e40684849", "result": "39dc47a0bd88", "advice": "495d4a562fe1", "materials": "495d4a562fe1", "visitors": "495d4a562fe1", "needs": "495d4a562fe1", "people": "c1faa3f173c9"}, "care_note": {"": "c0d23fbf317c", "household": "d945ad5da129", "because": "495d4a562fe1", "every_days": "fa9b7ceac109", "contact": "3df35bc95bc8", "since": "f85a1ad90b2b", "until": "f85a1ad90b2b", "note": "05e5e25da66b"}, "health_check": {"": "c61639718f53", "resident": "4596c8d54623", "date": "f85a1ad90b2b", "slot": "15b836eedfe3", "temperature": "2d9317f77c9b", "symptoms": "495d4a562fe1", "reached": "14a0ace7cff7", "note": "c7f39467c342", "methods": "495d4a562fe1", "result": "e5fcf4ee72c4", "medication": "798abb039732", "mood": "3e331e21047a", "needs": "495d4a562fe1", "delivered": "495d4a562fe1", "advice": "495d4a562fe1", "next": "798abb039732"}, "org": {"": "4ec28508b158", "type": "c2989e4648e4", "name": "42220c163328", "aka": "495d4a562fe1", "branch_of": "ea8a932fc842", "members_council": "14a0ace7cff7", "red": "14a0ace7cff7", "host": "2e09599dca21", "serves": "495d4a562fe1", "convener": "d76381c01a02", "contact": "3df35bc95bc8", "phone": "24300f8b60cf", "channel": "3df35bc95bc8", "capabilities": "495d4a562fe1", "members": "97a31d7141b8", "staff": "97a31d7141b8", "founded": "f85a1ad90b2b", "term_ends": "f85a1ad90b2b", "team_kind": "5f54dd4e2311", "hats": "495d4a562fe1", "valid_to": "f85a1ad90b2b", "note": "05e5e25da66b"}, "volunteer": {"": "911e72fd6222", "name": "42220c163328", "phone": "24300f8b60cf", "capacity": "95ce8e0e2bb3", "party_member": "14a0ace7cff7", "org": "2e09599dca21", "household": "d945ad5da129", "skills": "495d4a562fe1", "languages": "495d4a562fe1", "available": "495d4a562fe1", "valid_to": "f85a1ad90b2b"}, "role": {"": "8e0417968bbb", "holder": "d76381c01a02", "role": "852de7cc0930", "spot": "e215b39af12c", "team": "2e09599dca21", "place": "257a0779c5ff", "since": "f85a1ad90b2b", "until": "7c7773b02a9a", "appointed_by": "2e09599dca21"}, "place": {"": "91deb4197e93", "level": "43f3060990ac", "code": "3733b375fbd5", "name": "42220c163328", "aka": "495d4a562fe1", "address": "798abb039732", "type": "0dd49081729f", "households": "97a31d7141b8", "floors": "0612a8f6716f", "managed_by": "ed28bb0949ef", "no_management": "593d5cf301c9", "since": "9372f133b0aa", "covered_by": "ed28bb0949ef", "valid_from": "f85a1ad90b2b", "valid_to": "f85a1ad90b2b"}, "point": {"": "39d51b22917e", "type": "0c2296aa7b83", "spot": "0ac98af36cb0", "name": "0ac98af36cb0", "building": "24300f8b60cf", "state": "078c8dd4c0a2", "since": "0f1621ba77f8", "proposed_by": "8d87bc2d53b3", "decided_by": "8d87bc2d53b3", "why": "b66155cfeab2", "serves": "843def700d3b", "hours": "24300f8b60cf", "owner": "2e09599dca21", "opened_by": "495d4a562fe1", "covers": "97a31d7141b8", "venue": "f28546cbc778", "duty": "798abb039732", "needed": "c1faa3f173c9", "code": "9ee1463e6b6b"}, "asset": {"": "2ba70526cf25", "thing": "8e7ff9e41e3f", "number": "9ee1463e6b6b", "holder": "eac5d949d6fe", "state": "ae7f7992f1c8", "since": "812521ebc7d8"}, "directive": {"": "abd44b2d03b1", "type": "a022e56d46e9", "title": "447f59e86680", "issuer": "2e09599dca21", "doc_no": "0ac98af36cb0", "issued_on": "f85a1ad90b2b", "effective_from": "f39a7eee76b6", "effective_to": "788a2d5f12d1", "level": "efa10398dde4", "text": "df46ad097042", "audience": "495d4a562fe1", "channel": "495d4a562fe1", "sent_at": "8656dbdcc179", "needs_ack": "14a0ace7cff7", "ack_by": "f85a1ad90b2b", "public": "14a0ace7cff7", "supersedes": "1cde7c0e9738"}, "campaign": {"": "ea64172f0832", "type": "37f14cb52641", "name": "63277cb364e2", "since": "f85a1ad90b2b", "until": "f85a1ad90b2b", "scope": "495d4a562fe1", "orgs": "495d4a562fe1", "goods": "3c6c5e07c05a", "each": "4dc0f667e932", "per": "322d34573660", "target": "0479376f2c9c", "state": "4cf3b44c82ee"}, "activity": {"": "3cd2eb8abeb4", "what": "9bf5ee66924e", "stage": "ec370f4b230e", "quantity": "0479376f2c9c", "failed": "0479376f2c9c", "org": "2e09599dca21", "campaign": "4590b670fcf5", "point": "9b7cb81f671f", "spot": "0ac98af36cb0", "building": "24300f8b60cf", "began": "f39a7eee76b6", "ended": "f39a7eee76b6", "replaces": "3df35bc95bc8", "text": "05e5e25da66b", "text_hash": "2252ca24ddbe", "people": "97a31d7141b8", "households": "97a31d7141b8", "bags": "97a31d7141b8", "agent": "24300f8b60cf", "dilution": "9ee1463e6b6b", "litres": "1ff25a19de48", "checkpoints": "495d4a562fe1", "findings": "c00f944f5706", "basis": "fdbe66d81f1f", "batch_no": "24300f8b60cf"}, "shift": {"": "f6204be7f153", "post": "9b7cb81f671f", "date": "f85a1ad90b2b", "begins": "dd35d77f1477", "ends": "dd35d77f1477", "needed": "c1faa3f173c9", "hats": "495d4a562fe1", "team": "2e09599dca21", "cancelled": "798abb039732"}, "duty": {"": "6eb552b79434", "shift": "7e7eb16f54f4", "post": "9b7cb81f671f", "of": "257a0779c5ff", "person": "4ebda9a2b304", "volunteer": "d76381c01a02", "who": "257a0779c5ff", "state": "d0851ed129e1", "swapped_to": "cb919935d14b", "late_reason": "594b07c2c9fe", "pledged_on": "92b31cb918f4", "in_at": "8656dbdcc179", "out_at": "f39a7eee76b6", "waives_holiday": "14a0ace7cff7"}, "goods": {"": "e079bc86461f", "name": "639b0c5347a0", "aka": "495d4a562fe1", "category": "c4c3d5552019", "unit": "a0a407616226", "packs": "495d4a562fe1", "minimum": "453bbab313a7", "each": "aff788a49462"}, "movement": {"": "cd7009a4e49a", "goods": "94de865461eb", "category": "c4c3d5552019", "type": "49db7c618733", "quantity": "8eb80485fbc6", "said": "24300f8b60cf", "store": "9b7cb81f671f", "source": "ca0f89dd54db", "from_org": "2e09599dca21", "for_whom": "b2b88a2c681c", "request": "f496da7f2166", "ceremony": "61cc5a4b0d82", "round": "4590b670fcf5", "household": "d945ad5da129", "people": "c1faa3f173c9", "used_on": "257a0779c5ff", "cost": "8555816a4e8d", "funds": "3ba2ae335e7d", "transfer": "9ee1463e6b6b", "signed": "14a0ace7cff7", "days_left": "f2b9ec9415b5", "basis": "fdbe66d81f1f", "batch_no": "24300f8b60cf"}, "day_close": {"": "ce087f05cf77", "date": "f85a1ad90b2b", "state": "6143702078dc", "who": "3cf04fcede6a", "reason": "798abb039732"}, "tick": {"": "17c0a5a0f21a", "of": "257a0779c5ff", "what": "90b2ae13173c", "on": "257a0779c5ff", "state": "c870ae02c853", "done_at": "f8c49173dae7", "done_by": "095db7ab3cb6", "amount": "d0efecbb7fcc", "unit": "4668302985e0", "condition": "b9de2e563381", "sealed": "14a0ace7cff7", "note": "c00f944f5706"}, "device_note": {"": "7ca83e47d031", "node": "8f31a92227c5", "name": "3733b375fbd5", "reach": "3df35bc95bc8", "rests_from": "e73c1369f01b", "works_from": "e73c1369f01b", "why": "94e17c8a9836"}, "clock_jump": {"": "48b878144c45", "before": "e0f176b285df", "after": "e0f176b285df"}, "alias": {"": "48b878144c45", "kind_of": "1fd938d336b2", "a": "c9ba8931c6ed", "b": "c9ba8931c6ed"}, "release": {"": "48b878144c45", "op": "c9ba8931c6ed"}, "decision": {"": "cc2a864ff75b", "item": "798abb039732", "answer": "6d0aefe03a57", "made": "e2d370072a15"}, "rule": {"": "674139272199", "covers": "798abb039732", "answer": "a3bd2d0f71f2"}, "question": {"": "48b878144c45", "item": "447f59e86680", "op": "c9ba8931c6ed", "text": "fbdec2030ae9", "reply": "05e5e25da66b"}}, "at": 1581120000000, "again": []}');
INSERT INTO public.setting VALUES ('registry', 'bbfc819b3aadb157');
INSERT INTO public.setting VALUES ('figures', 'cd0c08717cb9e80a');
INSERT INTO public.site VALUES (1, 'xh', '新华小区', 'compound', NULL, NULL);
INSERT INTO public.site VALUES (2, 'hj', '海景', 'compound', NULL, NULL);
INSERT INTO public.token VALUES ('e73ca841df19f5e24e2457aac11163a42e7688d72ac8081ac73e817a1a57bd56', '9aa9knrs9e85w', 1581120000000, NULL);
INSERT INTO public.token VALUES ('e276be1edc1fa6a7067ae94e458083b462f96f3dba24ac1cfd9eb16fc9a7c1c5', '2esafh89d4taf', 1581120000000, NULL);
INSERT INTO public.tries VALUES ('05dffc0e85f83a7cf12b5b7d1f29e6b6c7891c07ab25851c960af40155ce5d1e', 0, 1581120000000);
INSERT INTO public.verdict VALUES (1, '2esafh89d4taf', 1, '9aa9knrs9e85w.1', 'conflict', '["name"]', 1);
INSERT INTO public.verdict VALUES (1, '9aa9knrs9e85w', 2, '9aa9knrs9e85w.1', 'conflict', '["name"]', 1);
INSERT INTO public.verdict VALUES (1, '2esafh89d4taf', 5, '2esafh89d4taf.5', 'quarantined', '{"title":[{"code":"too_long","max":200}],"status":[{"code":"choice","choices":"open, failed, claimed, cancelled, bought, delivered, closed"}]}', 0);
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
ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_pkey PRIMARY KEY (id);
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
ALTER TABLE ONLY public.forgotten_figure
    ADD CONSTRAINT forgotten_figure_pkey PRIMARY KEY (site, hour, day, name, reason);
ALTER TABLE ONLY public.forgotten
    ADD CONSTRAINT forgotten_pkey PRIMARY KEY (site, record);
ALTER TABLE ONLY public.gate_entry
    ADD CONSTRAINT gate_entry_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.goods
    ADD CONSTRAINT goods_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.health_check
    ADD CONSTRAINT health_check_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.held
    ADD CONSTRAINT held_pkey PRIMARY KEY (site, node, first, hash);
ALTER TABLE ONLY public.home_link
    ADD CONSTRAINT home_link_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.household
    ADD CONSTRAINT household_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.imported
    ADD CONSTRAINT imported_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.imported_row
    ADD CONSTRAINT imported_row_pkey PRIMARY KEY (site, sheet, nr);
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
ALTER TABLE ONLY public.paper
    ADD CONSTRAINT paper_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.paper_row
    ADD CONSTRAINT paper_row_pkey PRIMARY KEY (site, paper, nr);
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
ALTER TABLE ONLY public.second
    ADD CONSTRAINT second_pkey PRIMARY KEY (person);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.sheet
    ADD CONSTRAINT sheet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.shift
    ADD CONSTRAINT shift_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.site
    ADD CONSTRAINT site_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.spare
    ADD CONSTRAINT spare_pkey PRIMARY KEY (person, hash);
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
CREATE INDEX certificate_site_at ON public.certificate USING btree (site, at);
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
CREATE INDEX errand_by_isolation ON public.errand USING btree (site, isolation, at) WHERE (isolation IS NOT NULL);
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
CREATE INDEX forgotten_site_pos ON public.forgotten USING btree (site, pos);
CREATE INDEX gate_entry_alike_permit ON public.gate_entry USING btree (site, permit) WHERE (permit IS NOT NULL);
CREATE INDEX gate_entry_beside_person ON public.gate_entry USING btree (site, ((at >> 22)), person, at) WHERE (person IS NOT NULL);
CREATE INDEX gate_entry_beside_plate ON public.gate_entry USING btree (site, ((at >> 22)), plate, at) WHERE (plate IS NOT NULL);
CREATE INDEX gate_entry_by_household ON public.gate_entry USING btree (site, household, at) WHERE (household IS NOT NULL);
CREATE INDEX gate_entry_days ON public.gate_entry USING btree (site, at);
CREATE INDEX gate_entry_feed ON public.gate_entry USING btree (site, pos);
CREATE INDEX gate_entry_limited ON public.gate_entry USING btree (site, at) WHERE (allowed IS NOT NULL);
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
CREATE INDEX homelink_site_household ON public.home_link USING btree (site, household);
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
CREATE INDEX imported_site_at ON public.imported USING btree (site, at);
CREATE INDEX importedrow_site_sheet_beside ON public.imported_row USING btree (site, sheet, beside);
CREATE INDEX importedrow_site_sheet_home ON public.imported_row USING btree (site, sheet, home);
CREATE INDEX importedrow_site_sheet_key ON public.imported_row USING btree (site, sheet, key);
CREATE INDEX importedrow_site_sheet_outcome_nr ON public.imported_row USING btree (site, sheet, outcome, nr);
CREATE INDEX importedrow_site_sheet_record ON public.imported_row USING btree (site, sheet, record);
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
CREATE INDEX invitation_person ON public.invitation USING btree (person);
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
CREATE INDEX papersheet_site_at ON public.paper USING btree (site, at);
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
CREATE INDEX sheet_site_at ON public.sheet USING btree (site, at);
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
