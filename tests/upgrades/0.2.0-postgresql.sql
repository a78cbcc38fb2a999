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
    note text
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
    price bigint
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
    what text
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
    same_as text,
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
    note text
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
    note text
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
    same_as text,
    building text,
    unit text,
    name text,
    phone text,
    people bigint,
    note text
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
    served bigint,
    doubted bigint DEFAULT 0 NOT NULL
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
CREATE TABLE public.person (
    id text NOT NULL,
    site integer NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    login text,
    password text,
    created bigint NOT NULL
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
    same_as text,
    household text,
    name text,
    phone text,
    plates text,
    pass_no text
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
ALTER TABLE ONLY public.export ALTER COLUMN id SET DEFAULT nextval('public.export_id_seq'::regclass);
ALTER TABLE ONLY public.site ALTER COLUMN id SET DEFAULT nextval('public.site_id_seq'::regclass);
INSERT INTO public.contact VALUES ('pvfc8p0d0bd10', 1, 1581120000000, 1581120000000, 0, 1, 0);
INSERT INTO public.contact VALUES ('kyq00qnan0qnn', 1, 1581120060000, 1581120060000, 0, 0, 0);
INSERT INTO public.contact VALUES ('kyq00qnan0qnn', 2, 1581120120000, 1581120120000, 1581120060000, 1, 0);
INSERT INTO public.contact VALUES ('pvfc8p0d0bd10', 2, 1581120180000, 1581120180000, 1581120000000, 2, 0);
INSERT INTO public.contact VALUES ('kyq00qnan0qnn', 3, 1581120360000, 1581120360000, 1581120120000, 4, 0);
INSERT INTO public.contact VALUES ('pvfc8p0d0bd10', 3, 1581120360000, 1581120360000, 1581120180000, 3, 0);
INSERT INTO public.counter VALUES (2, 0, 0);
INSERT INTO public.counter VALUES (1, 7, 1581120000000);
INSERT INTO public.gate_entry VALUES (1, 'kyq00qnan0qnn.2', 5, 1581120180000, 0, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, 'out', NULL, NULL, '3-1502', NULL, NULL, 36.6, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.gate_entry VALUES (1, 'kyq00qnan0qnn.3', 6, 1581120240000, 0, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, 'in', NULL, NULL, '3-1502', NULL, NULL, 38.1, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.gate_entry VALUES (1, 'pvfc8p0d0bd10.3', 7, 1581120300000, 0, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, 'in', NULL, NULL, '3-1502', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.household VALUES (1, 'pvfc8p0d0bd10.1', 3, 1581120000000, 0, NULL, '{"name":["kyq00qnan0qnn.1","pvfc8p0d0bd10.2"]}', '["name"]', NULL, 2, 1, NULL, NULL, '3-1502', '王家', NULL, NULL, NULL);
INSERT INTO public.invitation VALUES ('e8dd41ea8d357965fc9af1e7b79dafbc7996767233ec4b3e83b050b15b70d474', 1, 'gate', NULL, 1581120000000, 1581206400000, 'kyq00qnan0qnn');
INSERT INTO public.invitation VALUES ('4aef2588f4bba62365c932727019458c715a62d38627f4e64957e99fe0314881', 1, 'lead', NULL, 1581120000000, 1581206400000, 'pvfc8p0d0bd10');
INSERT INTO public.item VALUES (1, 'rival:pvfc8p0d0bd10.1:name:e5e3f72421a2', 4, 'rival', 'pvfc8p0d0bd10.1', NULL, 'household.name:kyq00qnan0qnn|pvfc8p0d0bd10', 1581120000000, 1);
INSERT INTO public.item VALUES (1, 'aside:kyq00qnan0qnn.4', 5, 'aside', 'kyq00qnan0qnn.4', NULL, 'errand.title:kyq00qnan0qnn', 1581120360000, 1);
INSERT INTO public.item_count VALUES (1, 4, '', 1);
INSERT INTO public.item_count VALUES (1, 4, 'household.name:kyq00qnan0qnn|pvfc8p0d0bd10', 1);
INSERT INTO public.item_count VALUES (1, 5, '', 1);
INSERT INTO public.item_count VALUES (1, 5, 'errand.title:kyq00qnan0qnn', 1);
INSERT INTO public.member VALUES ('kyq00qnan0qnn', 't3dx61b95n2jx');
INSERT INTO public.member VALUES ('pvfc8p0d0bd10', 'er662ccvge4es');
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
INSERT INTO public.node VALUES ('kyq00qnan0qnn', 1, 't3dx61b95n2jx', 0, 1581120000000, NULL, NULL, 4, '5c2fc538df5e64b70857cefd08831ef5', 4, 3, 0, 1581120360000, 0, 'simulated', 1, 'a52d753341584192b54a7d57ee9b29e57c349d18eacd31b927acac1ecf87307a', NULL, NULL, 0);
INSERT INTO public.node VALUES ('pvfc8p0d0bd10', 1, 'er662ccvge4es', 0, 1581120000000, NULL, NULL, 3, 'c964b500a6e5688c7aae0457322e954a', 3, 3, 0, 1581120360000, 0, 'simulated', 1, 'e907aa1ce2a0c77c162847825dbbafdeb2fd4a4e2a786b11ea9211d046799ad1', NULL, NULL, 0);
INSERT INTO public.notice VALUES (1, 'kyq00qnan0qnn', 'lost:rival:pvfc8p0d0bd10.1:name:e5e3f72421a2:kyq00qnan0qnn.1', 'pvfc8p0d0bd10.1', '{"code":"lost","what":{"word":"Household"},"title":["3-1502","王家"],"part":{"word":"Name"},"mine":["陈家"],"shown":["王家"],"who":"Wang"}', 4, 1581120180000);
INSERT INTO public.op VALUES (1, 'pvfc8p0d0bd10', 1, 'household', NULL, 1581120000000, 1581120000000, 0, 1581120000000, 0, '\x7b2274223a313538313132303030303030302c226b696e64223a22686f757365686f6c64222c22736574223a7b22756e6974223a22332d31353032222c226e616d65223a22e69e97e5aeb6227d7d', 'd361f8561130925c9d7faa3929eb07cc');
INSERT INTO public.op VALUES (1, 'kyq00qnan0qnn', 1, 'household', 'pvfc8p0d0bd10.1', 1581120120000, 1581120120000, 0, 1581120120000, 0, '\x7b2274223a313538313132303132303030302c226b696e64223a22686f757365686f6c64222c22736574223a7b226e616d65223a22e99988e5aeb6227d2c226964223a22707666633870306430626431302e31227d', 'a05507af02817c3e25c2af2688066659');
INSERT INTO public.op VALUES (1, 'pvfc8p0d0bd10', 2, 'household', 'pvfc8p0d0bd10.1', 1581120180000, 1581120180000, 0, 1581120180000, 0, '\x7b2274223a313538313132303138303030302c226b696e64223a22686f757365686f6c64222c22736574223a7b226e616d65223a22e78e8be5aeb6227d2c226964223a22707666633870306430626431302e31227d', '8753cc5f646474bebf01a0d18d895086');
INSERT INTO public.op VALUES (1, 'kyq00qnan0qnn', 2, 'gate_entry', NULL, 1581120180000, 1581120180000, 0, 1581120360000, 0, '\x7b2274223a313538313132303138303030302c226b696e64223a22676174655f656e747279222c22736574223a7b22646972656374696f6e223a226f7574222c22756e6974223a22332d31353032222c2274656d7065726174757265223a33362e367d7d', '53ce06846d1723b29d7f44a12ada5f26');
INSERT INTO public.op VALUES (1, 'kyq00qnan0qnn', 3, 'gate_entry', NULL, 1581120240000, 1581120240000, 0, 1581120360000, 0, '\x7b2274223a313538313132303234303030302c226b696e64223a22676174655f656e747279222c22736574223a7b22646972656374696f6e223a22696e222c22756e6974223a22332d31353032222c2274656d7065726174757265223a33382e317d7d', '141800b38b05ff62510250f676a7e88d');
INSERT INTO public.op VALUES (1, 'kyq00qnan0qnn', 4, 'errand', NULL, 1581120360000, 1581120360000, 0, 1581120360000, 1, '\x7b2274223a313538313132303336303030302c226b696e64223a22657272616e64222c22736574223a7b22756e6974223a22332d31353032227d7d', '5c2fc538df5e64b70857cefd08831ef5');
INSERT INTO public.op VALUES (1, 'pvfc8p0d0bd10', 3, 'gate_entry', NULL, 1581120300000, 1581120300000, 0, 1581120360000, 0, '\x7b2274223a313538313132303330303030302c226b696e64223a22676174655f656e747279222c22736574223a7b22646972656374696f6e223a22696e222c22756e6974223a22332d31353032227d7d', 'c964b500a6e5688c7aae0457322e954a');
INSERT INTO public.person VALUES ('2pmrrn5psmgxj', 0, 'Coordinator', 'administrator', 'admin', '$argon2id$v=19$m=65536,t=3,p=4$ifDv2LAcMeZxOTWoaDl1QA$gp3p9crVmntvLupZCZG+1sg5L0glTYo0/VD0Z47hhZg', 1581120000000);
INSERT INTO public.person VALUES ('t3dx61b95n2jx', 1, 'Auntie Lin', 'gate', NULL, NULL, 1581120000000);
INSERT INTO public.person VALUES ('er662ccvge4es', 1, 'Wang', 'lead', NULL, NULL, 1581120000000);
INSERT INTO public.setting VALUES ('epoch', '2587abe9');
INSERT INTO public.setting VALUES ('registry', '37ab26b437ff007e');
INSERT INTO public.site VALUES (1, 'xh', '新华小区', 'compound', NULL);
INSERT INTO public.site VALUES (2, 'hj', '海景', 'compound', NULL);
INSERT INTO public.token VALUES ('5c6d8180ac6eed617fd176eaa5504080c02180f3871ee4a1f0c32e98d94ce56c', 'kyq00qnan0qnn', 1581120000000, NULL);
INSERT INTO public.token VALUES ('bf43021d3d92a3cedbd305d3e78c8176c63848096700368fbb9b7299cf3a49e7', 'pvfc8p0d0bd10', 1581120000000, NULL);
INSERT INTO public.tries VALUES ('05dffc0e85f83a7cf12b5b7d1f29e6b6c7891c07ab25851c960af40155ce5d1e', 0, 1581120000000);
INSERT INTO public.verdict VALUES (1, 'kyq00qnan0qnn', 1, 'pvfc8p0d0bd10.1', 'conflict', '["name"]', 1);
INSERT INTO public.verdict VALUES (1, 'pvfc8p0d0bd10', 2, 'pvfc8p0d0bd10.1', 'conflict', '["name"]', 1);
INSERT INTO public.verdict VALUES (1, 'kyq00qnan0qnn', 4, 'kyq00qnan0qnn.4', 'quarantined', '{"title":[{"code":"missing"}]}', 0);
SELECT pg_catalog.setval('public.export_id_seq', 1, false);
SELECT pg_catalog.setval('public.site_id_seq', 2, true);
ALTER TABLE ONLY public.alias
    ADD CONSTRAINT alias_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.awaited
    ADD CONSTRAINT awaited_pkey PRIMARY KEY (site, record, node, n);
ALTER TABLE ONLY public.browser
    ADD CONSTRAINT browser_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.clock_jump
    ADD CONSTRAINT clock_jump_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (node, nr);
ALTER TABLE ONLY public.counter
    ADD CONSTRAINT counter_pkey PRIMARY KEY (site);
ALTER TABLE ONLY public.day_close
    ADD CONSTRAINT day_close_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.device_note
    ADD CONSTRAINT device_note_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.directory_key
    ADD CONSTRAINT directory_key_pkey PRIMARY KEY (site, key, resident);
ALTER TABLE ONLY public.directory_mark
    ADD CONSTRAINT directory_mark_pkey PRIMARY KEY (site);
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
ALTER TABLE ONLY public.filter
    ADD CONSTRAINT filter_pkey PRIMARY KEY (site, person, name);
ALTER TABLE ONLY public.gate_entry
    ADD CONSTRAINT gate_entry_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.health_check
    ADD CONSTRAINT health_check_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.household
    ADD CONSTRAINT household_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_pkey PRIMARY KEY (hash);
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
ALTER TABLE ONLY public.node
    ADD CONSTRAINT node_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (site, node, id);
ALTER TABLE ONLY public.once
    ADD CONSTRAINT once_pkey PRIMARY KEY (site, key, content);
ALTER TABLE ONLY public.op
    ADD CONSTRAINT op_pkey PRIMARY KEY (site, node, n);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.question
    ADD CONSTRAINT question_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.release
    ADD CONSTRAINT release_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.released
    ADD CONSTRAINT released_pkey PRIMARY KEY (site, node, n);
ALTER TABLE ONLY public.resident
    ADD CONSTRAINT resident_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.rule
    ADD CONSTRAINT rule_pkey PRIMARY KEY (site, id);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.site
    ADD CONSTRAINT site_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.token
    ADD CONSTRAINT token_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.tries
    ADD CONSTRAINT tries_pkey PRIMARY KEY (who);
ALTER TABLE ONLY public.unfinished
    ADD CONSTRAINT unfinished_pkey PRIMARY KEY (site, record);
ALTER TABLE ONLY public.verdict
    ADD CONSTRAINT verdict_pkey PRIMARY KEY (site, node, n);
CREATE INDEX alias_days ON public.alias USING btree (site, at);
CREATE INDEX alias_feed ON public.alias USING btree (site, pos);
CREATE INDEX alias_review ON public.alias USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX alias_site_a ON public.alias USING btree (site, a);
CREATE INDEX alias_site_b ON public.alias USING btree (site, b);
CREATE INDEX alias_void ON public.alias USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX alias_waiting ON public.alias USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX browser_person ON public.browser USING btree (person);
CREATE INDEX clock_jump_days ON public.clock_jump USING btree (site, at);
CREATE INDEX clock_jump_feed ON public.clock_jump USING btree (site, pos);
CREATE INDEX clock_jump_review ON public.clock_jump USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX clock_jump_void ON public.clock_jump USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX clock_jump_waiting ON public.clock_jump USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX contact_node_claimed_arrival ON public.contact USING btree (node, claimed, arrival);
CREATE INDEX contact_node_heard ON public.contact USING btree (node, heard);
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
CREATE INDEX directorykey_site_resident ON public.directory_key USING btree (site, resident);
CREATE INDEX errand_days ON public.errand USING btree (site, at);
CREATE INDEX errand_feed ON public.errand USING btree (site, pos);
CREATE INDEX errand_item_days ON public.errand_item USING btree (site, at);
CREATE INDEX errand_item_feed ON public.errand_item USING btree (site, pos);
CREATE INDEX errand_item_review ON public.errand_item USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX errand_item_site_errand ON public.errand_item USING btree (site, errand);
CREATE INDEX errand_item_void ON public.errand_item USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX errand_item_waiting ON public.errand_item USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX errand_money_days ON public.errand_money USING btree (site, at);
CREATE INDEX errand_money_feed ON public.errand_money USING btree (site, pos);
CREATE INDEX errand_money_review ON public.errand_money USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX errand_money_site_errand ON public.errand_money USING btree (site, errand);
CREATE INDEX errand_money_void ON public.errand_money USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX errand_money_waiting ON public.errand_money USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX errand_review ON public.errand USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX errand_site_household ON public.errand USING btree (site, household);
CREATE INDEX errand_site_status ON public.errand USING btree (site, status);
CREATE INDEX errand_void ON public.errand USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX errand_waiting ON public.errand USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX export_site_at ON public.export USING btree (site, at);
CREATE INDEX gate_entry_beside_person ON public.gate_entry USING btree (site, ((at >> 22)), person, at) WHERE (person IS NOT NULL);
CREATE INDEX gate_entry_beside_plate ON public.gate_entry USING btree (site, ((at >> 22)), plate, at) WHERE (plate IS NOT NULL);
CREATE INDEX gate_entry_days ON public.gate_entry USING btree (site, at);
CREATE INDEX gate_entry_feed ON public.gate_entry USING btree (site, pos);
CREATE INDEX gate_entry_review ON public.gate_entry USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX gate_entry_same_as ON public.gate_entry USING btree (site, at) WHERE (same_as IS NOT NULL);
CREATE INDEX gate_entry_void ON public.gate_entry USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX gate_entry_waiting ON public.gate_entry USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX health_check_days ON public.health_check USING btree (site, at);
CREATE INDEX health_check_feed ON public.health_check USING btree (site, pos);
CREATE INDEX health_check_review ON public.health_check USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX health_check_site_resident ON public.health_check USING btree (site, resident);
CREATE INDEX health_check_void ON public.health_check USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX health_check_waiting ON public.health_check USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX household_days ON public.household USING btree (site, at);
CREATE INDEX household_feed ON public.household USING btree (site, pos);
CREATE INDEX household_review ON public.household USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX household_same_as ON public.household USING btree (site, at) WHERE (same_as IS NOT NULL);
CREATE INDEX household_site_phone ON public.household USING btree (site, phone);
CREATE INDEX household_site_unit ON public.household USING btree (site, unit);
CREATE INDEX household_void ON public.household USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX household_waiting ON public.household USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX invitation_site ON public.invitation USING btree (site);
CREATE INDEX item_other ON public.item USING btree (site, other) WHERE (other IS NOT NULL);
CREATE INDEX item_site_open_rank_cause_at_id ON public.item USING btree (site, open, rank, cause, at, id);
CREATE INDEX item_site_record ON public.item USING btree (site, record);
CREATE INDEX job_site_export ON public.job USING btree (site, export);
CREATE INDEX job_site_person_began ON public.job USING btree (site, person, began);
CREATE INDEX look_site_asked_at ON public.look USING btree (site, asked, at);
CREATE INDEX node_site ON public.node USING btree (site);
CREATE INDEX notice_site_node_pos ON public.notice USING btree (site, node, pos);
CREATE INDEX op_edits ON public.op USING btree (site, kind, arrived, record) WHERE (record IS NOT NULL);
CREATE INDEX op_record ON public.op USING btree (site, record) WHERE (record IS NOT NULL);
CREATE INDEX op_uncertain ON public.op USING btree (site, node, at) WHERE (uncertain > 0);
CREATE INDEX op_verdict ON public.op USING btree (site, verdict, arrived) WHERE (verdict > 0);
CREATE UNIQUE INDEX person_login ON public.person USING btree (login);
CREATE INDEX person_site ON public.person USING btree (site);
CREATE INDEX question_days ON public.question USING btree (site, at);
CREATE INDEX question_feed ON public.question USING btree (site, pos);
CREATE INDEX question_review ON public.question USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX question_site_item ON public.question USING btree (site, item);
CREATE INDEX question_void ON public.question USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX question_waiting ON public.question USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX release_days ON public.release USING btree (site, at);
CREATE INDEX release_feed ON public.release USING btree (site, pos);
CREATE INDEX release_review ON public.release USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX release_void ON public.release USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX release_waiting ON public.release USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX resident_days ON public.resident USING btree (site, at);
CREATE INDEX resident_feed ON public.resident USING btree (site, pos);
CREATE INDEX resident_review ON public.resident USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX resident_same_as ON public.resident USING btree (site, at) WHERE (same_as IS NOT NULL);
CREATE INDEX resident_site_household ON public.resident USING btree (site, household);
CREATE INDEX resident_site_name ON public.resident USING btree (site, name);
CREATE INDEX resident_site_phone ON public.resident USING btree (site, phone);
CREATE INDEX resident_void ON public.resident USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX resident_waiting ON public.resident USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX rule_days ON public.rule USING btree (site, at);
CREATE INDEX rule_feed ON public.rule USING btree (site, pos);
CREATE INDEX rule_review ON public.rule USING btree (site, review, at) WHERE (review > 0);
CREATE INDEX rule_site_covers ON public.rule USING btree (site, covers);
CREATE INDEX rule_void ON public.rule USING btree (site, at) WHERE (void IS NOT NULL);
CREATE INDEX rule_waiting ON public.rule USING btree (site, at) WHERE (waiting IS NOT NULL);
CREATE INDEX session_expires ON public.session USING btree (expires);
CREATE UNIQUE INDEX site_code ON public.site USING btree (code);
CREATE INDEX site_parent ON public.site USING btree (parent);
CREATE INDEX token_node ON public.token USING btree (node);
CREATE INDEX tries_until ON public.tries USING btree (until);
CREATE INDEX verdict_site_record ON public.verdict USING btree (site, record);
CREATE INDEX verdict_site_verdict_node ON public.verdict USING btree (site, verdict, node);
