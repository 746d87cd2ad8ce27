-- Whoever may look behind many doors comes in with two proofs of who they are. In an example everyone is invented.
drop function app.memberships(text);
create function app.memberships(account text)
returns table (territory_id uuid, slug text, name text, person_id uuid, given_name text, family_name text, roles text[],
  two_proofs boolean)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select t.id, t.slug, t.name, a.person_id, p.given_name, p.family_name, held.roles,
      held.roles && '{administrator,coordinator,case_operator}' and t.installation <> 'example'
    from public.account_person a
    join public.territory t on t.id = a.territory_id
    join public.person p on p.territory_id = a.territory_id and p.id = a.person_id
    cross join lateral (
      select coalesce(array_agg(r.role order by r.role), '{}') as roles from public.role_assignment r
        where r.territory_id = a.territory_id and r.person_id = a.person_id
          and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now())) held
    where a.account_id = account;
end $$;
