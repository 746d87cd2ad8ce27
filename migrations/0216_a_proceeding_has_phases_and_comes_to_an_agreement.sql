-- A proceeding goes on in phases. Who was there in one and is no more in the next is on record, with the reason if it was said.
create table proceeding_phase (
  territory_id uuid not null,
  id uuid not null,
  proceeding_id uuid not null,
  table_id uuid not null,
  number smallint not null check (number between 1 and 20),
  title text not null check (length(title) between 1 and 160),
  from_on date not null,
  until_on date,
  shown boolean not null default false,
  recorded_by uuid,
  constraint proceeding_phase_key primary key (territory_id, id),
  constraint proceeding_phase_whose unique (territory_id, id, proceeding_id, table_id),
  constraint proceeding_phase_number unique (territory_id, proceeding_id, number),
  constraint proceeding_phase_of foreign key (territory_id, proceeding_id, table_id) references proceeding (territory_id, id, table_id),
  constraint proceeding_phase_days check (until_on >= from_on)
);
alter table proceeding_phase enable row level security;
create policy proceeding_phase_read on proceeding_phase for select
  using (territory_id = app.territory_id() and (shown or app.is_staff() or table_id = any (app.table_ids())));
create policy proceeding_phase_add on proceeding_phase for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
create policy proceeding_phase_change on proceeding_phase for update
  using (territory_id = app.territory_id() and app.keeps_table(table_id)) with check (territory_id = app.territory_id());
grant select on proceeding_phase to trama_web;
grant insert (territory_id, id, proceeding_id, table_id, number, title, from_on, until_on, shown, recorded_by),
  update (title, until_on, shown) on proceeding_phase to trama_web;

-- Whether a candidate was in a phase; where not, why, if it was said.
create table proceeding_part (
  territory_id uuid not null,
  phase_id uuid not null,
  candidate_id uuid not null,
  proceeding_id uuid not null,
  table_id uuid not null,
  here boolean not null,
  why text check (length(why) between 1 and 1000),
  shown boolean not null default false,
  recorded_by uuid,
  constraint proceeding_part_key primary key (territory_id, phase_id, candidate_id),
  constraint proceeding_part_phase foreign key (territory_id, phase_id, proceeding_id, table_id)
    references proceeding_phase (territory_id, id, proceeding_id, table_id),
  constraint proceeding_part_candidate foreign key (territory_id, candidate_id, proceeding_id, table_id)
    references proceeding_candidate (territory_id, id, proceeding_id, table_id),
  constraint proceeding_part_why check (not here or why is null)
);
create index proceeding_part_of_candidate on proceeding_part (territory_id, candidate_id);
alter table proceeding_part enable row level security;
create policy proceeding_part_read on proceeding_part for select
  using (territory_id = app.territory_id() and (shown or app.keeps_table(table_id)));
create policy proceeding_part_add on proceeding_part for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
create policy proceeding_part_change on proceeding_part for update
  using (territory_id = app.territory_id() and app.keeps_table(table_id)) with check (territory_id = app.territory_id());
grant select on proceeding_part to trama_web;
grant insert (territory_id, phase_id, candidate_id, proceeding_id, table_id, here, why, shown, recorded_by),
  update (here, why, shown) on proceeding_part to trama_web;

-- The sessions of a proceeding are meetings of its table.
create table proceeding_session (
  territory_id uuid not null,
  proceeding_id uuid not null,
  meeting_id uuid not null,
  table_id uuid not null,
  phase_id uuid,
  recorded_by uuid,
  constraint proceeding_session_key primary key (territory_id, proceeding_id, meeting_id),
  constraint proceeding_session_of foreign key (territory_id, proceeding_id, table_id) references proceeding (territory_id, id, table_id),
  constraint proceeding_session_meeting foreign key (territory_id, meeting_id, table_id) references table_meeting (territory_id, id, table_id),
  constraint proceeding_session_phase foreign key (territory_id, phase_id, proceeding_id, table_id)
    references proceeding_phase (territory_id, id, proceeding_id, table_id)
);
create index proceeding_session_of_meeting on proceeding_session (territory_id, meeting_id);
alter table proceeding_session enable row level security;
create policy proceeding_session_read on proceeding_session for select using (territory_id = app.territory_id());
create policy proceeding_session_add on proceeding_session for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
create policy proceeding_session_drop on proceeding_session for delete using (territory_id = app.territory_id() and app.keeps_table(table_id));
grant select, delete on proceeding_session to trama_web;
grant insert (territory_id, proceeding_id, meeting_id, table_id, phase_id, recorded_by) on proceeding_session to trama_web;

