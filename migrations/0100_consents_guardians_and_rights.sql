-- Public welfare rests on law and public task. Consent is asked only where it is the basis; each is a dated fact, and its
-- withdrawal another. The agreement to be accompanied is no consent to a processing: it has its own table.
create table consent (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('photos', 'stories', 'newsletter', 'listed', 'named_minor', 'online_minor')),
  given_on date not null,
  how text not null check (how in ('signed', 'aloud', 'form')),
  -- Who gave it for a minor: someone who holds parental responsibility.
  given_by uuid,
  evidence text check (length(evidence) <= 500),
  revoked_on date,
  revoked_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint consent_key primary key (territory_id, id),
  constraint consent_person foreign key (territory_id, person_id) references person,
  constraint consent_given_by foreign key (territory_id, given_by) references person,
  constraint consent_order check (revoked_on >= given_on)
);
create index consent_of_person on consent (territory_id, person_id);
create index consent_by_guardian on consent (territory_id, given_by) where given_by is not null;

create table accompaniment_agreement (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  agreed_on date not null,
  how text not null check (how in ('signed', 'aloud', 'form')),
  evidence text check (length(evidence) <= 500),
  ended_on date,
  ended_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint accompaniment_agreement_key primary key (territory_id, id),
  constraint accompaniment_agreement_person foreign key (territory_id, person_id) references person,
  constraint accompaniment_agreement_order check (ended_on >= agreed_on)
);
create index accompaniment_agreement_of_person on accompaniment_agreement (territory_id, person_id);

-- People are told before they enter the network analysis, and may object to being in it.
create table person_informed (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  about text not null check (about in ('network', 'notice')),
  informed_on date not null,
  how text not null check (how in ('signed', 'aloud', 'form')),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint person_informed_key primary key (territory_id, id),
  constraint person_informed_person foreign key (territory_id, person_id) references person
);
create index person_informed_of_person on person_informed (territory_id, person_id);

create table person_objection (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  against text not null check (against in ('network')),
  objected_on date not null,
  withdrawn_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint person_objection_key primary key (territory_id, id),
  constraint person_objection_person foreign key (territory_id, person_id) references person,
  constraint person_objection_order check (withdrawn_on >= objected_on)
);
create index person_objection_of_person on person_objection (territory_id, person_id);

-- Who holds parental responsibility for a minor, who says so, since when.
create table guardian (
  territory_id uuid not null,
  id uuid not null,
  minor_id uuid not null,
  guardian_id uuid not null,
  title text not null check (title in ('parent', 'tutor', 'foster_carer', 'service')),
  said_by text not null check (length(said_by) between 1 and 200),
  from_on date not null,
  until_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint guardian_key primary key (territory_id, id),
  constraint guardian_minor foreign key (territory_id, minor_id) references person,
  constraint guardian_guardian foreign key (territory_id, guardian_id) references person,
  constraint guardian_not_of_oneself check (minor_id <> guardian_id),
  constraint guardian_order check (until_on >= from_on)
);
create index guardian_of_minor on guardian (territory_id, minor_id);
create index guardian_of_children on guardian (territory_id, guardian_id);

-- A concern for somebody's safety can always be written down; reasons and words are sealed. Who must know: case operators
-- and its author.
create table safety_concern (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  noted_on date not null,
  sealed bytea not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint safety_concern_key primary key (territory_id, id),
  constraint safety_concern_person foreign key (territory_id, person_id) references person
);
create index safety_concern_of_person on safety_concern (territory_id, person_id);

-- What someone asked by right. The request outlives the person's record, as the proof that it was answered: no foreign key.
create table rights_request (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('export', 'rectification', 'erasure', 'restriction', 'objection')),
  asked_on date not null,
  due_on date not null,
  how text not null check (how in ('aloud', 'letter', 'email', 'page')),
  asked_by uuid,
  said text check (length(said) <= 2000),
  closed_on date,
  outcome text check (outcome in ('done', 'partly', 'refused')),
  answer text check (length(answer) <= 2000),
  closed_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint rights_request_key primary key (territory_id, id),
  constraint rights_request_territory foreign key (territory_id) references territory,
  constraint rights_request_closed check ((closed_on is null) = (outcome is null))
);
create index rights_request_open on rights_request (territory_id, due_on) where closed_on is null;
create index rights_request_of_person on rights_request (territory_id, person_id);

