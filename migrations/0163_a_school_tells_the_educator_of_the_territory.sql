-- A school notices something about a pupil and tells the educator of the territory. Until the family is met and agrees the
-- pupil has no record here: the words are sealed, known to the circle of educators, and forgotten after thirty days.
create table school_signal (
  territory_id uuid not null,
  id uuid not null,
  circle_id uuid not null,
  school_id uuid not null,
  received_on date not null,
  sealed bytea,
  sent_by uuid,
  taken_up_on date,
  taken_up_by uuid,
  family_met_on date,
  closed_on date,
  closed_by uuid,
  outcome text check (outcome in ('agreed', 'not_agreed', 'unfounded', 'elsewhere', 'expired')),
  intake_id uuid,
  recorded_at timestamptz not null default now(),
  constraint school_signal_key primary key (territory_id, id),
  constraint school_signal_circle foreign key (territory_id, circle_id) references circle,
  constraint school_signal_school foreign key (territory_id, school_id) references organisation,
  -- What is closed has no words left, whatever the outcome.
  constraint school_signal_closed check ((closed_on is null) = (outcome is null) and (closed_on is null or sealed is null)),
  constraint school_signal_agreed check ((outcome = 'agreed') = (intake_id is not null))
);
create index school_signal_in_circle on school_signal (territory_id, circle_id);
create index school_signal_of_school on school_signal (territory_id, school_id);
create index school_signal_open on school_signal (territory_id, received_on) where closed_on is null;
alter table school_signal enable row level security;
-- Whoever sent it sees what became of it, never what others wrote since.
create policy school_signal_read on school_signal for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids()) or sent_by = app.person_id()));
create policy school_signal_change on school_signal for update
  using (territory_id = app.territory_id() and circle_id = any (app.circle_ids()))
  with check (territory_id = app.territory_id() and circle_id = any (app.circle_ids()));
grant select on school_signal to trama_web;
grant update (sealed, taken_up_on, taken_up_by, family_met_on, closed_on, closed_by, outcome, intake_id) on school_signal to trama_web;

-- Sends it to the educators of the territory, who are in its circle at once: those trained as educators who work here; where
-- there is none, case operators; else who coordinates. Says how many; zero where it was sent before.
create function app.send_school_signal(signal uuid, circle uuid, school uuid, on_day date, words bytea) returns integer
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); who uuid = app.person_id(); reached uuid[];
begin
  if here is null or who is null or not (app.is_team() or school = any (app.organisation_ids())) then
    raise exception 'only who works at a school, or notes it for one, sends a signal' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from organisation o where o.territory_id = here and o.id = school and o.kind = 'school') then
    raise exception 'no such school' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from school_signal s where s.territory_id = here and s.id = signal) then return 0; end if;
  select array_agg(distinct r.person_id) into reached from role_assignment r
    join operator_figure f on f.territory_id = here and f.person_id = r.person_id and f.figure = 'educator'
    where r.territory_id = here and r.role in ('facilitator', 'case_operator', 'coordinator')
      and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now());
  if reached is null then
    select array_agg(distinct r.person_id) into reached from role_assignment r
      where r.territory_id = here and r.role = 'case_operator' and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now());
  end if;
  if reached is null then
    select array_agg(distinct r.person_id) into reached from role_assignment r
      where r.territory_id = here and r.role = 'coordinator' and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now());
  end if;
  if reached is null then return null; end if;
  insert into circle (territory_id, id, kind, opened_by) values (here, circle, 'school_signal', who);
  insert into circle_member (territory_id, id, circle_id, person_id, part, added_by)
    select here, gen_random_uuid(), circle, one, 'educator', who from unnest(reached) as one;
  insert into school_signal (territory_id, id, circle_id, school_id, received_on, sealed, sent_by)
    values (here, signal, circle, school, on_day, words, who);
  if who = any (reached) then
    execute format('set local app.circle_ids = %L; set local app.read_circle_ids = %L',
      app.circle_ids() || circle, app.read_circle_ids() || circle);
  end if;
  return cardinality(reached);
end $$;
revoke all on function app.send_school_signal from public;
grant execute on function app.send_school_signal to trama_web;

-- The thirty days are over and the family did not agree: what was said is forgotten, that there was a signal is not.
create function app.forget_school_signals(received_before date, on_day date) returns table (signal uuid, circle uuid)
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  return query update school_signal s set sealed = null, closed_on = on_day, outcome = 'expired'
    where s.territory_id = app.territory_id() and s.closed_on is null and s.received_on < received_before
    returning s.id, s.circle_id;
end $$;
revoke all on function app.forget_school_signals from public;
grant execute on function app.forget_school_signals to trama_command;

