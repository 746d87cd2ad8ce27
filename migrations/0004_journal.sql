-- Who did what, to which record, when and from where: ids and kinds, never values, so that an erasure need not touch it.
create table journal (
  territory_id uuid not null,
  id uuid not null,
  at timestamptz not null default clock_timestamp(),
  account_id text,
  person_id uuid,
  act text not null check (act ~ '^[a-z_]+\.[a-zA-Z_]+$'),
  record_kind text not null,
  record_id uuid not null,
  origin text not null check (origin in ('web', 'command', 'job')),
  request_id text,
  constraint journal_key primary key (territory_id, id),
  constraint journal_territory foreign key (territory_id) references territory
);
create index journal_of_record on journal (territory_id, record_id, id);
create index journal_in_time on journal (territory_id, at);
alter table journal enable row level security;
create policy journal_read on journal for select
  using (territory_id = app.territory_id() and (app.is_desk() or person_id = app.person_id()));
create policy journal_append on journal for insert
  with check (territory_id = app.territory_id() and person_id is not distinct from app.person_id()
    and account_id is not distinct from app.account_id());
grant select on journal to trama_web;
grant insert (territory_id, id, account_id, person_id, act, record_kind, record_id, origin, request_id) on journal to trama_web;