-- While it stands the record is read by who coordinates alone, and nothing is added to it.
create table person_restriction (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  request_id uuid,
  from_on date not null,
  until_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint person_restriction_key primary key (territory_id, id),
  constraint person_restriction_person foreign key (territory_id, person_id) references person,
  constraint person_restriction_order check (until_on >= from_on)
);
create unique index person_restriction_standing on person_restriction (territory_id, person_id) where until_on is null;

-- Which body answers for which room, and as what: the register and the notices are made from it.
create table privacy_part (
  territory_id uuid not null,
  id uuid not null,
  -- A room by its name, or '*' for all.
  room text not null check (room ~ '^(\*|[a-z]{3,30})$'),
  part text not null check (part in ('controller', 'joint_controller', 'processor', 'protection_officer')),
  body text not null check (length(body) between 2 and 160),
  body_kind text not null check (body_kind in ('municipality', 'company_of_municipalities', 'cooperative', 'asst', 'school',
    'foundation', 'other')),
  contact text check (length(contact) <= 200),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint privacy_part_key primary key (territory_id, id),
  constraint privacy_part_territory foreign key (territory_id) references territory
);

-- The register of breaches (art. 33.5): the authority is told within 72 hours of knowing, unless nobody is at risk.
create table data_breach (
  territory_id uuid not null,
  id uuid not null,
  known_at timestamptz not null,
  happened text not null check (length(happened) between 1 and 4000),
  people_touched integer check (people_touched >= 0),
  risk text not null check (risk in ('unlikely', 'likely', 'high')),
  measures text check (length(measures) <= 4000),
  authority_told_at timestamptz,
  people_told_at timestamptz,
  closed_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint data_breach_key primary key (territory_id, id),
  constraint data_breach_territory foreign key (territory_id) references territory
);
create index data_breach_newest on data_breach (territory_id, known_at desc);

-- Computed when someone begins to act: a policy reads settings only.
create function app.restricted_people() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.restricted_people', true), ''), '{}')::uuid[] $$;
create function app.children() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.children', true), ''), '{}')::uuid[] $$;
-- Whose records are being answered for (a copy, an erasure): set by app.answer_for alone.
create function app.erased_people() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.erased_people', true), ''), '{}')::uuid[] $$;
create function app.erased_encounters() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.erased_encounters', true), ''), '{}')::uuid[] $$;

create or replace function app.set_actor(territory uuid, account text, person uuid, roles text[]) returns void
language plpgsql as $$
declare restricted uuid[]; children uuid[];
begin
  set local citus.propagate_set_commands = 'local';
  execute format(
    'set local app.territory_id = %L; set local app.account_id = %L; set local app.person_id = %L; set local app.roles = %L',
    coalesce(territory::text, ''), coalesce(account, ''), coalesce(person::text, ''), coalesce(roles, '{}')::text);
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

alter table consent enable row level security;
create policy consent_read on consent for select using (territory_id = app.territory_id()
  and (app.is_team() or person_id = app.person_id() or person_id = any (app.children())));
create policy consent_add on consent for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
-- Withdrawing is as easy as giving: who gave it does it alone.
create policy consent_revoke on consent for update using (territory_id = app.territory_id()
    and (app.is_team() or person_id = app.person_id() or person_id = any (app.children())))
  with check (territory_id = app.territory_id() and revoked_on is not null);
create policy consent_erase on consent for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on consent to trama_web;
grant insert (territory_id, id, person_id, kind, given_on, how, given_by, evidence, recorded_by), update (revoked_on, revoked_by)
  on consent to trama_web;

alter table accompaniment_agreement enable row level security;
create policy accompaniment_agreement_read on accompaniment_agreement for select using (territory_id = app.territory_id()
  and (app.is_team() or person_id = app.person_id() or person_id = any (app.children())));
