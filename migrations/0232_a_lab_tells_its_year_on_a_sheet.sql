-- The sheet of a lab's year: its days, what is written of it a section at a time, and what its figures were when it was signed.
create table lab_sheet (
  territory_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  from_on date not null,
  until_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint lab_sheet_key primary key (territory_id, id),
  constraint lab_sheet_once unique (territory_id, activity_id, from_on, until_on),
  constraint lab_sheet_activity foreign key (territory_id, activity_id) references activity on delete cascade,
  constraint lab_sheet_days check (until_on > from_on)
);
alter table lab_sheet enable row level security;
create policy lab_sheet_read on lab_sheet for select using (territory_id = app.territory_id() and app.is_team());
create policy lab_sheet_add on lab_sheet for insert with check (territory_id = app.territory_id()
  and app.is_team() and recorded_by is not distinct from app.person_id());
grant select on lab_sheet to trama_web;
grant insert (territory_id, id, activity_id, from_on, until_on, recorded_by) on lab_sheet to trama_web;

-- Every saving is a version, none is changed. Two who write at once both stay.
create table lab_sheet_words (
  territory_id uuid not null,
  id uuid not null,
  sheet_id uuid not null,
  section text not null check (section in ('needs', 'done', 'outcomes', 'strengths', 'weaknesses', 'opportunities', 'threats', 'next')),
  number integer not null check (number > 0),
  sealed bytea not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint lab_sheet_words_key primary key (territory_id, id),
  constraint lab_sheet_words_number unique (territory_id, sheet_id, section, number),
  constraint lab_sheet_words_sheet foreign key (territory_id, sheet_id) references lab_sheet on delete cascade
);
alter table lab_sheet_words enable row level security;
create policy lab_sheet_words_read on lab_sheet_words for select using (territory_id = app.territory_id() and app.is_team());
create policy lab_sheet_words_add on lab_sheet_words for insert with check (territory_id = app.territory_id()
  and app.is_team() and recorded_by is not distinct from app.person_id());
grant select on lab_sheet_words to trama_web;
grant insert (territory_id, id, sheet_id, section, number, sealed, recorded_by) on lab_sheet_words to trama_web;

-- A signing freezes the figures. Opened again with a reason, the sheet is signed once more: both signings stay.
create table lab_sheet_signing (
  territory_id uuid not null,
  id uuid not null,
  sheet_id uuid not null,
  number integer not null check (number > 0),
  signed_on date not null,
  figures jsonb not null check (jsonb_typeof(figures) = 'object'),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  reopened_at timestamptz,
  reopened_by uuid,
  reopened_why text check (length(reopened_why) between 1 and 1000),
  constraint lab_sheet_signing_key primary key (territory_id, id),
  constraint lab_sheet_signing_number unique (territory_id, sheet_id, number),
  constraint lab_sheet_signing_sheet foreign key (territory_id, sheet_id) references lab_sheet on delete cascade,
  constraint lab_sheet_signing_reopened check ((reopened_at is null) = (reopened_why is null))
);
create unique index lab_sheet_signing_stands on lab_sheet_signing (territory_id, sheet_id) where reopened_at is null;
alter table lab_sheet_signing enable row level security;
create policy lab_sheet_signing_read on lab_sheet_signing for select using (territory_id = app.territory_id() and app.is_team());
create policy lab_sheet_signing_add on lab_sheet_signing for insert with check (territory_id = app.territory_id()
  and app.is_team() and reopened_at is null and recorded_by is not distinct from app.person_id());
create policy lab_sheet_signing_reopen on lab_sheet_signing for update
  using (territory_id = app.territory_id() and app.is_team())
  with check (territory_id = app.territory_id() and reopened_by is not distinct from app.person_id());
grant select on lab_sheet_signing to trama_web;
grant insert (territory_id, id, sheet_id, number, signed_on, figures, recorded_by), update (reopened_at, reopened_by, reopened_why)
  on lab_sheet_signing to trama_web;

-- The money bound for an activity, in whole cents: sums only, for the team that spends it; who is paid stays in the ledger.
create function app.activity_money(territory uuid, which uuid)
returns table (committed_cents bigint, held_cents bigint, paid_cents bigint, released_cents bigint, returned_cents bigint,
  commitments integer, last_due_on date)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if territory is distinct from app.territory_id() or not app.is_staff() then
    raise exception 'the money of an activity is for whoever works here' using errcode = 'insufficient_privilege';
  end if;
  return query
    select coalesce(sum(c.cents), 0)::bigint, coalesce(sum(c.held_cents), 0)::bigint, coalesce(sum(c.paid_cents), 0)::bigint,
      coalesce(sum(c.released_cents), 0)::bigint, coalesce(sum(c.returned_cents), 0)::bigint, count(*)::integer, max(c.due_on)
    from fund_commitment c
    where c.territory_id = territory and c.record_kind = 'activity' and c.record_id = which;
end $$;
revoke all on function app.activity_money from public;
grant execute on function app.activity_money to trama_web;
