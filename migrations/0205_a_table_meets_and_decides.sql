-- Where public bodies, organisations and citizens decide together: a table, with its members, for a time. What is shown of
-- it is open to anyone; what is reserved is read by its members alone, whoever works here or not.
create function app.table_ids() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.table_ids', true), ''), '{}')::uuid[] $$;

-- Who coordinates opens tables and gives the first seats; whoever works here and sits at one keeps it.
create function app.keeps_table(which uuid) returns boolean language sql stable parallel safe as
  $$ select app.is_coordinator() or app.is_team() and which = any (app.table_ids()) $$;

create table round_table (
  territory_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('co_programming', 'co_design', 'district', 'mayors', 'working_group')),
  name text not null check (length(name) between 1 and 160),
  purpose text not null check (length(purpose) between 1 and 4000),
  quorum smallint not null check (quorum between 1 and 200),
  starts_on date not null,
  ends_on date,
  shown boolean not null default false,
  -- A working group belongs to the table that made it.
  of_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint round_table_key primary key (territory_id, id),
  constraint round_table_territory foreign key (territory_id) references territory,
  constraint round_table_of foreign key (territory_id, of_id) references round_table,
  constraint round_table_days check (ends_on >= starts_on)
);
create index round_table_newest on round_table (territory_id, starts_on desc);
alter table round_table enable row level security;
create policy round_table_read on round_table for select
  using (territory_id = app.territory_id() and (shown or app.is_staff() or id = any (app.table_ids())));
create policy round_table_add on round_table for insert
  with check (territory_id = app.territory_id() and app.is_coordinator() and recorded_by is not distinct from app.person_id());
create policy round_table_change on round_table for update
  using (territory_id = app.territory_id() and app.keeps_table(id)) with check (territory_id = app.territory_id());
grant select on round_table to trama_web;
grant insert (territory_id, id, kind, name, purpose, quorum, starts_on, ends_on, shown, of_id, recorded_by),
  update (name, purpose, quorum, ends_on, shown) on round_table to trama_web;

-- A seat is a person's, for the body they speak for, from – to. Its end ends what they read here.
create table table_seat (
  territory_id uuid not null,
  id uuid not null,
  table_id uuid not null,
  person_id uuid not null,
  body text not null check (length(body) between 1 and 160),
  organisation_id uuid,
  part text not null check (part in ('chair', 'secretary', 'member')),
  from_on date not null,
  until_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint table_seat_key primary key (territory_id, id),
  constraint table_seat_whose unique (territory_id, id, table_id, person_id),
  constraint table_seat_table foreign key (territory_id, table_id) references round_table,
  constraint table_seat_person foreign key (territory_id, person_id) references person,
  constraint table_seat_organisation foreign key (territory_id, organisation_id) references organisation,
  constraint table_seat_days check (until_on >= from_on)
);
create unique index table_seat_once on table_seat (territory_id, table_id, person_id) where until_on is null;
create index table_seat_of_person on table_seat (territory_id, person_id);
alter table table_seat enable row level security;
create policy table_seat_read on table_seat for select using (territory_id = app.territory_id()
  and (app.is_staff() or table_id = any (app.table_ids()) or person_id = any (app.erased_people())));
create policy table_seat_add on table_seat for insert
  with check (territory_id = app.territory_id() and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
create policy table_seat_end on table_seat for update
  using (territory_id = app.territory_id() and app.keeps_table(table_id)) with check (territory_id = app.territory_id());
create policy table_seat_erase on table_seat for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on table_seat to trama_web;
grant insert (territory_id, id, table_id, person_id, body, organisation_id, part, from_on, until_on, recorded_by),
  update (until_on) on table_seat to trama_web;

create table table_meeting (
  territory_id uuid not null,
  id uuid not null,
  table_id uuid not null,
  starts_at timestamptz not null,
  on_date date not null,
  place_said text not null check (length(place_said) between 1 and 200),
  -- Citizens and others invited for once, as they are called in the invitation: a role or an association, no seat.
  invited text check (length(invited) between 1 and 1000),
  convened_on date,
  -- The bodies that were there, as told with the approved minutes.
  bodies text[] not null default '{}',
  approved_in_id uuid,
  approved_on date,
  approved_by uuid[] not null default '{}',
  shown boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint table_meeting_key primary key (territory_id, id),
  constraint table_meeting_of_table unique (territory_id, id, table_id),
  constraint table_meeting_table foreign key (territory_id, table_id) references round_table,
  constraint table_meeting_approved foreign key (territory_id, approved_in_id, table_id)
    references table_meeting (territory_id, id, table_id),
  constraint table_meeting_approval check ((approved_on is null) = (approved_in_id is null)),
  constraint table_meeting_approved_later check (approved_in_id <> id)
);
create index table_meeting_newest on table_meeting (territory_id, table_id, starts_at desc);
alter table table_meeting enable row level security;
create policy table_meeting_read on table_meeting for select
  using (territory_id = app.territory_id() and (shown or app.is_staff() or table_id = any (app.table_ids())));
create policy table_meeting_add on table_meeting for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and approved_on is null and recorded_by is not distinct from app.person_id());
create policy table_meeting_change on table_meeting for update
  using (territory_id = app.territory_id() and app.keeps_table(table_id)) with check (territory_id = app.territory_id());
