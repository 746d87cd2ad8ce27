-- Someone is accompanied: they and an operator agreed, and what follows is known to the circle of those who walk along, to
-- nobody else, the fact itself included. Days stay plain for counting; words are sealed by the application.
create table intake (
  territory_id uuid not null,
  id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  opened_on date not null,
  source text not null check (source in ('community_point', 'school', 'cps', 'doctor', 'parish', 'listening_centre',
    'association', 'service', 'neighbour', 'self', 'other')),
  -- What the person says about services; what the records say of it is computed, see app.counted_intakes.
  known_said text not null check (known_said in ('known', 'unknown', 'not_asked')),
  -- The note it began with; no foreign key, so that correcting the diary never meets this table.
  encounter_id uuid,
  household_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint intake_key primary key (territory_id, id),
  constraint intake_circle foreign key (territory_id, circle_id) references circle,
  constraint intake_person foreign key (territory_id, person_id) references person,
  constraint intake_household foreign key (territory_id, household_id) references household
);
create index intake_in_circle on intake (territory_id, circle_id);
create index intake_of_person on intake (territory_id, person_id, opened_on);
create index intake_of_household on intake (territory_id, household_id) where household_id is not null;
create index intake_from_encounter on intake (territory_id, encounter_id) where encounter_id is not null;
alter table intake enable row level security;
create policy intake_read on intake for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids())
    or person_id = any (app.erased_people())));
create policy intake_add on intake for insert with check (territory_id = app.territory_id()
  and circle_id = any (app.circle_ids()) and recorded_by is not distinct from app.person_id());
create policy intake_change on intake for update
  using (territory_id = app.territory_id() and circle_id = any (app.circle_ids()))
  with check (territory_id = app.territory_id() and circle_id = any (app.circle_ids()));
create policy intake_erase on intake for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on intake to trama_web;
grant insert (territory_id, id, circle_id, person_id, opened_on, source, known_said, encounter_id, household_id, recorded_by), update (source, known_said, household_id)
  on intake to trama_web;

-- In their own words: what they want, what they can do, what is missing; and, where they told it, home, job, means, schooling.
create table intake_story (
  territory_id uuid not null,
  intake_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  sealed bytea not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint intake_story_key primary key (territory_id, intake_id),
  constraint intake_story_intake foreign key (territory_id, intake_id) references intake,
  constraint intake_story_circle foreign key (territory_id, circle_id) references circle,
  constraint intake_story_person foreign key (territory_id, person_id) references person
);
create index intake_story_in_circle on intake_story (territory_id, circle_id);
alter table intake_story enable row level security;
create policy intake_story_read on intake_story for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids())
    or person_id = any (app.erased_people())));
create policy intake_story_add on intake_story for insert with check (territory_id = app.territory_id()
  and circle_id = any (app.circle_ids()) and recorded_by is not distinct from app.person_id());
create policy intake_story_change on intake_story for update
  using (territory_id = app.territory_id() and circle_id = any (app.circle_ids()))
  with check (territory_id = app.territory_id() and circle_id = any (app.circle_ids()));
create policy intake_story_erase on intake_story for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on intake_story to trama_web;
grant insert (territory_id, intake_id, circle_id, person_id, sealed, recorded_by), update (sealed, recorded_by, recorded_at)
  on intake_story to trama_web;

-- The person agrees: to be accompanied, to be thought of when ties fade. Each is a fact with its day; its end another.
create table intake_agreement (
  territory_id uuid not null,
  id uuid not null,
  intake_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('accompaniment', 'early_notice')),
  agreed_on date not null,
  how text not null check (how in ('signed', 'aloud', 'form')),
  -- Who agreed for a minor: someone who holds parental responsibility.
  given_by uuid,
  ended_on date,
  ended_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint intake_agreement_key primary key (territory_id, id),
  constraint intake_agreement_intake foreign key (territory_id, intake_id) references intake,
  constraint intake_agreement_circle foreign key (territory_id, circle_id) references circle,
  constraint intake_agreement_person foreign key (territory_id, person_id) references person,
  constraint intake_agreement_order check (ended_on >= agreed_on)
);
create index intake_agreement_of_intake on intake_agreement (territory_id, intake_id);
create index intake_agreement_in_circle on intake_agreement (territory_id, circle_id);
alter table intake_agreement enable row level security;
create policy intake_agreement_read on intake_agreement for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids())
    or person_id = any (app.erased_people())));
create policy intake_agreement_add on intake_agreement for insert with check (territory_id = app.territory_id()
  and circle_id = any (app.circle_ids()) and recorded_by is not distinct from app.person_id());
