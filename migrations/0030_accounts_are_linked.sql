-- The command line links an account to the person it names; the web links one only through an invitation.
create function app.link_account(territory uuid, person uuid, account text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.account_person (territory_id, account_id, person_id) values (territory, account, person);
end $$;
revoke all on function app.link_account from public;
grant execute on function app.link_account to trama_command;

-- Who follows an invitation's link sees who invites them, and to do what.
drop function app.invitation_by_token(uuid, bytea);
create function app.invitation_by_token(territory uuid, hash bytea)
returns table (email text, given_name text, family_name text, invited_by text, roles text[], expired boolean, accepted boolean)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select i.email, p.given_name, p.family_name, nullif(concat_ws(' ', h.given_name, nullif(h.family_name, '')), ''),
      coalesce((select array_agg(r.role order by r.role) from public.role_assignment r
        where r.territory_id = i.territory_id and r.person_id = i.person_id and r.ends_at is null), '{}'),
      i.expires_at < now(), i.accepted_at is not null
    from public.invitation i
    join public.person p on p.territory_id = i.territory_id and p.id = i.person_id
    left join public.person h on h.territory_id = i.territory_id and h.id = i.invited_by
    where i.territory_id = territory and i.token_hash = hash;
end $$;

-- Accepting counts once, and only if the account and the person are both still free for each other.
create or replace function app.accept_invitation(territory uuid, hash bytea, account text) returns uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare who uuid;
begin
  update public.invitation i set accepted_at = now()
    where i.territory_id = territory and i.token_hash = hash and i.accepted_at is null and i.expires_at >= now()
    returning i.person_id into who;
  if who is null then return null; end if;
  insert into public.account_person (territory_id, account_id, person_id) values (territory, account, who);
  return who;
end $$;

-- Another invitation to the same person takes the place of the one before, whose link no longer opens.
create policy invitation_withdraw on invitation for delete
  using (territory_id = app.territory_id() and app.is_desk() and accepted_at is null);
grant delete on invitation to trama_web;

-- An invitation that nobody took leaves an e-mail address behind: a month later it goes.
create function app.forget_old_invitations() returns integer
language plpgsql security definer set search_path = pg_catalog, public as $$
declare gone integer;
begin
  delete from public.invitation where accepted_at is null and expires_at < now() - interval '30 days';
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke all on function app.forget_old_invitations from public;
grant execute on function app.forget_old_invitations to trama_auth;

-- The people of an example anyone may enter as, one for each role. Empty wherever real people are.
create function app.people_to_enter_as()
returns table (slug text, territory_name text, person_id uuid, account_id text, person_name text, role text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select distinct on (t.slug, r.role) t.slug, t.name, r.person_id, a.account_id,
      concat_ws(' ', p.given_name, nullif(p.family_name, '')), r.role
    from public.installation i
    join public.territory t on t.installation = i.kind
    join public.role_assignment r on r.territory_id = t.id
    join public.account_person a on a.territory_id = r.territory_id and a.person_id = r.person_id
    join public.person p on p.territory_id = r.territory_id and p.id = r.person_id
    where i.kind = 'example' and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now())
    order by t.slug, r.role, r.starts_at, r.person_id;
end $$;
revoke all on function app.people_to_enter_as from public;
grant execute on function app.people_to_enter_as to trama_auth;

-- A territory that has an administrator who can sign in never ends up without: of two who leave at once, one stays.
create function app.keep_an_administrator() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if old.role <> 'administrator' or old.ends_at is not null or new.ends_at is null or not exists (
    select from public.account_person a where a.territory_id = old.territory_id and a.person_id = old.person_id
  ) then return new; end if;
  perform pg_advisory_xact_lock(hashtext('administrators'), hashtext(old.territory_id::text));
  if not exists (
    select from public.role_assignment r
    join public.account_person a on a.territory_id = r.territory_id and a.person_id = r.person_id
    where r.territory_id = old.territory_id and r.role = 'administrator' and r.ends_at is null and r.id <> old.id
  ) then
    raise exception 'the last administrator stays'
      using errcode = 'check_violation', constraint = 'role_assignment_last_administrator', table = 'role_assignment';
  end if;
  return new;
end $$;
create trigger role_assignment_last_administrator before update on role_assignment
  for each row execute function app.keep_an_administrator();