grant select on table_meeting to trama_web;
grant insert (territory_id, id, table_id, starts_at, on_date, place_said, invited, recorded_by),
  update (convened_on, bodies, approved_in_id, approved_on, approved_by, shown) on table_meeting to trama_web;

-- A topic proposed waits until it is put on the agenda, or left out with a reason.
create table table_topic (
  territory_id uuid not null,
  id uuid not null,
  table_id uuid not null,
  meeting_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  why text check (length(why) between 1 and 2000),
  reserved boolean not null default false,
  state text not null default 'proposed' check (state in ('proposed', 'agenda', 'left_out')),
  left_out_why text check (length(left_out_why) between 1 and 500),
  shown boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint table_topic_key primary key (territory_id, id),
  constraint table_topic_whose unique (territory_id, id, table_id, meeting_id, reserved),
  constraint table_topic_meeting foreign key (territory_id, meeting_id, table_id)
    references table_meeting (territory_id, id, table_id),
  constraint table_topic_left_out check ((state = 'left_out') = (left_out_why is not null)),
  constraint table_topic_shown check (not (shown and (reserved or state <> 'agenda')))
);
create index table_topic_of_meeting on table_topic (territory_id, meeting_id, recorded_at);
alter table table_topic enable row level security;
create policy table_topic_read on table_topic for select using (territory_id = app.territory_id()
  and (shown or table_id = any (app.table_ids()) or not reserved and app.is_staff()));
create policy table_topic_add on table_topic for insert with check (territory_id = app.territory_id()
  and app.person_id() is not null and recorded_by is not distinct from app.person_id()
  and (app.keeps_table(table_id) and (not reserved or table_id = any (app.table_ids()))
    or table_id = any (app.table_ids()) and state = 'proposed' and not shown));
create policy table_topic_change on table_topic for update using (territory_id = app.territory_id()
    and app.keeps_table(table_id) and (not reserved or table_id = any (app.table_ids())))
  with check (territory_id = app.territory_id());
grant select on table_topic to trama_web;
grant insert (territory_id, id, table_id, meeting_id, title, why, reserved, state, shown, recorded_by),
  update (state, left_out_why, shown) on table_topic to trama_web;

-- Who of the members was there. Whoever was not has no row here, and so no vote.
create table table_presence (
  territory_id uuid not null,
  meeting_id uuid not null,
  seat_id uuid not null,
  table_id uuid not null,
  person_id uuid not null,
  recorded_by uuid,
  constraint table_presence_key primary key (territory_id, meeting_id, seat_id),
  constraint table_presence_meeting foreign key (territory_id, meeting_id, table_id)
    references table_meeting (territory_id, id, table_id),
  constraint table_presence_seat foreign key (territory_id, seat_id, table_id, person_id)
    references table_seat (territory_id, id, table_id, person_id) on delete cascade
);
create index table_presence_of_seat on table_presence (territory_id, seat_id);
alter table table_presence enable row level security;
create policy table_presence_read on table_presence for select using (territory_id = app.territory_id()
  and (app.is_staff() or table_id = any (app.table_ids()) or person_id = any (app.erased_people())));
create policy table_presence_add on table_presence for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
create policy table_presence_drop on table_presence for delete
  using (territory_id = app.territory_id() and (app.keeps_table(table_id) or person_id = any (app.erased_people())));
grant select, delete on table_presence to trama_web;
grant insert (territory_id, meeting_id, seat_id, table_id, person_id, recorded_by) on table_presence to trama_web;

-- What is written of a topic while people talk: every saving is a version, none is changed. Two who write at once both stay.
create table table_minute (
  territory_id uuid not null,
  id uuid not null,
  table_id uuid not null,
  meeting_id uuid not null,
  topic_id uuid not null,
  number integer not null check (number > 0),
  sealed bytea not null,
  reserved boolean not null,
  shown boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint table_minute_key primary key (territory_id, id),
  constraint table_minute_number unique (territory_id, topic_id, number),
  constraint table_minute_topic foreign key (territory_id, topic_id, table_id, meeting_id, reserved)
    references table_topic (territory_id, id, table_id, meeting_id, reserved),
  constraint table_minute_shown check (not (shown and reserved))
);
alter table table_minute enable row level security;
create policy table_minute_read on table_minute for select using (territory_id = app.territory_id()
  and (shown or table_id = any (app.table_ids()) or not reserved and app.is_team()));