create policy intake_agreement_change on intake_agreement for update
  using (territory_id = app.territory_id() and circle_id = any (app.circle_ids()))
  with check (territory_id = app.territory_id() and circle_id = any (app.circle_ids()));
create policy intake_agreement_erase on intake_agreement for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on intake_agreement to trama_web;
grant insert (territory_id, id, intake_id, circle_id, person_id, kind, agreed_on, how, given_by, recorded_by), update (ended_on, ended_by)
  on intake_agreement to trama_web;

-- It comes to an end, with what changed; and may begin again.
create table intake_closing (
  territory_id uuid not null,
  id uuid not null,
  intake_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  closed_on date not null,
  outcome text not null check (outcome in ('goals_reached', 'goals_partly', 'walks_alone', 'service', 'pact', 'moved', 'stopped',
    'died', 'other')),
  sealed bytea not null,
  reopened_on date,
  reopened_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint intake_closing_key primary key (territory_id, id),
  constraint intake_closing_intake foreign key (territory_id, intake_id) references intake,
  constraint intake_closing_circle foreign key (territory_id, circle_id) references circle,
  constraint intake_closing_person foreign key (territory_id, person_id) references person,
  constraint intake_closing_order check (reopened_on >= closed_on)
);
create index intake_closing_of_intake on intake_closing (territory_id, intake_id);
create index intake_closing_in_circle on intake_closing (territory_id, circle_id);
create unique index intake_closing_standing on intake_closing (territory_id, intake_id) where reopened_on is null;
alter table intake_closing enable row level security;
create policy intake_closing_read on intake_closing for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids())
    or person_id = any (app.erased_people())));
create policy intake_closing_add on intake_closing for insert with check (territory_id = app.territory_id()
  and circle_id = any (app.circle_ids()) and recorded_by is not distinct from app.person_id());
create policy intake_closing_change on intake_closing for update
  using (territory_id = app.territory_id() and circle_id = any (app.circle_ids()))
  with check (territory_id = app.territory_id() and circle_id = any (app.circle_ids()));
create policy intake_closing_erase on intake_closing for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on intake_closing to trama_web;
grant insert (territory_id, id, intake_id, circle_id, person_id, closed_on, outcome, sealed, recorded_by), update (reopened_on, reopened_by)
  on intake_closing to trama_web;

-- What is next, by whom, by when.
create table intake_step (
  territory_id uuid not null,
  id uuid not null,
  intake_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  due_on date,
  assigned_to uuid,
  sealed bytea not null,
  done_on date,
  done_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint intake_step_key primary key (territory_id, id),
  constraint intake_step_intake foreign key (territory_id, intake_id) references intake,
  constraint intake_step_circle foreign key (territory_id, circle_id) references circle,
  constraint intake_step_person foreign key (territory_id, person_id) references person
);
create index intake_step_of_intake on intake_step (territory_id, intake_id);
create index intake_step_in_circle on intake_step (territory_id, circle_id);
alter table intake_step enable row level security;
create policy intake_step_read on intake_step for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids())
    or person_id = any (app.erased_people())));
create policy intake_step_add on intake_step for insert with check (territory_id = app.territory_id()
  and circle_id = any (app.circle_ids()) and recorded_by is not distinct from app.person_id());
create policy intake_step_change on intake_step for update
  using (territory_id = app.territory_id() and circle_id = any (app.circle_ids()))
  with check (territory_id = app.territory_id() and circle_id = any (app.circle_ids()));
create policy intake_step_erase on intake_step for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on intake_step to trama_web;
grant insert (territory_id, id, intake_id, circle_id, person_id, due_on, assigned_to, sealed, recorded_by), update (done_on, done_by)
  on intake_step to trama_web;

create table intake_contact (
  territory_id uuid not null,
  id uuid not null,
  intake_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  on_day date not null,
  how text not null check (how in ('met', 'visit', 'phone', 'message', 'with_others')),
  sealed bytea,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint intake_contact_key primary key (territory_id, id),
  constraint intake_contact_intake foreign key (territory_id, intake_id) references intake,
  constraint intake_contact_circle foreign key (territory_id, circle_id) references circle,
  constraint intake_contact_person foreign key (territory_id, person_id) references person
);
create index intake_contact_of_intake on intake_contact (territory_id, intake_id);
create index intake_contact_in_circle on intake_contact (territory_id, circle_id);
alter table intake_contact enable row level security;
create policy intake_contact_read on intake_contact for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids())
    or person_id = any (app.erased_people())));
