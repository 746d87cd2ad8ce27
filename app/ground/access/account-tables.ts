/**
 * What stands in schema `auth` beside Better Auth's own tables; safe to run again. The second proof is a key shared with
 * an app (`pending` until its first code came), recovery codes and passkeys only add to it.
 */
export const ACCOUNT_TABLES = `
  alter table auth.session add column if not exists "provedAt" timestamptz;
  create table if not exists auth."secondProof" (
    "userId" text primary key references auth."user" on delete cascade,
    secret text,
    pending text,
    "confirmedAt" timestamptz,
    "lastStep" bigint not null default 0
  );
  create table if not exists auth."recoveryCode" (
    "userId" text not null references auth."user" on delete cascade,
    hash text not null,
    "usedAt" timestamptz,
    primary key ("userId", hash)
  );
  create table if not exists auth.attempt (
    key text primary key,
    count integer not null,
    since timestamptz not null
  );
  create or replace function auth.forget_unproved_passkeys() returns trigger language plpgsql as $$
  begin
    delete from auth.passkey where "userId" = new.id;
    return null;
  end $$;
  -- Whoever made passkeys before the address was proved may have been someone else.
  create or replace trigger user_is_proved after update on auth."user"
    for each row when (new."emailVerified" and not old."emailVerified") execute function auth.forget_unproved_passkeys()`

/** Goes up with every change above. */
export const ACCOUNT_TABLES_VERSION = 2
