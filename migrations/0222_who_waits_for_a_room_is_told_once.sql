-- Who waited for a room and is offered it is written to once, whoever freed it and however often the job runs.
alter table booking add column told_at timestamptz;
grant update (told_at) on booking to trama_web;
create index booking_offered on booking (territory_id, offered_until) where state = 'offered';
