-- Erasing someone takes away what links them to their account. The account itself, with its address, password and devices,
-- stands in a schema of its own, which no person's login reaches: what is still to be removed there is written down in the
-- same transaction, and kept until it is gone.
create table erased_account (
  territory_id uuid not null,
  account_id text not null,
  erased_at timestamptz not null default now(),
  constraint erased_account_key primary key (territory_id, account_id),
  constraint erased_account_territory foreign key (territory_id) references territory
);
alter table erased_account enable row level security;
create policy erased_account_read on erased_account for select
  using (territory_id = app.territory_id() and app.has_role('{administrator}'));
grant select on erased_account to trama_web;

create function app.account_loses_its_person() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
  if old.person_id = any (app.erased_people()) then
    insert into erased_account (territory_id, account_id) values (old.territory_id, old.account_id) on conflict do nothing;
  end if;
  return null;
end $$;
create trigger account_loses_its_person after delete on account_person
  for each row execute function app.account_loses_its_person();

-- Accounts that belong to nobody any more. Whoever is somebody in another territory keeps theirs.
create function app.accounts_to_forget() returns table (account_id text) language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
  delete from erased_account e where exists (select from account_person a where a.account_id = e.account_id);
  return query select distinct e.account_id from erased_account e;
end $$;
create function app.account_is_forgotten(account text) returns void language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
  delete from erased_account e where e.account_id = account;
end $$;
revoke all on function app.account_loses_its_person, app.accounts_to_forget, app.account_is_forgotten from public;
grant execute on function app.accounts_to_forget, app.account_is_forgotten to trama_auth;
