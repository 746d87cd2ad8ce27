-- In an emergency a coordinator opens what hurts one person: for a reason, for one hour, and never without those who
-- wrote it being told. The only way in is the function below; nobody may write these rows by themselves.
create table sensitive_opening (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  opened_by uuid not null,
  -- Sealed by the application: a reason tells of a life too.
  reason bytea not null,
  opened_at timestamptz not null default now(),
  closes_at timestamptz not null default now() + interval '1 hour',
  constraint sensitive_opening_key primary key (territory_id, id),
  constraint sensitive_opening_person foreign key (territory_id, person_id) references person,
  constraint sensitive_opening_opened_by foreign key (territory_id, opened_by) references person,
  constraint sensitive_opening_is_short check (closes_at <= opened_at + interval '1 hour')
);
create index sensitive_opening_by on sensitive_opening (territory_id, opened_by, closes_at);
create index sensitive_opening_newest on sensitive_opening (territory_id, opened_at desc);
alter table sensitive_opening enable row level security;
create policy sensitive_opening_read on sensitive_opening for select
  using (territory_id = app.territory_id() and (app.is_desk() or person_id = app.person_id()));
-- Whoever opened it may close it before its time; it never opens again.
create policy sensitive_opening_close on sensitive_opening for update
  using (territory_id = app.territory_id() and opened_by = app.person_id() and app.has_role('{coordinator}'))
  with check (territory_id = app.territory_id() and closes_at <= now());
grant select on sensitive_opening to trama_web;
grant update (closes_at) on sensitive_opening to trama_web;

-- Who wrote what was opened is told, each with a line of their own: who, about whom, when; not why, not what.
create table sensitive_opening_notice (
  territory_id uuid not null,
  opening_id uuid not null,
  told_id uuid not null,
  person_id uuid not null,
  opened_by uuid not null,
  opened_at timestamptz not null default now(),
  seen_at timestamptz,
  constraint sensitive_opening_notice_key primary key (territory_id, opening_id, told_id),
  constraint sensitive_opening_notice_opening foreign key (territory_id, opening_id) references sensitive_opening on delete cascade
);
create index sensitive_opening_notice_new on sensitive_opening_notice (territory_id, told_id) where seen_at is null;
alter table sensitive_opening_notice enable row level security;
create policy sensitive_opening_notice_read on sensitive_opening_notice for select
  using (territory_id = app.territory_id() and (told_id = app.person_id() or app.is_desk()));
create policy sensitive_opening_notice_seen on sensitive_opening_notice for update
  using (territory_id = app.territory_id() and told_id = app.person_id()) with check (territory_id = app.territory_id());
grant select on sensitive_opening_notice to trama_web;
grant update (seen_at) on sensitive_opening_notice to trama_web;

-- Who read which sensitive record, when; never what it says. The person can be shown it.
create table sensitive_read (
  territory_id uuid not null,
  id uuid not null,
  at timestamptz not null default clock_timestamp(),
  reader_id uuid not null,
  record_kind text not null check (record_kind ~ '^[a-z_]{3,40}$'),
  record_id uuid not null,
  person_id uuid not null,
  written_by uuid,
  constraint sensitive_read_key primary key (territory_id, id),
  constraint sensitive_read_person foreign key (territory_id, person_id) references person on delete cascade
);
create index sensitive_read_of_person on sensitive_read (territory_id, person_id, at desc);
alter table sensitive_read enable row level security;
-- That there is something to read is sensitive already: only who coordinates, who wrote it, who read it, who it is about.
create policy sensitive_read_read on sensitive_read for select
  using (territory_id = app.territory_id() and (app.has_role('{coordinator}') or reader_id = app.person_id()
    or person_id = app.person_id() or written_by = app.person_id()));
create policy sensitive_read_append on sensitive_read for insert
  with check (territory_id = app.territory_id() and reader_id = app.person_id());
grant select on sensitive_read to trama_web;
grant insert (territory_id, id, reader_id, record_kind, record_id, person_id, written_by) on sensitive_read to trama_web;

-- What stands open to whoever acts: computed when they begin to act, so that a policy reads settings only.
create function app.opened_people() returns uuid[] language sql stable parallel safe as
  $$ select nullif(current_setting('app.opened_people', true), '')::uuid[] $$;
create function app.opened_encounters() returns uuid[] language sql stable parallel safe as
  $$ select nullif(current_setting('app.opened_encounters', true), '')::uuid[] $$;

drop policy vulnerability_read on vulnerability;
create policy vulnerability_read on vulnerability for select
  using (territory_id = app.territory_id() and app.is_team()
    and (recorded_by = app.person_id() or person_id = any (app.opened_people())));
drop policy encounter_note_read on encounter_note;
create policy encounter_note_read on encounter_note for select
  using (territory_id = app.territory_id() and app.is_team()
    and (not reserved or recorded_by = app.person_id() or encounter_id = any (app.opened_encounters())));

-- Opens what hurts a person, and tells who wrote it, in one act: gives the accounts to write to.
create function app.break_glass(opening uuid, about uuid, why bytea) returns table (account_id text)
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); who uuid = app.person_id(); same uuid[];
begin
  if here is null or who is null or not app.has_role('{coordinator}') then
    raise exception 'only who coordinates may open this' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(p.id) into same from person p where p.territory_id = here and (p.id = about or p.merged_into = about);
  if same is null then
    raise exception 'there is nobody of this id' using errcode = 'insufficient_privilege';
  end if;
  insert into sensitive_opening (territory_id, id, person_id, opened_by, reason)
  values (here, opening, about, who, why) on conflict do nothing;
  -- Sent twice it was opened, and told, once.
  if not found then return; end if;
  insert into sensitive_opening_notice (territory_id, opening_id, told_id, person_id, opened_by)
  select here, opening, author.id, about, who from (
    select v.recorded_by as id from vulnerability v where v.territory_id = here and v.person_id = any (same)
    union
    select n.recorded_by from encounter_person m
    join encounter_note n on n.territory_id = here and n.encounter_id = m.encounter_id and n.reserved
    where m.territory_id = here and m.person_id = any (same)
  ) author where author.id is not null and author.id <> who;
  return query select a.account_id from sensitive_opening_notice n
    join account_person a on a.territory_id = here and a.person_id = n.told_id
    where n.territory_id = here and n.opening_id = opening;
end $$;
revoke all on function app.break_glass from public;
grant execute on function app.break_glass to trama_web;