-- Who was chosen and who was not, always with a reason. It changes until it is published.
create table proceeding_choice (
  territory_id uuid not null,
  candidate_id uuid not null,
  proceeding_id uuid not null,
  table_id uuid not null,
  chosen boolean not null,
  points numeric(5, 2) check (points between 0 and 100),
  reasons text not null check (length(reasons) between 1 and 4000),
  on_date date not null,
  shown boolean not null default false,
  recorded_by uuid,
  constraint proceeding_choice_key primary key (territory_id, candidate_id),
  constraint proceeding_choice_of foreign key (territory_id, candidate_id, proceeding_id, table_id)
    references proceeding_candidate (territory_id, id, proceeding_id, table_id)
);
create index proceeding_choice_in on proceeding_choice (territory_id, proceeding_id);
alter table proceeding_choice enable row level security;
create policy proceeding_choice_read on proceeding_choice for select
  using (territory_id = app.territory_id() and (shown or app.keeps_table(table_id)));
create policy proceeding_choice_add on proceeding_choice for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and not shown and recorded_by is not distinct from app.person_id());
create policy proceeding_choice_change on proceeding_choice for update
  using (territory_id = app.territory_id() and app.keeps_table(table_id) and not shown) with check (territory_id = app.territory_id());
create policy proceeding_choice_drop on proceeding_choice for delete
  using (territory_id = app.territory_id() and app.keeps_table(table_id) and not shown);
grant select, delete on proceeding_choice to trama_web;
grant insert (territory_id, candidate_id, proceeding_id, table_id, chosen, points, reasons, on_date, recorded_by),
  update (chosen, points, reasons, on_date, shown) on proceeding_choice to trama_web;

-- What was signed: with whom, from when until when, how much, of which fund.
create table proceeding_agreement (
  territory_id uuid not null,
  id uuid not null,
  proceeding_id uuid not null,
  table_id uuid not null,
  subject text not null check (length(subject) between 1 and 2000),
  signed_on date not null,
  from_on date not null,
  until_on date not null,
  cents bigint check (cents > 0),
  fund_id uuid,
  fund_words text check (length(fund_words) between 1 and 200),
  shown boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint proceeding_agreement_key primary key (territory_id, id),
  constraint proceeding_agreement_whose unique (territory_id, id, proceeding_id, table_id),
  constraint proceeding_agreement_of foreign key (territory_id, proceeding_id, table_id) references proceeding (territory_id, id, table_id),
  constraint proceeding_agreement_fund foreign key (territory_id, fund_id) references fund,
  constraint proceeding_agreement_days check (until_on >= from_on and from_on >= signed_on)
);
create index proceeding_agreement_in on proceeding_agreement (territory_id, proceeding_id);
create index proceeding_agreement_of_fund on proceeding_agreement (territory_id, fund_id) where fund_id is not null;
alter table proceeding_agreement enable row level security;
create policy proceeding_agreement_read on proceeding_agreement for select
  using (territory_id = app.territory_id() and (shown or app.is_staff() or table_id = any (app.table_ids())));
create policy proceeding_agreement_add on proceeding_agreement for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
grant select on proceeding_agreement to trama_web;
grant insert (territory_id, id, proceeding_id, table_id, subject, signed_on, from_on, until_on, cents, fund_id, fund_words, shown, recorded_by)
  on proceeding_agreement to trama_web;

create table proceeding_party (
  territory_id uuid not null,
  agreement_id uuid not null,
  candidate_id uuid not null,
  proceeding_id uuid not null,
  table_id uuid not null,
  shown boolean not null default false,
  recorded_by uuid,
  constraint proceeding_party_key primary key (territory_id, agreement_id, candidate_id),
  constraint proceeding_party_agreement foreign key (territory_id, agreement_id, proceeding_id, table_id)
    references proceeding_agreement (territory_id, id, proceeding_id, table_id),
  constraint proceeding_party_candidate foreign key (territory_id, candidate_id, proceeding_id, table_id)
    references proceeding_candidate (territory_id, id, proceeding_id, table_id)
);
create index proceeding_party_of_candidate on proceeding_party (territory_id, candidate_id);
alter table proceeding_party enable row level security;
create policy proceeding_party_read on proceeding_party for select
  using (territory_id = app.territory_id() and (shown or app.keeps_table(table_id)));
