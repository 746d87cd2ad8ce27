-- Each line says which transaction wrote it, so that a batch can end below the oldest one that still runs: nothing slips
-- under a seal later. Transaction numbers begin anew where a backup is restored; an era tells one count from the next.
alter table journal add column era integer not null default 0;
alter table journal add column tx xid8 not null default pg_current_xact_id();
create index journal_in_order on journal (territory_id, era, tx);

-- One's own record is part of one's own history.
create policy journal_read_about_me on journal for select
  using (territory_id = app.territory_id() and record_kind = 'person' and record_id = app.person_id());

-- A seal closes the lines from the one before it up to, and without, (below_era, below_tx). Its hash covers them and the
-- hash before it. Only the job adds one, and it does so with the command line's login: the web has no grant.
create table journal_seal (
  territory_id uuid not null,
  number integer not null check (number > 0),
  below_era integer not null,
  below_tx xid8 not null,
  lines integer not null check (lines > 0),
  first_at timestamptz not null,
  last_at timestamptz not null,
  hash bytea not null check (length(hash) = 32),
  sealed_at timestamptz not null default now(),
  constraint journal_seal_key primary key (territory_id, number),
  constraint journal_seal_territory foreign key (territory_id) references territory
);
alter table journal_seal enable row level security;
create policy journal_seal_read on journal_seal for select using (territory_id = app.territory_id() and app.is_desk());
create policy journal_seal_add on journal_seal for insert with check (territory_id = app.territory_id() and app.is_desk());
grant select on journal_seal to trama_web;
grant insert (territory_id, number, below_era, below_tx, lines, first_at, last_at, hash) on journal_seal to trama_command;
