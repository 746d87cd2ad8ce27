/**
 * What stands in schema `auth` beside Better Auth's own tables; safe to run again. The second proof is a key shared with
 * an app (`pending` until its first code came), recovery codes and passkeys only add to it. A device is a browser that keeps
 * what is needed without network, under a key of its own.
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
  create table if not exists auth.device (
    id text primary key,
    "userId" text not null references auth."user" on delete cascade,
    "sessionId" text not null,
    salt text not null,
    browser text not null default '',
    since timestamptz not null default now(),
    "seenAt" timestamptz not null default now(),
    "lockedAt" timestamptz,
    "wipedAt" timestamptz
  );
  -- When a device said that it had emptied itself, and how much it had not sent; nobody knows where it said nothing.
  alter table auth.device add column if not exists "emptiedAt" timestamptz;
  alter table auth.device add column if not exists "lostEntries" integer;
  create index if not exists device_of_user on auth.device ("userId");
  create index if not exists device_of_session on auth.device ("sessionId");
  create or replace function auth.lock_devices() returns trigger language plpgsql as $$
  begin
    update auth.device set "lockedAt" = now() where "sessionId" = old.id and "lockedAt" is null;
    return null;
  end $$;
  -- Whoever signs out, here or from elsewhere, leaves nothing readable on the device. A session that only ran out locks
  -- nothing: who is in a courtyard that day goes on writing.
  create or replace trigger session_is_ended after delete on auth.session
    for each row when (old."expiresAt" > now()) execute function auth.lock_devices();
  create table if not exists auth.attempt (
    key text primary key,
    count integer not null,
    since timestamptz not null
  );
  -- What a program may do for somebody, in one territory and for a time. Of its token only the hash stands here.
  create table if not exists auth."programAccess" (
    id text primary key,
    "userId" text not null references auth."user" on delete cascade,
    "territoryId" uuid not null,
    name text not null check (length(name) between 1 and 80),
    scopes text[] not null,
    acting text,
    hash bytea not null unique,
    proved boolean not null,
    "madeAt" timestamptz not null default now(),
    "expiresOn" date not null,
    "lastUsedOn" date,
    "revokedAt" timestamptz,
    constraint "programAccess_year" check ("expiresOn" <= ("madeAt" + interval '367 days')::date)
  );
  create index if not exists "programAccess_of" on auth."programAccess" ("userId");
  -- In which language somebody reads. Without a moment of choosing it is what their browser asked for when they last came in.
  create table if not exists auth."readingLanguage" (
    "userId" text primary key references auth."user" on delete cascade,
    language text not null check (language ~ '^[a-z]{2,3}$'),
    "chosenAt" timestamptz
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
export const ACCOUNT_TABLES_VERSION = 5