create policy proceeding_party_add on proceeding_party for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
grant select on proceeding_party to trama_web;
grant insert (territory_id, agreement_id, candidate_id, proceeding_id, table_id, shown, recorded_by) on proceeding_party to trama_web;

-- Papers: published with the proceeding, or reserved for who keeps it. Names and contents are sealed: papers name people.
create table proceeding_document (
  territory_id uuid not null,
  id uuid not null,
  proceeding_id uuid not null,
  table_id uuid not null,
  about text not null check (about in ('notice', 'candidate', 'choice', 'agreement', 'other')),
  kind text not null check (kind in ('pdf', 'png', 'jpeg')),
  bytes integer not null check (bytes between 1 and 10485760),
  reserved boolean not null default true,
  shown boolean not null default false,
  sealed bytea not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint proceeding_document_key primary key (territory_id, id),
  constraint proceeding_document_whose unique (territory_id, id, table_id),
  constraint proceeding_document_of foreign key (territory_id, proceeding_id, table_id) references proceeding (territory_id, id, table_id),
  constraint proceeding_document_shown check (not (shown and reserved))
);
create index proceeding_document_in on proceeding_document (territory_id, proceeding_id, recorded_at);
alter table proceeding_document enable row level security;
create policy proceeding_document_read on proceeding_document for select
  using (territory_id = app.territory_id() and (shown or app.keeps_table(table_id)));
create policy proceeding_document_add on proceeding_document for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
create policy proceeding_document_show on proceeding_document for update
  using (territory_id = app.territory_id() and app.keeps_table(table_id) and not reserved) with check (territory_id = app.territory_id());
grant select on proceeding_document to trama_web;
grant insert (territory_id, id, proceeding_id, table_id, about, kind, bytes, reserved, shown, sealed, recorded_by),
  update (shown) on proceeding_document to trama_web;

create table proceeding_document_content (
  territory_id uuid not null,
  document_id uuid not null,
  table_id uuid not null,
  sealed bytea not null,
  shown boolean not null default false,
  recorded_by uuid,
  constraint proceeding_document_content_key primary key (territory_id, document_id),
  constraint proceeding_document_content_of foreign key (territory_id, document_id, table_id)
    references proceeding_document (territory_id, id, table_id)
);
alter table proceeding_document_content enable row level security;
create policy proceeding_document_content_read on proceeding_document_content for select
  using (territory_id = app.territory_id() and (shown or app.keeps_table(table_id)));
create policy proceeding_document_content_add on proceeding_document_content for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
create policy proceeding_document_content_show on proceeding_document_content for update
  using (territory_id = app.territory_id() and app.keeps_table(table_id)) with check (territory_id = app.territory_id());
grant select on proceeding_document_content to trama_web;
grant insert (territory_id, document_id, table_id, sealed, shown, recorded_by), update (shown) on proceeding_document_content to trama_web;

-- Whoever asks to see the acts (L. 241/1990, artt. 22–25) is answered within thirty days: after them silence is a refusal.
create table proceeding_request (
  territory_id uuid not null,
  id uuid not null,
  proceeding_id uuid not null,
  table_id uuid not null,
  asked_on date not null,
  due_on date not null generated always as (asked_on + 30) stored,
  -- Who asks, where to answer, which acts and for what interest.
  sealed bytea not null,
  answer text check (answer in ('given', 'partly', 'deferred', 'denied')),
  answered_on date,
  -- What was answered, with its reason.
  sealed_answer bytea,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint proceeding_request_key primary key (territory_id, id),
  constraint proceeding_request_of foreign key (territory_id, proceeding_id, table_id) references proceeding (territory_id, id, table_id),
  constraint proceeding_request_answered check ((answer is null) = (answered_on is null) and (answer is null) = (sealed_answer is null)),
  constraint proceeding_request_days check (answered_on >= asked_on)
);
create index proceeding_request_waiting on proceeding_request (territory_id, due_on) where answered_on is null;
create index proceeding_request_in on proceeding_request (territory_id, proceeding_id, asked_on);
alter table proceeding_request enable row level security;
create policy proceeding_request_read on proceeding_request for select using (territory_id = app.territory_id() and app.keeps_table(table_id));
create policy proceeding_request_add on proceeding_request for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
create policy proceeding_request_answer on proceeding_request for update
  using (territory_id = app.territory_id() and app.keeps_table(table_id)) with check (territory_id = app.territory_id());
grant select on proceeding_request to trama_web;
grant insert (territory_id, id, proceeding_id, table_id, asked_on, sealed, recorded_by),
  update (answer, answered_on, sealed_answer) on proceeding_request to trama_web;