create policy accompaniment_agreement_add on accompaniment_agreement for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy accompaniment_agreement_end on accompaniment_agreement for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
create policy accompaniment_agreement_erase on accompaniment_agreement for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on accompaniment_agreement to trama_web;
grant insert (territory_id, id, person_id, agreed_on, how, evidence, recorded_by), update (ended_on, ended_by)
  on accompaniment_agreement to trama_web;

alter table person_informed enable row level security;
create policy person_informed_read on person_informed for select using (territory_id = app.territory_id()
  and (app.is_team() or person_id = app.person_id() or person_id = any (app.children())));
create policy person_informed_add on person_informed for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy person_informed_erase on person_informed for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on person_informed to trama_web;
grant insert (territory_id, id, person_id, about, informed_on, how, recorded_by) on person_informed to trama_web;

alter table person_objection enable row level security;
create policy person_objection_read on person_objection for select using (territory_id = app.territory_id()
  and (app.is_team() or person_id = app.person_id() or person_id = any (app.children())));
create policy person_objection_add on person_objection for insert with check (territory_id = app.territory_id()
  and (app.is_team() or person_id = app.person_id() or person_id = any (app.children()))
  and recorded_by is not distinct from app.person_id());
create policy person_objection_withdraw on person_objection for update using (territory_id = app.territory_id()
    and (app.is_team() or person_id = app.person_id() or person_id = any (app.children())))
  with check (territory_id = app.territory_id());
create policy person_objection_erase on person_objection for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on person_objection to trama_web;
grant insert (territory_id, id, person_id, against, objected_on, recorded_by), update (withdrawn_on) on person_objection to trama_web;

alter table guardian enable row level security;
create policy guardian_read on guardian for select using (territory_id = app.territory_id()
  and (app.is_team() or minor_id = app.person_id() or guardian_id = app.person_id()));
create policy guardian_add on guardian for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy guardian_end on guardian for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
create policy guardian_erase on guardian for delete using (territory_id = app.territory_id()
  and (minor_id = any (app.erased_people()) or guardian_id = any (app.erased_people())));
grant select, delete on guardian to trama_web;
grant insert (territory_id, id, minor_id, guardian_id, title, said_by, from_on, until_on, recorded_by), update (until_on)
  on guardian to trama_web;

-- A guardian reads of their child what the child would read of themself.
create policy person_of_guardian on person for select
  using (territory_id = app.territory_id() and id = any (app.children()));
create policy person_profile_of_guardian on person_profile for select
  using (territory_id = app.territory_id() and person_id = any (app.children()));
create policy person_contact_of_guardian on person_contact for select
  using (territory_id = app.territory_id() and person_id = any (app.children()));
create policy attendance_of_guardian on attendance for select
  using (territory_id = app.territory_id() and person_id = any (app.children()));

alter table safety_concern enable row level security;
create policy safety_concern_read on safety_concern for select using (territory_id = app.territory_id()
  and (app.has_role('{case_operator}') or app.is_team() and recorded_by = app.person_id()));
create policy safety_concern_add on safety_concern for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
grant select on safety_concern to trama_web;
grant insert (territory_id, id, person_id, noted_on, sealed, recorded_by) on safety_concern to trama_web;

alter table rights_request enable row level security;
create policy rights_request_read on rights_request for select using (territory_id = app.territory_id()
  and (app.has_role('{coordinator}') or recorded_by = app.person_id() or person_id = app.person_id()
    or person_id = any (app.children())));
create policy rights_request_add on rights_request for insert with check (territory_id = app.territory_id()
  and (app.is_team() or person_id = app.person_id() or person_id = any (app.children()))
  and recorded_by is not distinct from app.person_id());
create policy rights_request_close on rights_request for update
  using (territory_id = app.territory_id() and app.has_role('{coordinator}')) with check (territory_id = app.territory_id());
create policy rights_request_drop on rights_request for delete
  using (territory_id = app.territory_id() and app.has_role('{coordinator}') and closed_on is not null);
grant select, delete on rights_request to trama_web;
grant insert (territory_id, id, person_id, kind, asked_on, due_on, how, asked_by, said, recorded_by),
  update (closed_on, outcome, answer, closed_by, said) on rights_request to trama_web;