-- One plan with parts for school, family and neighbourhood: whoever a part is for sees that part alone.
create table intake_path_part (
  territory_id uuid not null,
  id uuid not null,
  intake_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  side text not null check (side in ('school', 'family', 'neighbourhood')),
  -- Whom this part is for: a school or another body, or somebody.
  organisation_id uuid,
  shared_with uuid,
  until_on date,
  sealed bytea not null,
  done_on date,
  done_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint intake_path_part_key primary key (territory_id, id),
  constraint intake_path_part_intake foreign key (territory_id, intake_id) references intake,
  constraint intake_path_part_circle foreign key (territory_id, circle_id) references circle,
  constraint intake_path_part_person foreign key (territory_id, person_id) references person,
  constraint intake_path_part_organisation foreign key (territory_id, organisation_id) references organisation
);
create index intake_path_part_of_intake on intake_path_part (territory_id, intake_id);
create index intake_path_part_in_circle on intake_path_part (territory_id, circle_id);
create index intake_path_part_of_body on intake_path_part (territory_id, organisation_id) where organisation_id is not null;
create index intake_path_part_with on intake_path_part (territory_id, shared_with) where shared_with is not null;
alter table intake_path_part enable row level security;
create policy intake_path_part_read on intake_path_part for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids()) or organisation_id = any (app.organisation_ids()) or shared_with = app.person_id()
    or person_id = any (app.erased_people())));
create policy intake_path_part_add on intake_path_part for insert with check (territory_id = app.territory_id()
  and circle_id = any (app.circle_ids()) and recorded_by is not distinct from app.person_id());
create policy intake_path_part_change on intake_path_part for update
  using (territory_id = app.territory_id() and circle_id = any (app.circle_ids()))
  with check (territory_id = app.territory_id() and circle_id = any (app.circle_ids()));
create policy intake_path_part_erase on intake_path_part for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on intake_path_part to trama_web;
grant insert (territory_id, id, intake_id, circle_id, person_id, side, organisation_id, shared_with, until_on, sealed, recorded_by), update (done_on, done_by)
  on intake_path_part to trama_web;

-- Whoever a part is for says that it is done.
create policy intake_path_part_do on intake_path_part for update using (territory_id = app.territory_id()
    and (organisation_id = any (app.organisation_ids()) or shared_with = app.person_id()))
  with check (territory_id = app.territory_id() and done_by = app.person_id()
    and (organisation_id = any (app.organisation_ids()) or shared_with = app.person_id()));

-- As before, and a signal nobody has taken up, or a family nobody has met, waits too.
create or replace function app.waiting_in(here uuid, since_day date)
returns table (kind text, circle_id uuid, intake_id uuid, person_id uuid, record_id uuid, since date)
language sql stable set search_path = pg_catalog, public as $$
  with going as materialized (
    select i.id, i.circle_id, i.person_id, i.opened_on from intake i where i.territory_id = here
      and not exists (select from intake_closing c where c.territory_id = here and c.intake_id = i.id and c.reopened_on is null)
  ), last_done as (
    select going.id, greatest(going.opened_on,
      (select max(c.on_day) from intake_contact c where c.territory_id = here and c.intake_id = going.id),
      (select max(coalesce(s.done_on, s.recorded_at::date)) from intake_step s where s.territory_id = here and s.intake_id = going.id),
      (select max(r.asked_on) from intake_referral r where r.territory_id = here and r.intake_id = going.id),
      (select max(c.reopened_on) from intake_closing c where c.territory_id = here and c.intake_id = going.id)) as on_day,
      exists (select from intake_step s where s.territory_id = here and s.intake_id = going.id and s.done_on is null) as has_step
    from going
  )
  select 'nothing_next', going.circle_id, going.id, going.person_id, going.id, last_done.on_day
    from going join last_done on last_done.id = going.id where not last_done.has_step and last_done.on_day <= since_day
  union all
  select 'step', going.circle_id, going.id, going.person_id, s.id, coalesce(s.due_on, s.recorded_at::date)
    from going join intake_step s on s.territory_id = here and s.intake_id = going.id
    where s.done_on is null and coalesce(s.due_on, s.recorded_at::date) <= since_day
  union all
  select 'referral', going.circle_id, going.id, going.person_id, r.id, r.asked_on
    from going join intake_referral r on r.territory_id = here and r.intake_id = going.id
    where r.answer is null and r.asked_on <= since_day
  union all
  select 'signal', s.circle_id, null, null, s.id, coalesce(s.taken_up_on, s.received_on) from school_signal s
    where s.territory_id = here and s.closed_on is null and coalesce(s.taken_up_on, s.received_on) <= since_day
$$;
revoke all on function app.waiting_in from public;