create policy table_minute_add on table_minute for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and not shown and (not reserved or table_id = any (app.table_ids()))
  and recorded_by is not distinct from app.person_id());
create policy table_minute_show on table_minute for update
  using (territory_id = app.territory_id() and app.keeps_table(table_id) and not reserved)
  with check (territory_id = app.territory_id());
grant select on table_minute to trama_web;
grant insert (territory_id, id, table_id, meeting_id, topic_id, number, sealed, reserved, recorded_by),
  update (shown) on table_minute to trama_web;

-- What was decided stands with how many were there and how they voted, also when a member is one day erased.
create table table_decision (
  territory_id uuid not null,
  id uuid not null,
  table_id uuid not null,
  meeting_id uuid not null,
  topic_id uuid not null,
  number integer not null check (number > 0),
  decided_on date not null,
  -- What and why.
  sealed bytea not null,
  due_on date not null,
  follows_id uuid,
  quorum smallint not null,
  present smallint not null,
  in_favour smallint not null check (in_favour >= 0),
  against smallint not null check (against >= 0),
  abstained smallint not null check (abstained >= 0),
  reserved boolean not null,
  shown boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint table_decision_key primary key (territory_id, id),
  constraint table_decision_number unique (territory_id, table_id, number),
  constraint table_decision_whose unique (territory_id, id, table_id, meeting_id, reserved),
  constraint table_decision_topic foreign key (territory_id, topic_id, table_id, meeting_id, reserved)
    references table_topic (territory_id, id, table_id, meeting_id, reserved),
  constraint table_decision_quorum check (present >= quorum),
  constraint table_decision_votes check (in_favour + against + abstained between 1 and present),
  constraint table_decision_due check (due_on >= decided_on),
  constraint table_decision_shown check (not (shown and reserved))
);
create index table_decision_newest on table_decision (territory_id, decided_on desc);
create index table_decision_of_follower on table_decision (territory_id, follows_id, due_on);
alter table table_decision enable row level security;
create policy table_decision_read on table_decision for select using (territory_id = app.territory_id()
  and (shown or table_id = any (app.table_ids()) or not reserved and app.is_staff() or follows_id = any (app.erased_people())));
create policy table_decision_add on table_decision for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and not shown and (not reserved or table_id = any (app.table_ids()))
  and recorded_by is not distinct from app.person_id());
create policy table_decision_change on table_decision for update using (territory_id = app.territory_id()
    and app.keeps_table(table_id) and (not reserved or table_id = any (app.table_ids())))
  with check (territory_id = app.territory_id());
grant select on table_decision to trama_web;
grant insert (territory_id, id, table_id, meeting_id, topic_id, number, decided_on, sealed, due_on, follows_id, quorum, present,
    in_favour, against, abstained, reserved, recorded_by),
  update (shown) on table_decision to trama_web;

create table table_vote (
  territory_id uuid not null,
  decision_id uuid not null,
  seat_id uuid not null,
  table_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  reserved boolean not null,
  vote text not null check (vote in ('favour', 'against', 'abstained')),
  recorded_by uuid,
  constraint table_vote_key primary key (territory_id, decision_id, seat_id),
  constraint table_vote_decision foreign key (territory_id, decision_id, table_id, meeting_id, reserved)
    references table_decision (territory_id, id, table_id, meeting_id, reserved),
  constraint table_vote_was_there foreign key (territory_id, meeting_id, seat_id) references table_presence,
  constraint table_vote_seat foreign key (territory_id, seat_id, table_id, person_id)
    references table_seat (territory_id, id, table_id, person_id) on delete cascade
);
create index table_vote_of_seat on table_vote (territory_id, seat_id);
create index table_vote_of_presence on table_vote (territory_id, meeting_id, seat_id);
alter table table_vote enable row level security;
create policy table_vote_read on table_vote for select using (territory_id = app.territory_id()
  and (table_id = any (app.table_ids()) or not reserved and app.is_staff() or person_id = any (app.erased_people())));
create policy table_vote_erase on table_vote for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
create policy table_vote_add on table_vote for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and (not reserved or table_id = any (app.table_ids()))
  and recorded_by is not distinct from app.person_id());
grant select, delete on table_vote to trama_web;
grant insert (territory_id, decision_id, seat_id, table_id, meeting_id, person_id, reserved, vote, recorded_by) on table_vote to trama_web;