alter table person_restriction enable row level security;
create policy person_restriction_read on person_restriction for select
  using (territory_id = app.territory_id() and (app.is_team() or person_id = app.person_id()));
create policy person_restriction_add on person_restriction for insert with check (territory_id = app.territory_id()
  and app.has_role('{coordinator}') and recorded_by is not distinct from app.person_id());
create policy person_restriction_lift on person_restriction for update
  using (territory_id = app.territory_id() and app.has_role('{coordinator}')) with check (territory_id = app.territory_id());
create policy person_restriction_erase on person_restriction for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on person_restriction to trama_web;
grant insert (territory_id, id, person_id, request_id, from_on, recorded_by), update (until_on) on person_restriction to trama_web;

alter table privacy_part enable row level security;
create policy privacy_part_read on privacy_part for select using (territory_id = app.territory_id());
create policy privacy_part_add on privacy_part for insert
  with check (territory_id = app.territory_id() and app.is_desk() and recorded_by is not distinct from app.person_id());
create policy privacy_part_drop on privacy_part for delete using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on privacy_part to trama_web;
grant insert (territory_id, id, room, part, body, body_kind, contact, recorded_by) on privacy_part to trama_web;

alter table data_breach enable row level security;
create policy data_breach_read on data_breach for select using (territory_id = app.territory_id() and app.is_desk());
create policy data_breach_add on data_breach for insert
  with check (territory_id = app.territory_id() and app.is_desk() and recorded_by is not distinct from app.person_id());
create policy data_breach_change on data_breach for update
  using (territory_id = app.territory_id() and app.is_desk()) with check (territory_id = app.territory_id());
grant select on data_breach to trama_web;
grant insert (territory_id, id, known_at, happened, people_touched, risk, measures, recorded_by),
  update (measures, authority_told_at, people_told_at, closed_at) on data_breach to trama_web;

-- A restricted record: only who coordinates reads it, and the person; nobody adds to it.
create policy person_restricted on person as restrictive for select using (territory_id = app.territory_id()
  and (id <> all (app.restricted_people()) or app.has_role('{coordinator}') or id = app.person_id()));
create policy person_restricted_profile on person_profile as restrictive for select using (territory_id = app.territory_id()
  and (person_id <> all (app.restricted_people()) or app.has_role('{coordinator}') or person_id = app.person_id()));
create policy person_restricted_contact on person_contact as restrictive for select using (territory_id = app.territory_id()
  and (person_id <> all (app.restricted_people()) or app.has_role('{coordinator}') or person_id = app.person_id()));
create policy person_restricted_interest on person_interest as restrictive for select using (territory_id = app.territory_id()
  and (person_id <> all (app.restricted_people()) or app.has_role('{coordinator}') or person_id = app.person_id()));
create policy person_restricted_vulnerability on vulnerability as restrictive for select
  using (territory_id = app.territory_id() and (person_id <> all (app.restricted_people()) or app.has_role('{coordinator}')));
create policy person_restricted_change on person as restrictive for update
  using (territory_id = app.territory_id() and id <> all (app.restricted_people()));
create policy person_restricted_profile_change on person_profile as restrictive for update
  using (territory_id = app.territory_id() and person_id <> all (app.restricted_people()));
create policy person_restricted_contact_change on person_contact as restrictive for update
  using (territory_id = app.territory_id() and person_id <> all (app.restricted_people()));
create policy person_restricted_vulnerability_add on vulnerability as restrictive for insert
  with check (territory_id = app.territory_id() and person_id <> all (app.restricted_people()));
create policy person_restricted_encounter_add on encounter_person as restrictive for insert
  with check (territory_id = app.territory_id() and person_id <> all (app.restricted_people()));
create policy person_restricted_attendance_add on attendance as restrictive for insert
  with check (territory_id = app.territory_id() and person_id <> all (app.restricted_people()));
create policy person_restricted_promoter_add on activity_promoter as restrictive for insert
  with check (territory_id = app.territory_id() and (person_id is null or person_id <> all (app.restricted_people())));