create policy intake_contact_add on intake_contact for insert with check (territory_id = app.territory_id()
  and circle_id = any (app.circle_ids()) and recorded_by is not distinct from app.person_id());
create policy intake_contact_erase on intake_contact for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on intake_contact to trama_web;
grant insert (territory_id, id, intake_id, circle_id, person_id, on_day, how, sealed, recorded_by)
  on intake_contact to trama_web;

-- Somebody is asked for something, with the person's consent and no more than they need to know; the answer is awaited.
create table intake_referral (
  territory_id uuid not null,
  id uuid not null,
  intake_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  asked_on date not null,
  agreed_how text not null check (agreed_how in ('signed', 'aloud', 'form')),
  sealed bytea not null,
  answer text check (answer in ('accepted', 'declined', 'no_answer')),
  answered_on date,
  sealed_answer bytea,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint intake_referral_key primary key (territory_id, id),
  constraint intake_referral_intake foreign key (territory_id, intake_id) references intake,
  constraint intake_referral_circle foreign key (territory_id, circle_id) references circle,
  constraint intake_referral_person foreign key (territory_id, person_id) references person,
  constraint intake_referral_organisation foreign key (territory_id, organisation_id) references organisation,
  constraint intake_referral_answered check ((answer is null) = (answered_on is null)),
  constraint intake_referral_order check (answered_on >= asked_on)
);
create index intake_referral_of_intake on intake_referral (territory_id, intake_id);
create index intake_referral_in_circle on intake_referral (territory_id, circle_id);
alter table intake_referral enable row level security;
create policy intake_referral_read on intake_referral for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids())
    or person_id = any (app.erased_people())));
create policy intake_referral_add on intake_referral for insert with check (territory_id = app.territory_id()
  and circle_id = any (app.circle_ids()) and recorded_by is not distinct from app.person_id());
create policy intake_referral_change on intake_referral for update
  using (territory_id = app.territory_id() and circle_id = any (app.circle_ids()))
  with check (territory_id = app.territory_id() and circle_id = any (app.circle_ids()));
create policy intake_referral_erase on intake_referral for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on intake_referral to trama_web;
grant insert (territory_id, id, intake_id, circle_id, person_id, organisation_id, asked_on, agreed_how, sealed, recorded_by), update (answer, answered_on, sealed_answer)
  on intake_referral to trama_web;

-- Ties and events are shown side by side; what an operator thinks of them, and why, is what is recorded.
create table intake_judgement (
  territory_id uuid not null,
  id uuid not null,
  intake_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  judged_on date not null,
  judgement text not null check (judgement in ('attention', 'watch', 'no_attention')),
  sealed bytea not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint intake_judgement_key primary key (territory_id, id),
  constraint intake_judgement_intake foreign key (territory_id, intake_id) references intake,
  constraint intake_judgement_circle foreign key (territory_id, circle_id) references circle,
  constraint intake_judgement_person foreign key (territory_id, person_id) references person
);
create index intake_judgement_of_intake on intake_judgement (territory_id, intake_id);
create index intake_judgement_in_circle on intake_judgement (territory_id, circle_id);
alter table intake_judgement enable row level security;
create policy intake_judgement_read on intake_judgement for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids())
    or person_id = any (app.erased_people())));
create policy intake_judgement_add on intake_judgement for insert with check (territory_id = app.territory_id()
  and circle_id = any (app.circle_ids()) and recorded_by is not distinct from app.person_id());
create policy intake_judgement_erase on intake_judgement for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on intake_judgement to trama_web;
grant insert (territory_id, id, intake_id, circle_id, person_id, judged_on, judgement, sealed, recorded_by)
  on intake_judgement to trama_web;

-- When a territory looks closer, where it decided otherwise than usual.
create table attention_rule (
  territory_id uuid not null,
  few_ties integer not null check (few_ties between 1 and 20),
  faded_days integer not null check (faded_days between 30 and 730),
  changed_by uuid,
  changed_at timestamptz not null default now(),
  constraint attention_rule_key primary key (territory_id),
  constraint attention_rule_territory foreign key (territory_id) references territory
);
alter table attention_rule enable row level security;
create policy attention_rule_read on attention_rule for select using (territory_id = app.territory_id() and app.is_team());
create policy attention_rule_add on attention_rule for insert
  with check (territory_id = app.territory_id() and app.has_role('{coordinator}'));
create policy attention_rule_change on attention_rule for update
  using (territory_id = app.territory_id() and app.has_role('{coordinator}')) with check (territory_id = app.territory_id());
grant select on attention_rule to trama_web;
grant insert (territory_id, few_ties, faded_days, changed_by, changed_at), update (few_ties, faded_days, changed_by, changed_at)
  on attention_rule to trama_web;

