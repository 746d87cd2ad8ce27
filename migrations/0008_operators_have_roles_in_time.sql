-- An account (schema auth) belongs to one person in a territory; what the person may do are roles with a start and an end.
create table account_person (
  territory_id uuid not null,
  account_id text not null,
  person_id uuid not null,
  linked_at timestamptz not null default now(),
  constraint account_person_key primary key (territory_id, account_id),
  constraint account_person_once unique (territory_id, person_id),
  constraint account_person_person foreign key (territory_id, person_id) references person
);
alter table account_person enable row level security;
create policy account_person_read on account_person for select
  using (territory_id = app.territory_id() and (account_id = app.account_id() or app.is_desk()));
grant select on account_person to trama_web;

create table role_assignment (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('administrator', 'coordinator', 'facilitator', 'case_operator', 'partner', 'volunteer',
    'evaluator', 'citizen', 'guardian')),
  starts_at timestamptz not null default now(),
  ends_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint role_assignment_key primary key (territory_id, id),
  constraint role_assignment_person foreign key (territory_id, person_id) references person,
  constraint role_assignment_order check (ends_at >= starts_at)
);
create unique index role_assignment_standing on role_assignment (territory_id, person_id, role) where ends_at is null;
alter table role_assignment enable row level security;
create policy role_assignment_read on role_assignment for select
  using (territory_id = app.territory_id() and (app.is_staff() or person_id = app.person_id()));
-- An administrator appoints everyone; a coordinator everyone but administrators.
create policy role_assignment_add on role_assignment for insert
  with check (territory_id = app.territory_id() and recorded_by is not distinct from app.person_id()
    and (app.has_role('{administrator}') or app.has_role('{coordinator}') and role <> 'administrator'));
create policy role_assignment_end on role_assignment for update
  using (territory_id = app.territory_id()
    and (app.has_role('{administrator}') or app.has_role('{coordinator}') and role <> 'administrator'))
  with check (territory_id = app.territory_id());
grant select on role_assignment to trama_web;
grant insert (territory_id, id, person_id, role, starts_at, ends_at, recorded_by), update (ends_at) on role_assignment to trama_web;

-- Facts about a professional figure: trained and active, or a role that changed. Each names the figure.
create table operator_figure (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  figure text not null check (figure in ('facilitator', 'community_maker', 'lab_maker', 'caretaker', 'mediator', 'educator',
    'social_worker', 'job_tutor', 'other')),
  fact text not null check (fact in ('trained_and_active', 'changed_role')),
  on_date date not null,
  note text check (length(note) <= 500),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint operator_figure_key primary key (territory_id, id),
  constraint operator_figure_person foreign key (territory_id, person_id) references person
);
create index operator_figure_of on operator_figure (territory_id, person_id);
alter table operator_figure enable row level security;
create policy operator_figure_read on operator_figure for select
  using (territory_id = app.territory_id() and (app.is_staff() or person_id = app.person_id()));
create policy operator_figure_add on operator_figure for insert
  with check (territory_id = app.territory_id() and app.is_desk() and recorded_by is not distinct from app.person_id());
create policy operator_figure_drop on operator_figure for delete using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on operator_figure to trama_web;
grant insert (territory_id, id, person_id, figure, fact, on_date, note, recorded_by) on operator_figure to trama_web;

-- An invitation waits for one person to make an account; its token is stored as a hash and expires.
create table invitation (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  email text not null check (email like '%_@_%' and length(email) <= 254),
  token_hash bytea not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  invited_by uuid,
  invited_at timestamptz not null default now(),
  constraint invitation_key primary key (territory_id, id),
  constraint invitation_token unique (territory_id, token_hash),
  constraint invitation_person foreign key (territory_id, person_id) references person
);
alter table invitation enable row level security;
create policy invitation_read on invitation for select using (territory_id = app.territory_id() and app.is_desk());
create policy invitation_add on invitation for insert
  with check (territory_id = app.territory_id() and app.is_desk() and invited_by is not distinct from app.person_id());
create policy invitation_change on invitation for update
  using (territory_id = app.territory_id() and app.is_desk()) with check (territory_id = app.territory_id());
grant select on invitation to trama_web;
grant insert (territory_id, id, person_id, email, token_hash, expires_at, invited_by), update (expires_at) on invitation to trama_web;

-- Whoever follows the link is nobody yet, so these two read and accept by the token alone.
create function app.invitation_by_token(territory uuid, hash bytea)
returns table (id uuid, person_id uuid, email text, given_name text, family_name text, expired boolean, accepted boolean)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select i.id, i.person_id, i.email, p.given_name, p.family_name, i.expires_at < now(), i.accepted_at is not null
    from public.invitation i join public.person p on p.territory_id = i.territory_id and p.id = i.person_id
    where i.territory_id = territory and i.token_hash = hash;
end $$;
create function app.accept_invitation(territory uuid, hash bytea, account text) returns uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare who uuid;
begin
  update public.invitation i set accepted_at = now()
    where i.territory_id = territory and i.token_hash = hash and i.accepted_at is null and i.expires_at >= now()
    returning i.person_id into who;
  if who is null then return null; end if;
  insert into public.account_person (territory_id, account_id, person_id) values (territory, account, who)
    on conflict do nothing;
  return who;
end $$;

-- The first administrator comes with the territory; the web can make one only while there is none.
create function app.appoint_first_administrator(territory uuid, person uuid, given text, family text, account text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock(hashtext('first administrator'), hashtext(territory::text));
  if exists (select from public.role_assignment r where r.territory_id = territory and r.role = 'administrator') then
    raise exception 'this territory has an administrator' using errcode = 'insufficient_privilege';
  end if;
  insert into public.person (territory_id, id, given_name, family_name) values (territory, person, given, family);
  insert into public.account_person (territory_id, account_id, person_id) values (territory, account, person);
  insert into public.role_assignment (territory_id, id, person_id, role)
  values (territory, gen_random_uuid(), person, 'administrator'), (territory, gen_random_uuid(), person, 'coordinator');
end $$;

-- Called right after begin. Person and roles come from the records themselves: a role that ended a second ago is gone.
create function app.act_as(territory uuid, account text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare who uuid; held text[];
begin
  if account is not null then
    select a.person_id into who from public.account_person a where a.territory_id = territory and a.account_id = account;
    if who is not null then
      select array_agg(r.role) into held from public.role_assignment r
        where r.territory_id = territory and r.person_id = who and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now());
    end if;
  end if;
  perform app.set_actor(territory, account, who, held);
end $$;

-- The command line acts as a person it names, or as nobody, with the roles it needs. The web cannot call this.
create function app.act_as_command(territory uuid, person uuid, roles text[]) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform app.set_actor(territory, null, person, roles);
end $$;
revoke all on function app.act_as_command from public;
grant execute on function app.act_as_command to trama_command;
grant execute on function app.appoint_first_administrator to trama_command;

-- Where an account may act, and as whom: asked once a request, before there is an actor.
create function app.memberships(account text)
returns table (territory_id uuid, slug text, name text, person_id uuid, given_name text, family_name text, roles text[])
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select t.id, t.slug, t.name, a.person_id, p.given_name, p.family_name,
      coalesce((select array_agg(r.role order by r.role) from public.role_assignment r
        where r.territory_id = a.territory_id and r.person_id = a.person_id
          and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now())), '{}')
    from public.account_person a
    join public.territory t on t.id = a.territory_id
    join public.person p on p.territory_id = a.territory_id and p.id = a.person_id
    where a.account_id = account;
end $$;
