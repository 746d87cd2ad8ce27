-- A program that somebody gave an access to acts as them: the journal tells it apart from what they did with their own hands.
alter table journal drop constraint journal_origin_check;
alter table journal add constraint journal_origin_check check (origin in ('web', 'command', 'job', 'program'));