-- A fact that makes someone vulnerable may be told to those who accompany them, by whoever wrote it down.
alter table vulnerability add column circle_id uuid;
alter table vulnerability add constraint vulnerability_circle foreign key (territory_id, circle_id) references circle on delete cascade;
create index vulnerability_in_circle on vulnerability (territory_id, circle_id) where circle_id is not null;
create policy vulnerability_read_in_circle on vulnerability for select
  using (territory_id = app.territory_id() and circle_id = any (app.read_circle_ids()));
drop policy vulnerability_add on vulnerability;
create policy vulnerability_add on vulnerability for insert with check (territory_id = app.territory_id() and app.is_team()
  and recorded_by is not distinct from app.person_id() and (circle_id is null or circle_id = any (app.circle_ids())));
drop policy vulnerability_change on vulnerability;
create policy vulnerability_change on vulnerability for update
  using (territory_id = app.territory_id() and recorded_by = app.person_id() and app.is_team())
  with check (territory_id = app.territory_id() and recorded_by = app.person_id()
    and (circle_id is null or circle_id = any (app.circle_ids())));
grant insert (circle_id), update (circle_id) on vulnerability to trama_web;

-- That somebody read what a circle holds tells that there is a circle: it is known there, and to the person.
alter table sensitive_read add column circle_id uuid;
drop policy sensitive_read_read on sensitive_read;
create policy sensitive_read_read on sensitive_read for select using (territory_id = app.territory_id()
  and (circle_id is null and app.has_role('{coordinator}') or circle_id = any (app.read_circle_ids()) or reader_id = app.person_id()
    or person_id = app.person_id() or written_by = app.person_id() or person_id = any (app.erased_people())));
grant insert (circle_id) on sensitive_read to trama_web;

-- The command line sets a territory up with circles that stood before: whoever it acts as is the first in each.
create policy circle_load on circle for insert
  with check (territory_id = app.territory_id() and session_user = 'trama_command' and opened_by is not distinct from app.person_id());
grant insert (territory_id, id, kind, about_id, opened_by, opened_at) on circle to trama_command;
create policy circle_member_load on circle_member for insert with check (territory_id = app.territory_id()
  and session_user = 'trama_command' and added_by is not distinct from app.person_id());

-- Whether the records knew somebody before the intake: an earlier intake, or a tie to a service that is no secret of a
-- circle. Told to those in the circle of this intake, and to nobody who asks about anybody.
create function app.known_before(intake uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); this intake; same uuid[];
begin
  select i.* into this from intake i where i.territory_id = here and i.id = known_before.intake
    and i.circle_id = any (app.read_circle_ids());
  if not found then return null; end if;
  select array_agg(p.id) into same from person asked
    join person p on p.territory_id = here and coalesce(p.merged_into, p.id) = coalesce(asked.merged_into, asked.id)
    where asked.territory_id = here and asked.id = this.person_id;
  return exists (select from intake earlier where earlier.territory_id = here and earlier.person_id = any (same)
      and (earlier.opened_on, earlier.id) < (this.opened_on, this.id))
    or exists (select from tie_evidence_node me
      join tie_evidence e on e.territory_id = here and e.id = me.evidence_id and e.circle_id is null and e.on_date < this.opened_on
      join tie_evidence_node body on body.territory_id = here and body.evidence_id = e.id and body.node_kind = 'organisation'
      join organisation o on o.territory_id = here and o.id = body.node_id and o.kind = 'service'
      where me.territory_id = here and me.node_id = any (same));
end $$;
revoke all on function app.known_before from public;
grant execute on function app.known_before to trama_web;

-- Whether others accompany the same person now. Specialist care is nobody's business: neither told of, nor told.
create function app.accompanied_besides(intake uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); this intake;
begin
  select i.* into this from intake i where i.territory_id = here and i.id = accompanied_besides.intake
    and i.circle_id = any (app.read_circle_ids());
  if not found or this.source = 'cps' then return false; end if;
  return exists (select from intake other
    join person p on p.territory_id = here and p.id = other.person_id
    join person me on me.territory_id = here and me.id = this.person_id
      and coalesce(me.merged_into, me.id) = coalesce(p.merged_into, p.id)
    where other.territory_id = here and other.circle_id <> this.circle_id and other.source <> 'cps'
      and not exists (select from intake_closing c where c.territory_id = here and c.intake_id = other.id and c.reopened_on is null));
end $$;
revoke all on function app.accompanied_besides from public;
grant execute on function app.accompanied_besides to trama_web;