-- What became of a decision: under way, done, or given up with a reason; the last word counts.
create table table_follow_up (
  territory_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  table_id uuid not null,
  meeting_id uuid not null,
  on_date date not null,
  state text not null check (state in ('under_way', 'done', 'given_up')),
  sealed bytea not null,
  reserved boolean not null,
  shown boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint table_follow_up_key primary key (territory_id, id),
  constraint table_follow_up_decision foreign key (territory_id, decision_id, table_id, meeting_id, reserved)
    references table_decision (territory_id, id, table_id, meeting_id, reserved),
  constraint table_follow_up_shown check (not (shown and reserved))
);
create index table_follow_up_of on table_follow_up (territory_id, decision_id, on_date);
alter table table_follow_up enable row level security;
create policy table_follow_up_read on table_follow_up for select using (territory_id = app.territory_id()
  and (shown or table_id = any (app.table_ids()) or not reserved and app.is_staff()));
create policy table_follow_up_add on table_follow_up for insert with check (territory_id = app.territory_id()
  and app.person_id() is not null and (app.is_team() and not reserved or table_id = any (app.table_ids()))
  and recorded_by is not distinct from app.person_id());
create policy table_follow_up_show on table_follow_up for update
  using (territory_id = app.territory_id() and app.keeps_table(table_id) and not reserved) with check (territory_id = app.territory_id());
grant select on table_follow_up to trama_web;
grant insert (territory_id, id, decision_id, table_id, meeting_id, on_date, state, sealed, reserved, shown, recorded_by),
  update (shown) on table_follow_up to trama_web;

-- As before, and one's seats are looked up once, when one begins to act.
create or replace function app.set_actor(territory uuid, account text, person uuid, roles text[]) returns void
language plpgsql as $$
declare restricted uuid[]; children uuid[]; circles uuid[]; seats uuid[]; accompanies boolean;
begin
  set local citus.propagate_set_commands = 'local';
  accompanies = coalesce(roles && '{facilitator,case_operator,coordinator}', false);
  if person is not null and accompanies then
    select array_agg(m.circle_id) into circles from public.circle_member m
      where m.territory_id = territory and m.person_id = person and m.from_at <= now()
        and (m.until_at is null or m.until_at > now());
  end if;
  if person is not null then
    select array_agg(s.table_id) into seats from public.table_seat s
      where s.territory_id = territory and s.person_id = person and s.from_on <= current_date
        and (s.until_on is null or s.until_on >= current_date);
  end if;
  execute format(
    'set local app.territory_id = %L; set local app.account_id = %L; set local app.person_id = %L; set local app.roles = %L;
    set local app.is_team = %L; set local app.is_staff = %L; set local app.is_desk = %L; set local app.is_coordinator = %L;
    set local app.circle_ids = %L; set local app.read_circle_ids = %L; set local app.table_ids = %L',
    coalesce(territory::text, ''), coalesce(account, ''), coalesce(person::text, ''), coalesce(roles, '{}')::text,
    case when accompanies then 'yes' else 'no' end,
    case when accompanies or roles && '{administrator}' then 'yes' else 'no' end,
    case when roles && '{coordinator,administrator}' then 'yes' else 'no' end,
    case when roles && '{coordinator}' then 'yes' else 'no' end,
    coalesce(circles, '{}'), coalesce(circles, '{}'), coalesce(seats, '{}'));
  select array_agg(r.person_id) into restricted from public.person_restriction r
    where r.territory_id = territory and r.until_on is null;
  if restricted is not null then
    select array_agg(p.id) into restricted from public.person p
      where p.territory_id = territory and (p.id = any (restricted) or p.merged_into = any (restricted));
    execute format('set local app.restricted_people = %L', restricted);
  end if;
  if 'guardian' = any (roles) and person is not null then
    select array_agg(g.minor_id) into children from public.guardian g
      where g.territory_id = territory and g.guardian_id = person
        and g.from_on <= current_date and (g.until_on is null or g.until_on >= current_date);
    execute format('set local app.children = %L', coalesce(children, '{}'));
  end if;
end $$;

-- A seat gives its member their tables at once, in the transaction that gave it: whoever opens one sits at it.
create function app.sit_at_table() returns trigger language plpgsql as $$
begin
  if new.person_id = app.person_id() and new.from_on <= current_date and (new.until_on is null or new.until_on >= current_date) then
    execute format('set local app.table_ids = %L', app.table_ids() || new.table_id);
  end if;
  return new;
end $$;
revoke all on function app.sit_at_table from public;
create trigger table_seat_sits after insert on table_seat for each row execute function app.sit_at_table();

-- The number of the next decision of a table: reserved ones, that whoever keeps it may not read, have theirs too.
create function app.next_decision_number(of_table uuid) returns integer
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if not app.keeps_table(of_table) then
    raise exception 'only who keeps a table numbers its decisions' using errcode = 'insufficient_privilege';
  end if;
  return (select coalesce(max(d.number), 0) + 1 from table_decision d
    where d.territory_id = app.territory_id() and d.table_id = of_table);
end $$;
revoke all on function app.next_decision_number from public;
grant execute on function app.next_decision_number to trama_web;
